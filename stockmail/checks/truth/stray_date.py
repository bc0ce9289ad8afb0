"""No date that nobody gave.

Why: a customer plans with every date they read. One that came from an old text or from nowhere
becomes a promise. Only a warning where the shop's own text names it, such as its holidays.
"""

from collections.abc import Iterator
from functools import lru_cache

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.flow import KEPT
from stockmail.reading import Facts, Reading, compiled
from stockmail.rows import numbered, of_rows

LEVEL = "error"
FAILS = ("12月6日に入荷します。", "It arrives on December 6.", "2026-12-06", "6 Dec")
PASSES = ("12月5日（土）に入荷します。", "It arrives on December 5.", "2026-12-05", "may 1 piece")
GIVEN = {"facts": Facts(said="12月5日（土）\nDecember 5\n2026-12-05")}
NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(name.title() for name in NAMES)})[a-z]*\.?"
PATTERN = (
    rf"(\d{{1,2}})月(\d{{1,2}})日|\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}"
    rf"|\b20\d\d[-/](\d\d?)[-/](\d\d?)\b"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A day and month that are not among those decided."""
    if not reading.facts:
        return
    known = _all(reading.facts.said)
    if known.issuperset(day for every in map(_days, numbered(reading.rows)) for _at, day in every):
        return
    own = _all(reading.facts.own)
    for at, day in of_rows(_days, reading.rows):
        if day not in known:
            values = {"month": day[0], "day": day[1]}
            yield Finding(
                reading.place(at),
                "nobody gave this date: {month}/{day}",
                N_("a date of the order or of a decision"),
                values,
                level="warning" if day in own else "error",
            )


@lru_cache(KEPT)
def _days(line: str) -> tuple[tuple[int, tuple[int, int]], ...]:
    return tuple(_found(line))


def _found(line: str) -> Iterator[tuple[int, tuple[int, int]]]:
    for found in compiled(PATTERN).finditer(line):
        kanji_month, kanji_day, name, after, before, name_after, month, day = found.groups()
        if name or name_after:
            number = NAMES.index((name or name_after)[:3].lower()) + 1
            yield found.start(), (number, int(after or before))
        else:
            yield found.start(), (int(kanji_month or month), int(kanji_day or day))


def _all(text: str) -> frozenset[tuple[int, int]]:
    """Every day in a text of many lines."""
    return frozenset().union(*map(_known, numbered(tuple(text.split("\n")))))


@lru_cache(KEPT)
def _known(said: str) -> frozenset[tuple[int, int]]:
    return frozenset(day for _at, day in _days(said))
