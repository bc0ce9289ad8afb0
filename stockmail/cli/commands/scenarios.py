"""``stockmail scenarios``: what there are words for, and what each of them needs."""

from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail scenarios restock
stockmail scenarios restock --template > restock.j2"""


def about() -> str:
    """What the command is for, in a line."""
    return _("List the scenarios, or show one: what it needs, what it may offer, a sample.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(help=about(), epilog=EXAMPLES)
    def scenarios(
        name: Annotated[
            str | None,
            typer.Argument(
                help=_("Show this one."),
                metavar=_("NAME"),
                show_default=False,
                autocompletion=complete.scenarios,
            ),
        ] = None,
        template: Annotated[
            bool,
            typer.Option("--template", help=_("Print the text to start from when you write your own.")),
        ] = False,
        lang: Annotated[
            str,
            typer.Option(
                "--lang",
                help=_("The language of the sample or the text."),
                show_default=False,
                metavar=_("LANGUAGE"),
                autocompletion=complete.languages,
            ),
        ] = "",
    ) -> None:
        from stockmail.cli import catalogue

        catalogue.show(name, template=template, lang=lang)

    del scenarios
