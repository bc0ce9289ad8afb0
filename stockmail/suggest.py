"""Which scenario fits: the rules that hold, ranked; whether to call first; when to send."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from stockmail.calendar import FURTHEST, Calendar
from stockmail.errors import Note
from stockmail.kinds import Bad
from stockmail.rules import Rules


class Ranked(NamedTuple):
    """A scenario that fits, and the reasons in words, the weightiest first."""

    scenario: str
    weight: int
    own: bool
    because: tuple[Mapping[str, str], ...]

    @property
    def place(self) -> tuple[bool, int]:
        """What it is ranked by: the shop's own rules go before the shipped ones."""
        return self.own, self.weight


class Send(NamedTuple):
    """When the first mail may go out; why; and from when on one may call."""

    at: datetime
    now: bool
    why: Note
    call_at: datetime


def rank(rules: Rules, true: frozenset[str]) -> tuple[Ranked, ...]:
    """Every scenario that fits, the best first; among equals, the order of scenarios.yaml."""
    ranked = []
    for scenario, fits in rules.fits.items():
        held = sorted((fit for fit in fits if fit.holds(true)), key=lambda fit: (not fit.own, -fit.weight))
        if held:
            reasons = tuple({fit.because["en"]: fit.because for fit in held}.values())
            ranked.append(Ranked(scenario, held[0].weight, held[0].own, reasons))
    return tuple(sorted(ranked, key=lambda each: each.place, reverse=True))


def is_clear(ranked: tuple[Ranked, ...], lead: int) -> bool:
    """Whether the first leads the second by as much as the rules ask."""
    if len(ranked) < 2:  # noqa: PLR2004 - alone is ahead
        return bool(ranked)
    first, second = ranked[:2]
    if first.own is not second.own:
        return True
    return first.weight - second.weight >= max(lead, 1)


def phone(rules: Rules, true: frozenset[str]) -> tuple[Mapping[str, str], ...]:
    """Why to call before writing; empty where writing is enough."""
    return tuple(fit.because for fit in rules.phone if fit.holds(true))


def send(rules: Rules, true: frozenset[str], now: datetime, calendar: Calendar, *, mall: bool) -> Send:
    """When to send what is found *now*. mall: it goes as a message in a marketplace."""
    opens, closes = rules.opens, rules.closes
    day_time = opens <= now.hour < closes
    call_at = now if day_time or "needed-today" in true else _morning(now, opens, calendar)
    if {"needed-today", "gift"} & true:
        why = (Note("it is needed today and cannot wait") if "needed-today" in true
               else Note("a present cannot wait"))  # fmt: skip
        return Send(now, now=True, why=why, call_at=call_at)
    if calendar.closes_on(now.date()):
        at = _morning(now, opens, calendar)
        return Send(at, now=False, why=Note("the shop is closed today"), call_at=at)
    if mall:
        why = Note("a message in a marketplace may go out at any hour")
        return Send(now, now=True, why=why, call_at=call_at)
    if day_time:
        return Send(now, now=True, why=Note("the sooner the better"), call_at=now)
    at = _morning(now, opens, calendar)
    values = {"from": f"{opens}:00", "until": f"{closes}:00"}
    return Send(at, now=False, why=Note("found at night; mail goes out from {from} to {until}", values),
                call_at=at)  # fmt: skip


def _morning(now: datetime, opens: int, calendar: Calendar) -> datetime:
    """The next time the hour strikes on a day that is no closing day."""
    day: date = now.date()
    if now.hour >= opens or calendar.closes_on(day):
        day += timedelta(days=1)
    for _day in range(FURTHEST):
        if not calendar.closes_on(day):
            return datetime.combine(day, time(opens % 24), now.tzinfo)
        day += timedelta(days=1)
    raise Bad("the shop's closing days leave no working day")
