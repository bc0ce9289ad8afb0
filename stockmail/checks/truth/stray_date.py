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
from stockmail.rows import numbered

LEVEL = "error"
FAILS = ("12月6日に入荷します。", "It arrives on December 6.", "2026-12-06", "6 Dec")
PASSES = ("12月5日（土）に入荷します。", "It arrives on December 5.", "2026-12-05", "may 1 piece")
GIVEN = {"facts": Facts(said=("12月5日（土）", "December 5", "2026-12-05"))}
NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(name.title() for name in NAMES)})[a-z]*\.?"
PATTERN = (
    rf"(\d{{1,2}})月(\d{{1,2}})日|\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}"
    rf"|\b\d{{4}}[-/](\d\d?)[-/](\d\d?)\b"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A day and month that are not among those decided."""
    if not reading.facts:
        return
    known = frozenset().union(*map(_days, numbered(reading.facts.said)))
    for at, words in reading.find(PATTERN):
        day = _day(words)
        if day and day not in known:
            values = {"month": day[0], "day": day[1]}
            yield Finding(
                reading.place(at),
                "nobody gave this date: {month}/{day}",
                N_("a date of the order or of a decision"),
                values,
                level="warning" if day in _days(reading.facts.own) else "error",
            )


@lru_cache(KEPT)
def _day(words: str) -> tuple[int, int] | None:
    """Month and day; None for a day of another century, which may as well be a number."""
    found = compiled(PATTERN).match(words)
    assert found  # noqa: S101 - it was found by that pattern
    kanji_month, kanji_day, name, after, before, name_after, month, day = found.groups()
    if name or name_after:
        return NAMES.index((name or name_after)[:3].lower()) + 1, int(after or before)
    return (int(kanji_month or month), int(kanji_day or day)) if kanji_month or words[:2] == "20" else None


@lru_cache(KEPT)
def _days(text: str) -> frozenset[tuple[int, int] | None]:
    """Every day in a text."""
    return frozenset(_day(found[0]) for found in compiled(PATTERN).finditer(text))
