"""The figures of the report: which, why, when, how many, how fast, and how it ended."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from statistics import median, quantiles
from typing import NamedTuple

from stockmail.log.misses import SEASONS, ZERO, Miss, campaign, season
from stockmail.log.states import OUTCOMES
from stockmail.model import Campaign

DIMENSIONS = ("sku", "cause", "channel", "weekday", "hour", "month", "season", "campaign")
# In the order of time; the others by how much was missing.
TIMES = frozenset({"weekday", "hour", "month"})
ENDS = tuple(name for name in OUTCOMES if name != "dropped")
NINETY = 90
Part = tuple[str, int, Decimal, str]


class Group(NamedTuple):
    """One bar: orders, pieces that could not ship, their worth by currency."""

    key: str
    orders: int
    pieces: int
    worth: Mapping[str, Decimal]


class Speed(NamedTuple):
    """Hours from the order to the first word. guessed: how many count from the draft, not the sending."""

    orders: int
    median: float | None
    ninety: float | None
    guessed: int


class Figures(NamedTuple):
    """Everything that the report shows.

    heat: orders by weekday and hour; by_scenario, by_offer: how many cases ended which way.
    """

    total: Group
    groups: Mapping[str, tuple[Group, ...]]
    heat: tuple[tuple[int, ...], ...]
    speed: Speed
    by_scenario: Mapping[str, Mapping[str, int]]
    by_offer: Mapping[str, Mapping[str, int]]


def figures(found: Sequence[Miss], campaigns: tuple[Campaign, ...]) -> Figures:
    """The figures of the orders *found*."""
    keys = _keys(campaigns)
    groups = {name: _groups([_part(key(miss), miss) for miss in found], name) for name, key in keys.items()}
    groups["sku"] = _groups([part for miss in found for part in _products(miss)], "sku")
    whole = _groups([_part("", miss) for miss in found], "")
    return Figures(
        whole[0] if whole else Group("", 0, 0, {}),
        {name: groups[name] for name in DIMENSIONS},
        _heat(found),
        _speed(found),
        _ends(found, _scenarios),
        _ends(found, _offers),
    )


def _keys(campaigns: tuple[Campaign, ...]) -> Mapping[str, Callable[[Miss], str]]:
    """Into which group of a dimension an order falls; a product is no fact of the order."""
    return {
        "cause": lambda miss: miss.first.entry.cause,
        "channel": lambda miss: miss.first.entry.channel,
        "weekday": lambda miss: str(miss.when.weekday()),
        "hour": lambda miss: f"{miss.when.hour:02}",
        "month": lambda miss: miss.when.isoformat()[:7],
        "season": lambda miss: season(miss.when),
        "campaign": lambda miss: campaign(miss.when.date(), campaigns),
    }


def _part(key: str, miss: Miss) -> Part:
    return key, miss.pieces, miss.worth, miss.first.entry.currency


def _products(miss: Miss) -> list[Part]:
    entry = miss.first.entry
    return [(line.sku, line.short, line.short * (line.price or ZERO), entry.currency)
            for line in entry.lines if line.short]  # fmt: skip


def _groups(parts: list[Part], name: str) -> tuple[Group, ...]:
    sums: dict[str, list[int]] = {}
    worth: dict[str, dict[str, Decimal]] = {}
    for key, pieces, value, currency in parts:
        if key not in sums:
            sums[key], worth[key] = [0, 0], {}
        sums[key][0] += 1
        sums[key][1] += pieces
        worth[key][currency] = worth[key].get(currency, ZERO) + value
    made = [Group(key, orders, pieces, worth[key]) for key, (orders, pieces) in sums.items()]
    if name in TIMES:
        return tuple(sorted(made, key=lambda group: group.key))
    if name == "season":
        return tuple(sorted(made, key=lambda group: SEASONS.index(group.key)))
    return tuple(sorted(made, key=lambda group: (-group.pieces, -group.orders, group.key)))


def _heat(found: Sequence[Miss]) -> tuple[tuple[int, ...], ...]:
    count = Counter((miss.when.weekday(), miss.when.hour) for miss in found)
    return tuple(tuple(count[day, hour] for hour in range(24)) for day in range(7))


def _speed(found: Sequence[Miss]) -> Speed:
    hours = [miss.hours for miss in found if miss.hours is not None]
    guessed = sum(miss.hours is not None and not miss.sent for miss in found)
    if not hours:
        return Speed(0, None, None, 0)
    ninety = quantiles(hours, n=100, method="inclusive")[NINETY - 1] if len(hours) > 1 else hours[0]
    return Speed(len(hours), median(hours), ninety, guessed)


def _scenarios(miss: Miss) -> Iterator[tuple[str, str]]:
    for case in miss.thread.cases:
        if case.outcome in ENDS:
            yield case.entry.scenario, case.outcome


def _offers(miss: Miss) -> Iterator[tuple[str, str]]:
    """What was offered at any time; an order without an offer counts as "none"."""
    outcome = next((case.outcome for case in reversed(miss.thread.cases) if case.outcome in ENDS), None)
    if outcome:
        offers = dict.fromkeys(chain.from_iterable(case.entry.offers for case in miss.thread.cases))
        yield from ((offer, outcome) for offer in offers or ("",))


def _ends(
    found: Sequence[Miss], pairs: Callable[[Miss], Iterator[tuple[str, str]]]
) -> dict[str, dict[str, int]]:
    count = Counter(chain.from_iterable(map(pairs, found)))
    names = sorted({name for name, _end in count})
    return {name: {end: count[name, end] for end in ENDS} for name in names}
