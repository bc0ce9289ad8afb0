"""``stockmail log add``: its options."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from stockmail.cli import complete
from stockmail.cli.log_options import At, Channel, Order
from stockmail.cli.options import Group, Option, takes
from stockmail.cli.pages import showing
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _

EXAMPLES = """\
stockmail log add 55 -s restock --as phone --restock-date +10d
stockmail log add 56 -s discontinued --as phone --item 'Mug x2'"""
FIRST = ("order", "scenario", "medium", "item", "reason", "restock_date", "reply_by", "at", "shop")
# The option of a day → the promise that it is.
DAYS = {"restock_date": "restock", "new_date": "new_date", "next_update": "next_update",
        "reply_by": "reply_by", "refund_by": "refund_by"}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(
        cls=showing(*FIRST), help=_("Record by hand what was said without stockmail."), epilog=EXAMPLES
    )
    @takes(said=by_hand())
    def add(
        said: Mapping[str, Any],
        order: Order,
        scenario: Annotated[
            str,
            typer.Option(
                "--scenario",
                "-s",
                help=_("What happened."),
                metavar=_("NAME"),
                autocompletion=complete.scenarios,
            ),
        ],
        at: At = None,
        channel: Channel = None,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import adding, moving

        adding.add(moving.Which(order, channel, shop, at), adding.ByHand(scenario=scenario, **said))

    del add


def by_hand() -> Group:
    """What may be told of it, folded into the fields of ByHand."""
    text, day = str | None, _("DATE")
    options = {
        "medium": Option(text, _("mail, message, phone or notice."), ("--as",), _("MEDIUM"), complete.media),
        "item": Option(list[str] | None, _("What is missing: “NAME x2 @3740 #SKU”; one for each."),
                       metavar=_("ITEM")),
        "reason": Option(text, _("Why it is missing."), metavar=_("REASON")),
        "ordered_at": Option(text, _("When it was ordered."), metavar=day),
        "restock_date": Option(text, _("When it is back."), metavar=day),
        "new_date": Option(text, _("The new day."), metavar=day),
        "next_update": Option(text, _("When the customer hears from you again."), metavar=day),
        "reply_by": Option(text, _("Until when the customer may answer."), metavar=day),
        "refund_by": Option(text, _("The refund is promised for this day."), metavar=day),
        "again": Option(bool, _("Record it although this order has it on record.")),
    }  # fmt: skip
    return Group(options, _fold)


def _fold(given: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: given[name] for name in ("medium", "reason", "ordered_at", "again")}
    days = {promise: given[name] for name, promise in DAYS.items()}
    return {**plain, "items": tuple(given["item"] or ()), "days": days}
