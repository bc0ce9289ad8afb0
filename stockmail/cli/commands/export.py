"""``stockmail export``: the team's fixed phrases, for programs that type them."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail export ime -o stockmail-ime.txt
stockmail export espanso --lang en"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Give the fixed phrases and short messages to a text expander or an input method.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(help=about(), epilog=EXAMPLES)
    def export(
        form: Annotated[
            str,
            typer.Argument(
                metavar="espanso|ime|textexpander",
                help=_("The program that types them."),
                autocompletion=complete.exports,
            ),
        ],
        out: Annotated[
            Path | None, typer.Option("--out", "-o", help=_("Write it to a file."), metavar=_("FILE"))
        ] = None,
        lang: Annotated[
            str | None,
            typer.Option(
                "--lang",
                help=_("Of the phrases: ja or en."),
                metavar=_("LANGUAGE"),
                autocompletion=complete.languages,
            ),
        ] = None,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import snippeting

        snippeting.serve(form, out, lang, shop)

    del export
