"""``stockmail due``: what must be done today."""

from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail due
stockmail due --on 2026-12-05"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Say what must be done today, most urgent first, with the ready command.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    here = typer.Option
    quiet = _("It prints nothing where nothing is due, so cron can run it.")

    @app.command(help=f"{about()} {quiet}", epilog=EXAMPLES)
    def due(
        on: Annotated[
            str | None,
            here("--on", help=_("As if it were this day, or this time: 2026-12-05T21:30."),
                 metavar=_("DATE")),
        ] = None,
        to: Annotated[
            str,
            here("--to", help=_("text or json."), metavar=_("FORM"),
                 autocompletion=complete.words("text", "json")),
        ] = "text",
        shop: Shop = None,
    ) -> None:  # fmt: skip
        from stockmail.cli import dues

        dues.serve(on, to, shop)

    del due
