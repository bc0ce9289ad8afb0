"""``stockmail preview``: how a scenario reads, again at every save."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail preview restock
stockmail preview restock --watch"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Show how a scenario reads in your own wording.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    here = typer.Option

    @app.command(help=about(), epilog=EXAMPLES)
    def preview(
        scenario: Annotated[
            str,
            typer.Argument(
                metavar=_("SCENARIO"), help=_("What happened."), autocompletion=complete.scenarios
            ),
        ],
        watch: Annotated[
            bool, here("--watch", help=_("Again each time you save a text; Ctrl-C ends it."))
        ] = False,
        case: Annotated[
            str,
            here("--case", help=_("Of which order: {all}.").format(all=", ".join(complete.case_names())),
                 metavar=_("NAME"), autocompletion=complete.cases),
        ] = "bare",
        lang: Annotated[
            str | None,
            here("--lang", help=_("The draft's language: ja or en."), metavar=_("LANGUAGE"),
                 autocompletion=complete.languages),
        ] = None,
        medium: Annotated[
            str | None,
            here("--as", help=_("mail, message, phone or notice."), metavar=_("MEDIUM"),
                 autocompletion=complete.media),
        ] = None,
        shop: Annotated[
            Path | None,
            here("--shop", help=_("The shop.yaml beside which they are."), metavar=_("FILE")),
        ] = None,
    ) -> None:  # fmt: skip
        from stockmail.cli import previewing

        asked = previewing.Asked(scenario, case, lang, medium, shop)
        if watch:
            previewing.watch(asked)
        else:
            previewing.show(asked)

    del preview
