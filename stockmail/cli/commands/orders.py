"""``stockmail orders``: what is read in the files of a shop system; as JSON lines, a converter."""

from typing import TYPE_CHECKING, Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.readers.sources import Sources

EXAMPLES = """\
stockmail orders orders.csv --to jsonl > orders.jsonl
stockmail orders orders.csv --to map > shop-map.yaml"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Show what is read in order files; as JSON lines it converts them.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import reading, takes

    told = _("Every assumption that was made is told on stderr, order by order.")

    @app.command(
        help=f"{about()}\n\n{told}",
        epilog=EXAMPLES,
    )
    @takes(sources=reading())
    def orders(
        sources: "Sources",
        files: Annotated[
            list[str], typer.Argument(help=_("Order files; - for standard input."), metavar=_("FILE…"))
        ],
        to: Annotated[
            str | None,
            typer.Option(
                "--to",
                help=_("table or jsonl; a table on a terminal, else jsonl. map: a map for --map to fill in."),
                metavar=_("FORM"),
                autocompletion=complete.words("table", "jsonl", "map"),
            ),
        ] = None,
    ) -> None:
        from stockmail.cli import listing

        listing.show(sources._replace(files=tuple(files)), to)

    del orders
