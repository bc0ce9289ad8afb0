"""The orders that could not ship: the cases on record, cut down to what the report counts."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from stockmail.log.rows import Logged
from stockmail.log.threads import Thread, threads
from stockmail.model import Campaign

SEASONS = ("winter", "spring", "summer", "autumn")
ZERO = Decimal(0)


class Miss(NamedTuple):
    """An order of which pieces could not ship.

    when: it was ordered, or, where that hour is not known, the first word was drafted; hours: how long
    the first word took; sent: whether it is known to be out; pieces: that could not ship; worth: of
    these, as far as prices are known.
    """

    thread: Thread
    first: Logged
    when: datetime
    hours: float | None
    sent: bool
    pieces: int
    worth: Decimal

    @property
    def cancelled_on(self) -> date | None:
        """The day of the cancellation, if it came to that."""
        days = [case.settled_at for case in self.thread.cases if case.outcome == "cancelled"]
        days += [self.thread.cancelled.sent_at] if self.thread.cancelled else []
        return min((day.date() for day in days if day), default=None)


def misses(cases: Iterable[Logged], first: date | None, last: date | None) -> list[Miss]:
    """Every order with a first case within the days, both included."""
    found = map(_miss, threads(cases))
    low, high = first or date.min, last or date.max
    return [miss for miss in found if low <= miss.when.date() <= high]


def _miss(thread: Thread) -> Miss:
    case = thread.cases[0]
    ordered = case.entry.ordered_at
    sent = next((each.sent_at for each in thread.cases if each.sent_at), None)
    pieces = sum(line.short for line in case.entry.lines)
    worth = sum((line.short * line.price for line in case.entry.lines if line.price), ZERO)
    if ordered is None or ordered.tzinfo is None:  # the day alone
        return Miss(thread, case, case.drafted_at, None, sent is not None, pieces, worth)
    hours = ((sent or case.drafted_at) - ordered).total_seconds() / 3600
    return Miss(thread, case, ordered, max(hours, 0.0), sent is not None, pieces, worth)


def season(when: date) -> str:
    """March to May is spring."""
    return SEASONS[when.month % 12 // 3]


def campaign(when: date, campaigns: tuple[Campaign, ...]) -> str:
    """The campaign that ran on the day; empty for none."""
    return next((each.name for each in campaigns if each.first <= when <= each.last), "")
