"""What a draft says, as the case log keeps it: the facts and the promises, and nobody's name."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from stockmail import money
from stockmail.brief import Brief
from stockmail.calendar import last_day
from stockmail.case import Case
from stockmail.model import Line

OFFERS = ("alternative", "same_price", "coupon", "free_shipping", "enclose")
# The cause in the shop's own words is text, and text is not kept unasked.
OWN_WORDS = "own-words"
# Whoever may choose one of these, or is only told, waits for goods: a delay to US law.
WAITING = frozenset({"wait", "late"})


class Pieces(NamedTuple):
    """One product: how many were ordered, how many cannot ship. sku: its name where there is none."""

    sku: str
    ordered: int
    short: int
    price: Decimal | None = None


class Entry(NamedTuple):
    """One draft. value: of the missing pieces; refund: what goes back when they are cancelled.

    cause: a name from wording.yaml; silence: what no answer stands for; staff: who signs; us: US law
    counts its delay notices; source: the order's file; given: words of the command line that its next draft
    needs again; text: the whole draft, only where the shop wants
    it kept; repeats: it is sent again and again.
    """

    order: str
    channel: str
    scenario: str
    language: str = "ja"
    medium: str = "mail"
    lines: tuple[Pieces, ...] = ()
    cause: str = ""
    currency: str = "JPY"
    value: Decimal | None = None
    refund: Decimal | None = None
    offers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    silence: str = ""
    ordered_at: datetime | None = None
    restock: date | None = None
    new_date: date | None = None
    refund_by: date | None = None
    refunded_on: date | None = None
    reply_by: date | None = None
    next_update: date | None = None
    staff: str = ""
    us: bool = False
    source: str = ""
    given: tuple[str, ...] = ()
    text: str = ""
    repeats: bool = False

    @property
    def waits_for(self) -> date | None:
        """The day until which it asks the customer to wait."""
        return self.new_date or self.restock

    @property
    def delays(self) -> bool:
        """Whether it asks the customer to wait."""
        return bool(WAITING & {*self.choices})


def entry(case: Case, brief: Brief) -> Entry:
    """The entry of the draft that *brief* becomes; its order is empty where none is named."""
    order, made = case.order, case.decisions
    back = money.back_for_short(order) if brief.rest else money.back_for_all(order)
    promised = case.promised
    return Entry(
        order=brief.order.id if order.id else "",
        channel=case.channel.id,
        scenario=case.scenario.id,
        language=case.voice.language,
        medium=case.medium,
        lines=tuple(map(_pieces, order.lines)),
        cause=_cause(case),
        currency=order.currency,
        value=money.value_of_short(order) if order.lines else None,
        refund=back.amount if back and brief.refund else None,
        offers=tuple(name for name in OFFERS if getattr(made, name)),
        choices=brief.choices,
        silence=brief.reply.silence if brief.reply else "",
        ordered_at=order.ordered_at,
        restock=last_day(made.restock) if made.restock and brief.restock else None,
        new_date=promised.get("new_date"),
        refund_by=promised.get("refund_by"),
        refunded_on=made.refunded_on,
        reply_by=promised.get("reply_by"),
        next_update=promised.get("next_update"),
        staff=made.staff or case.shop.staff or "",
        us=order.customer.country == "US",
        repeats=case.scenario.repeats,
    )


def _cause(case: Case) -> str:
    if not case.scenario.goods:
        return ""
    cause = case.decisions.reason or case.scenario.reason
    return cause if cause in case.voice.wording["reasons"] else OWN_WORDS


def _pieces(line: Line) -> Pieces:
    name = f"{line.name or ''} {line.variant or ''}".strip()
    return Pieces(line.sku or name, line.quantity or 0, line.short or 0, line.unit_price)
