"""``stockmail new``: a draft by questions."""

from typing import TYPE_CHECKING

import typer

from stockmail.cli import shared
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.readers.sources import Sources

EXAMPLES = """\
stockmail new
stockmail new --order orders.csv"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Draft by questions, from the order to the clipboard.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import order_files, takes

    how = _(
        "Enter takes the default, Ctrl-C leaves and keeps nothing. At its end stands the same as one command."
    )

    @app.command(help=f"{about()}\n\n{how}", epilog=EXAMPLES)
    @takes(sources=order_files())
    def new(
        sources: "Sources",
        shop: shared.Shop = None,
        today: shared.Today = None,
    ) -> None:
        from stockmail.cli import interview

        interview.serve(sources, shop, today)

    del new
