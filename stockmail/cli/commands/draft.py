"""``stockmail draft``: an order in, a draft out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stockmail.cli.talk import _, guarded

if TYPE_CHECKING:
    from stockmail.model import Ask


def about() -> str:
    """What the command is for, in a line."""
    return _("Draft the words for one order.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import decisions, facts, takes

    here = typer.Option
    form = _("Without an order it prints a form with blanks.")

    @app.command(
        help=f"{about()}\n\n{form}",
        epilog=_("stockmail draft --scenario restock --order order.json --restock-date 12/5"),
    )
    @guarded
    @takes(ask=decisions(), given=facts())
    def draft(
        ask: "Ask",
        given: dict[str, Any],
        scenario: Annotated[
            str | None,
            here(
                "--scenario",
                "-s",
                help=_("What happened; `stockmail scenarios` lists them."),
                metavar=_("NAME"),
            ),
        ] = None,
        order: Annotated[
            str | None,
            here("--order", help=_("The order as JSON, - for standard input."), metavar=_("FILE|-")),
        ] = None,
        shop: Annotated[
            Path | None,
            here(
                "--shop",
                help=_("The shop's facts; else shop.yaml here or in your settings."),
                metavar=_("FILE"),
            ),
        ] = None,
        example: Annotated[
            bool, here("--example", help=_("Draft from the scenario's own sample order and shop."))
        ] = False,
        medium: Annotated[
            str | None,
            here(
                "--as",
                help=_("mail, message, phone or notice; the channel's own when not given."),
                metavar=_("MEDIUM"),
            ),
        ] = None,
        to: Annotated[str, here("--to", help=_("text or json."), metavar=_("FORM"))] = "text",
        out: Annotated[
            Path | None,
            here("--out", "-o", help=_("Write the draft to a file."), metavar=_("FILE")),
        ] = None,
        copy: Annotated[bool, here("--copy", help=_("Put the draft on the clipboard too."))] = False,
        no_input: Annotated[bool, here("--no-input", help=_("Never ask."))] = False,
        today: Annotated[
            str | None, here("--today", help=_("Draft as if it were this day."), metavar=_("DATE"))
        ] = None,
        no_decisions: Annotated[
            bool, here("--no-decisions", help=_("Leave the order file's own decisions aside."))
        ] = False,
        record: Annotated[
            bool | None,
            here("--record/--no-record", help=_("Put it into the case log."), show_default=False),
        ] = None,
        again: Annotated[
            bool, here("--again", help=_("Record it although this order has it on record."))
        ] = False,
    ) -> None:
        from stockmail.cli import desk

        wanted = desk.Wanted(
            scenario, order, shop, example, medium, to, out, copy, no_input, today,
            record, again, no_decisions,
        )  # fmt: skip
        desk.serve(wanted, ask, given)

    del draft
