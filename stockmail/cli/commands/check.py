"""``stockmail check``: a draft in, what is wrong with it out."""

from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail check draft.txt --scenario restock
stockmail check --explain holes"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Review a draft, also one that a person has edited.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    here = typer.Option
    exits = _("Exit code 1 when there are errors.")

    @app.command(help=f"{about()} {exits}", epilog=EXAMPLES)
    def check(
        file: Annotated[
            str | None,
            typer.Argument(
                help=_("The draft as plain text, - for standard input."),
                metavar=_("FILE|-"),
                show_default=False,
            ),
        ] = None,
        lang: Annotated[
            str | None,
            here(
                "--lang",
                help=_("ja or en; guessed when not given."),
                metavar=_("LANGUAGE"),
                autocompletion=complete.languages,
            ),
        ] = None,
        channel: Annotated[
            str | None,
            here(
                "--channel", help=_("Where it is sent."), metavar=_("NAME"), autocompletion=complete.channels
            ),
        ] = None,
        scenario: Annotated[
            str | None,
            here(
                "--scenario",
                "-s",
                help=_("What happened: then missing parts are found too."),
                metavar=_("NAME"),
                autocompletion=complete.scenarios,
            ),
        ] = None,
        to: Annotated[
            str,
            here("--to", help=_("text, json or github."), metavar=_("FORM"), autocompletion=complete.reports),
        ] = "text",
        charset: Annotated[
            str | None,
            here(
                "--charset",
                help=_("How the mail is sent: utf-8, iso-2022-jp or cp932."),
                metavar=_("NAME"),
                autocompletion=complete.words("utf-8", "iso-2022-jp", "cp932"),
            ),
        ] = None,
        rules: Annotated[bool, here("--rules", help=_("List the rules."))] = False,
        explain: Annotated[
            str | None,
            here(
                "--explain",
                help=_("Print the page of a rule."),
                metavar=_("RULE"),
                autocompletion=complete.rules,
            ),
        ] = None,
    ) -> None:
        from stockmail.cli import reviewing

        if rules:
            reviewing.rules()
        elif explain:
            reviewing.explain(explain)
        elif file is None:
            raise typer.BadParameter(_("name a draft, or - for standard input"))
        elif reviewing.check(reviewing.Asked(file, lang, channel, scenario, to, charset)):
            raise typer.Exit(1)

    del check
