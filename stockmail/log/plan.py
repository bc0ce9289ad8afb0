"""A hint for the next purchase: pieces short per month, and the stock that would have been enough.

docs/log.md has the formula. It looks back; it forecasts nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from stockmail.log.misses import Miss

COVER = 0.95


class Hint(NamedTuple):
    """One product.

    months: month → pieces short; worst: on one day; every_day: the stock that covers 95 % of all days;
    short_days: 95 % of the days on which it ran short.
    """

    sku: str
    months: dict[str, int]
    total: int
    worst: int
    every_day: int
    short_days: int


def plan(found: Iterable[Miss], first: date, last: date) -> list[Hint]:
    """A hint for each product that was short between the days, the one that lacked most first."""
    short: dict[str, Counter[date]] = {}
    for miss in found:
        for line in miss.first.entry.lines:
            if line.short:
                short.setdefault(line.sku, Counter())[miss.when.date()] += line.short
    days = (last - first).days + 1
    hints = [_hint(sku, by_day, days) for sku, by_day in short.items()]
    return sorted(hints, key=lambda hint: (-hint.total, hint.sku))


def _hint(sku: str, by_day: Counter[date], days: int) -> Hint:
    pieces = sorted(by_day.values())
    months: Counter[str] = Counter()
    for day, count in sorted(by_day.items()):
        months[f"{day:%Y-%m}"] += count
    every = [0] * (days - len(pieces)) + pieces
    return Hint(sku, dict(months), sum(pieces), pieces[-1], covering(every), covering(pieces))


def covering(pieces: Sequence[int], share: float = COVER) -> int:
    """The smallest stock that is enough on *share* of the days; pieces: short on each, rising."""
    return pieces[max(ceil(share * len(pieces)) - 1, 0)] if pieces else 0
