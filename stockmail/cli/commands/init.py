"""``stockmail init``: the shop's facts, asked for once."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.cli.options import Group

EXAMPLES = """\
stockmail init --no-input --name みなと雑貨店 --staff 佐藤 --yes
stockmail init --templates"""
FIRST = (
    "templates",
    "name",
    "staff",
    "email",
    "closing_days",
    "channels",
    "language",
    "no_input",
    "yes",
    "shop",
)


def about() -> str:
    """What the command is for, in a line."""
    return _("Ask for the shop's facts and write shop.yaml.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import takes
    from stockmail.cli.pages import showing

    here = typer.Option
    safe = _("It changes nothing that you wrote without showing it and asking.")

    @app.command(cls=showing(*FIRST), help=f"{about()} {safe}", epilog=EXAMPLES)
    @takes(facts=_facts())
    def init(
        facts: Mapping[str, str | None],
        templates: Annotated[
            bool, here("--templates", help=_("Lay out a folder for your own wording, with an example."))
        ] = False,
        no_input: Annotated[bool, here("--no-input", help=_("Never ask."))] = False,
        yes: Annotated[bool, here("--yes", help=_("Make the changes without asking."))] = False,
        shop: Annotated[
            Path | None,
            here("--shop", help=_("The file; shop.yaml here when not given."), metavar=_("FILE")),
        ] = None,
    ) -> None:
        if templates:
            from stockmail.cli import own_folder

            own_folder.lay_out(shop)
            return
        from stockmail.cli import setting_up

        setting_up.serve(setting_up.Wanted(shop, facts, no_input, yes))

    del init


def _facts() -> "Group":
    """The facts as options; their keys are those of shop.yaml."""
    from stockmail.cli.options import Group, Option

    text = str | None
    name = _("NAME")
    return Group({
        "name": Option(text, _("Name of the shop, as customers know it"), metavar=name),
        "staff": Option(text, _("Name of the person who signs"), metavar=name),
        "email": Option(text, _("Mail address for customers")),
        "phone": Option(text, _("Phone number for customers")),
        "hours": Option(text, _("Hours in which someone answers")),
        "address": Option(text, _("Postal address of the shop")),
        "closing_days": Option(text, _("Days on which the shop is closed"), metavar=_("DAYS OFF")),
        "channels": Option(text, _("Where the shop sells"), metavar=_("NAMES"), complete=complete.channels),
        "language": Option(text, _("Language of the drafts"), ("--lang",), _("LANGUAGE"),
                           complete.languages),
        "name_en": Option(text, _("Name of the shop in English drafts"), metavar=name),
        "staff_en": Option(text, _("Name of the person who signs in English drafts"), metavar=name),
        "address_en": Option(text, _("Postal address in English drafts")),
    }, dict)  # fmt: skip
