"""What is so with one order: the closed vocabulary that decision rules are written in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from stockmail import money
from stockmail.calendar import last_day
from stockmail.model import Decisions, Order, Span

# What no order file tells and the person at the desk knows.
STATES = (
    *("told", "no-reply", "waiting", "arrived", "agreed", "angry", "delivered", "late", "settled"),
    *("subscription", "preorder", "public", "review"),
)
# With these the customer has not been written to yet.
BEFORE = frozenset({"subscription", "preorder"})
# Just before midnight counts as today just after it.
JUST_NOW = timedelta(hours=3)


class Situation(NamedTuple):
    """One order at one moment; now: in the shop's time; states: of STATES; expensive: by currency."""

    order: Order
    decisions: Decisions
    states: frozenset[str]
    now: datetime
    far_days: int = 30
    soon_days: int = 7
    expensive: Mapping[str, Decimal] = MappingProxyType({})

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.now.date()


def true(situation: Situation) -> frozenset[str]:
    """The conditions that are so; every other one is not."""
    return frozenset(name for name, is_so in CONDITIONS.items() if is_so(situation))


Condition = Callable[[Situation], bool]


def _any_short(at: Situation) -> bool:
    return any(line.short for line in at.order.lines)


def _has_rest(at: Situation) -> bool:
    left = any((line.quantity or 0) > (line.short or 0) for line in at.order.lines)
    return _any_short(at) and left


def _needed_within(days: int) -> Condition:
    return lambda at: at.order.needed_by is not None and at.order.needed_by <= at.today + timedelta(days)


def _needed_soon(at: Situation) -> bool:
    return _needed_within(at.soon_days)(at)


def _late_for_its_day(at: Situation) -> bool:
    """A product that arrives on the day it is needed cannot be there in time."""
    day, restock = at.order.needed_by, at.decisions.restock
    return bool(day and restock and last_day(restock) >= day)


def _restock_far(at: Situation) -> bool:
    restock = at.decisions.restock
    return bool(restock) and last_day(restock) > at.today + timedelta(at.far_days)  # type: ignore[arg-type]


def _found_today(at: Situation) -> bool:
    ordered = at.order.ordered_at
    if ordered is None:
        return False
    if ordered.tzinfo is None or at.now.tzinfo is None:
        ordered, now = ordered.replace(tzinfo=None), at.now.replace(tzinfo=None)
    else:
        ordered, now = ordered.astimezone(at.now.tzinfo), at.now
    return ordered.date() == now.date() or timedelta(0) <= now - ordered <= JUST_NOW


def _expensive(at: Situation) -> bool:
    price, total = at.expensive.get(at.order.currency), money.charged(at.order)
    return price is not None and total is not None and total >= price


def _reason(*names: str) -> Condition:
    return lambda at: at.decisions.reason in names


def _state(name: str) -> Condition:
    return lambda at: name in at.states


def _undecided(at: Situation) -> bool:
    """Nobody said when it is back, what comes instead, or that it never will."""
    made = at.decisions
    decided = made.restock or made.restock_unknown or made.alternative or made.new_date or made.refunded_on
    return not decided and not _reason("discontinued", "limited-run")(at)


CONDITIONS: Mapping[str, Condition] = {
    "has-rest": _has_rest,
    "all-short": lambda at: _any_short(at) and not _has_rest(at),
    "gift": lambda at: at.order.gift,
    "needed-by": lambda at: at.order.needed_by is not None,
    "needed-soon": _needed_soon,
    "needed-today": _needed_within(0),
    "company": lambda at: at.order.customer.company is not None,
    "paid": lambda at: at.order.payment.paid is True,
    "unpaid": lambda at: at.order.payment.paid is False,
    "not-accepted": lambda at: not at.order.accepted,
    "found-today": _found_today,
    "expensive": _expensive,
    "restock-known": lambda at: at.decisions.restock is not None,
    "restock-span": lambda at: isinstance(at.decisions.restock, Span),
    "restock-unknown": lambda at: at.decisions.restock_unknown,
    "restock-far": _restock_far,
    "new-date-given": lambda at: at.decisions.new_date is not None,
    "needed-before-restock": _late_for_its_day,
    "alternative-given": lambda at: at.decisions.alternative is not None,
    "refunded": lambda at: at.decisions.refunded_on is not None,
    "complaint": lambda at: at.decisions.point is not None,
    "undecided": _undecided,
    "second-notice": lambda at: at.decisions.second_notice,
    "first-word": lambda at: not (at.states - BEFORE or at.decisions.second_notice),
    "discontinued": _reason("discontinued", "limited-run"),
    "failed-inspection": _reason("failed-inspection"),
    "oversold": _reason("oversold", "order-rush"),
    "supplier-delay": _reason("supplier-delay"),
    "packing-miss": _reason("packing-miss"),
    "allotment": _reason("allotment"),
    **{name: _state(name) for name in STATES},
}
