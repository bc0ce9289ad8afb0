"""``stockmail draft``: an order in, a draft out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stockmail import outputs, registry
from stockmail.cli import complete, shared
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.model import Ask
    from stockmail.readers.sources import Sources

EXAMPLES = """\
stockmail draft --scenario restock --example
stockmail draft -s restock --order order.json --restock-date +10d"""
FIRST = (
    *("scenario", "order", "short", "restock_date", "alternative", "coupon", "lang", "channel", "medium"),
    *("copy", "example"),
)


def about() -> str:
    """What the command is for, in a line."""
    return _("Draft the words for one order.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import decisions, facts, order_files, takes
    from stockmail.cli.pages import showing

    here, forms = typer.Option, registry.names(outputs)
    form = _("Without an order it prints a form with blanks.")

    @app.command(
        cls=showing(*FIRST),
        help=f"{about()}\n\n{form}",
        epilog=EXAMPLES,
    )
    @takes(sources=order_files(), ask=decisions(), given=facts())
    def draft(
        sources: "Sources",
        ask: "Ask",
        given: dict[str, Any],
        scenario: shared.Scenario = None,
        shop: shared.Shop = None,
        example: Annotated[
            bool, here("--example", help=_("Draft from the scenario's own sample order and shop."))
        ] = False,
        medium: shared.Medium = None,
        to: Annotated[
            str,
            here(
                "--to",
                help=_("One of {all}.").format(all=", ".join(forms)),
                metavar=_("FORM"),
                autocompletion=complete.forms,
            ),
        ] = "text",
        out: Annotated[
            Path | None,
            here("--out", "-o", help=_("Write the draft to a file."), metavar=_("FILE")),
        ] = None,
        copy: Annotated[bool, here("--copy", help=_("Put the draft on the clipboard too."))] = False,
        edit: Annotated[
            bool,
            here("--edit", help=_("Open the draft in your editor first; what comes back is reviewed.")),
        ] = False,
        html: shared.Html = False,
        charset: shared.Charset = "utf-8",
        mailbox: Annotated[
            str | None,
            here(
                "--imap-drafts",
                help=_("Put the mail into the Drafts folder of this mailbox of shop.yaml too."),
                metavar=_("NAME"),
            ),
        ] = None,
        no_input: Annotated[bool, here("--no-input", help=_("Never ask."))] = False,
        today: shared.Today = None,
        no_decisions: Annotated[
            bool, here("--no-decisions", help=_("Leave the order file's own decisions aside."))
        ] = False,
        record: shared.Record = None,
        again: shared.Again = False,
    ) -> None:
        from stockmail.cli import desk

        wanted = desk.Wanted(
            scenario, sources, shop, example, medium, to, out, copy, no_input, today, html, charset, mailbox,
            record, again, no_decisions, edit,
        )  # fmt: skip
        desk.serve(wanted, ask, given)

    del draft
