"""``stockmail report``: which products, why, when, how fast, and how it ended."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail report --since 2026-01-01 --html report.html
stockmail report --by sku"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Show which products ran out, why, when, and how the cases ended.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    here, day = typer.Option, _("DATE")
    names = ("sku", "cause", "channel", "weekday", "hour", "month", "season", "campaign")

    @app.command(help=about(), epilog=EXAMPLES)
    def report(
        since: Annotated[str | None, here("--since", help=_("From this day on."), metavar=day)] = None,
        until: Annotated[str | None, here("--until", help=_("Up to this day."), metavar=day)] = None,
        by: Annotated[
            str | None,
            here("--by", help=_("Only this, in full: {all}.").format(all=", ".join(names)), metavar=_("NAME"),
                 autocompletion=complete.words(*names)),
        ] = None,
        html: Annotated[
            Path | None,
            here("--html", help=_("Write one page with the pictures to a file."), metavar=_("FILE")),
        ] = None,
        to: Annotated[
            str,
            here("--to", help=_("text, json or csv."), metavar=_("FORM"),
                 autocompletion=complete.words("text", "json", "csv")),
        ] = "text",
        order_plan: Annotated[
            bool, here("--order-plan", help=_("Pieces short per month and the stock that was lacking."))
        ] = False,
        orders: Annotated[
            list[str] | None,
            here("--orders", help=_("All orders in the days that a channel counts: 200 or amazon=200."),
                 metavar="N"),
        ] = None,
        shop: Shop = None,
    ) -> None:  # fmt: skip
        from stockmail.cli import reporting

        asked = reporting.Asked(since, until, by, html, to, order_plan, tuple(orders or ()), shop)
        reporting.serve(asked)

    del report
