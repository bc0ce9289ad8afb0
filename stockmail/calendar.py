"""Business days and the dates that people type: ``12/5``, ``+5bd``, ``2026-12-early``."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from stockmail.answers import remembered
from stockmail.errors import N_
from stockmail.kinds import Bad, shown
from stockmail.model import Span

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KANJI_WEEKDAYS = "月火水木金土日"
PARTS = {"early": 10, "mid": 20, "late": 31}
KANJI_PARTS = {"上旬": "early", "中旬": "mid", "下旬": "late"}
FURTHEST = 3650
# "12/5" typed in summer means this December; typed on December 20 it is more likely a slip.
LONG_AGO = timedelta(days=65)
# 9999-12-31 is how systems say that they do not know, and no day can be counted on from it.
YEAR = r"2[01]\d{2}"
# The same few days are asked for by every order.
KEPT = 1024


class Calendar(NamedTuple):
    """The days on which the shop works: not on weekends, Japanese holidays, its own closing days.

    closed: ``wed``, ``水``, ``2026-12-29``, ``12-29`` (every year) and ranges with ``..``.
    """

    closed: tuple[str, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether the shop works on *day*."""
        if day.weekday() >= WEEKDAYS.index("sat") or self.closes_on(day):
            return False
        return day.day not in holidays(day.year, day.month)

    def closes_on(self, day: date) -> bool:
        """Whether *day* is one of the shop's own closing days."""
        return any(_covers(rule, day) for rule in self.closed)

    def after(self, day: date, count: int) -> date:
        """The *count*-th working day after *day*; *day* itself for zero."""
        worked = day
        while count > 0:
            day += timedelta(days=1)
            if self.is_open(day):
                count, worked = count - 1, day
            elif (day - worked).days > FURTHEST:
                raise Bad("the shop's closing days leave no working day")
        return day


def _holidays(year: int, month: int) -> list[int]:
    """The days of a month that are Japanese holidays."""
    import jpholiday

    return [day.day for day, _name in jpholiday.month_holidays(year, month)]


# Kept under a name of its own: a mutation run passes over what stands under a decorator.
holidays = remembered(_holidays)


def closing_day(text: str) -> str:
    """A closing day in the one form that ``Calendar`` reads, or ``Bad``."""
    plain = text.strip().lower()
    if name := re.fullmatch(rf"([{KANJI_WEEKDAYS}])(?:曜日?)?", plain):
        return WEEKDAYS[KANJI_WEEKDAYS.index(name[1])]
    if re.fullmatch(r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:days?)?", plain):
        return plain[:3]
    first, dots, last = plain.partition("..")
    every_year = len(first) == len("12-29")
    in_order = not dots or (len(first) == len(last) and (every_year or first <= last))
    if in_order and _is_day(first) and _is_day(last or first):
        return plain
    raise Bad("is no closing day; write sun, 2026-12-29, 12-29 or 12-29..01-03: {got}", got=shown(text))


def _is_day(text: str) -> bool:
    """Whether *text* is a day of one year, or, as 12-29, of every year."""
    if not re.fullmatch(r"(?:\d{4}-)?\d{2}-\d{2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(f"2024-{text}"[-len("2024-12-29") :])  # a leap year: 02-29 is a day
    except ValueError:
        return False
    return True


def _covers(rule: str, day: date) -> bool:
    if rule in WEEKDAYS:
        return day.weekday() == WEEKDAYS.index(rule)
    first, _, last = rule.partition("..")
    last, that = last or first, day.isoformat()[-len(first) :]
    if first <= last:
        return first <= that <= last
    return that >= first or that <= last  # over the turn of the year


def _within(text: str, start: date, calendar: Calendar) -> date:
    """The day that ``3d`` or ``4bd`` after *start* is."""
    match = re.fullmatch(r"(\d{1,4})(d|bd)", text, re.ASCII)
    if not match or int(match[1]) > FURTHEST:
        raise Bad("is not a time like 3d or 4bd: {got}", got=shown(text))
    days = int(match[1])
    return calendar.after(start, days) if match[2] == "bd" else start + timedelta(days=days)


within = lru_cache(KEPT)(_within)


def _read_day(text: str, today: date, calendar: Calendar, *, past: bool = False) -> date:
    """A day as people type it; *past* asks for days up to today, else from today on."""
    if text.startswith("+"):
        day = within(text[1:], today, calendar)
    else:
        try:
            day = _typed(text, today, past=past)
        except ValueError:
            message = N_("is no date; write 2026-12-05, 12/5, +10d or +5bd: {got}")
            raise Bad(message, got=shown(text)) from None
    if day < today and not past:
        raise Bad("{got} is in the past; today is {today}", got=day.isoformat(), today=today.isoformat())
    if day > today and past:
        raise Bad("{got} is in the future; today is {today}", got=day.isoformat(), today=today.isoformat())
    return day


read_day = lru_cache(KEPT)(_read_day)


def _read_day_or_span(text: str, today: date, calendar: Calendar) -> date | Span:
    """A day, or a third of a month: ``2026-12-early``, ``12月上旬``."""
    match = re.fullmatch(rf"({YEAR})-(\d{{1,2}})-(early|mid|late)", text, re.ASCII)
    kanji = re.fullmatch(rf"(?:({YEAR})年)?(\d{{1,2}})月(上旬|中旬|下旬)", text, re.ASCII)
    if not match and not kanji:
        return read_day(text, today, calendar)
    found = match or kanji
    month, part = int(found[2]), KANJI_PARTS.get(found[3], found[3])  # type: ignore[index]
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise Bad("is no date; write 2026-12-05, 12/5, +10d or +5bd: {got}", got=shown(text))
    year = int(found[1] or today.year)  # type: ignore[index]
    if not found[1] and today - last_day(Span(year, month, part)) > LONG_AGO:  # type: ignore[index]
        year += 1
    span = Span(year, month, part)
    if last_day(span) < today:
        raise Bad("{got} is in the past; today is {today}", got=text, today=today.isoformat())
    return span


read_day_or_span = lru_cache(KEPT)(_read_day_or_span)


def last_day(when: date | Span) -> date:
    """The latest day that *when* can mean."""
    if isinstance(when, date):
        return when
    if (day := PARTS[when.part]) < PARTS["late"]:
        return date(when.year, when.month, day)
    first_of_next = date(when.year + when.month // 12, when.month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def _typed(text: str, today: date, *, past: bool) -> date:
    short = re.fullmatch(r"(\d{1,2})(?:/|月)(\d{1,2})日?", text, re.ASCII)
    if not short:
        long = re.fullmatch(rf"({YEAR})(?:[-/]|年)(\d{{1,2}})(?:[-/]|月)(\d{{1,2}})日?", text, re.ASCII)
        if not long:
            raise ValueError
        return date(int(long[1]), int(long[2]), int(long[3]))
    day = date(today.year, int(short[1]), int(short[2]))
    if past and day - today > LONG_AGO:
        return day.replace(year=today.year - 1)
    if not past and today - day > LONG_AGO:
        return day.replace(year=today.year + 1)
    return day
