"""No amount that is not the order's.

Why: a wrong sum is the one line that every customer checks, and it is believed against the shop. Only
a warning where the shop's own text names it: "free shipping from JPY 5,000" is nobody's order.
"""

from collections.abc import Iterator
from functools import lru_cache

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.flow import KEPT
from stockmail.reading import Facts, Reading, compiled
from stockmail.rows import numbered, of_rows

LEVEL = "error"
FAILS = ("代金7,840円を返金いたします。", "We will refund JPY 7,840.", "We will refund $79.57.")
PASSES = ("代金7,480円を返金いたします。", "We will refund JPY 7,480.", "We will refund $79.75.", "7480円")
GIVEN = {"facts": Facts(said="7,480円\nJPY 7,480\n$79.75")}
PATTERN = (
    r"(?=[\d,，JUEG¥￥$€£])(?:([\d,，]+) ?(?:円|yen\b)|(?:JPY|USD|EUR|GBP|[¥￥$€£]) ?([\d,]+(?:\.\d+)?)"
    r"|([\d,]+(?:\.\d+)?) ?(?:JPY|USD|EUR|GBP|€))"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A sum of money that is neither the order's nor among those decided."""
    if not reading.facts:
        return
    known = _all(reading.facts.said)
    if known.issuperset(amount for every in map(_amounts, numbered(reading.rows)) for _at, amount in every):
        return
    own = _all(reading.facts.own)
    for at, amount in of_rows(_amounts, reading.rows):
        if amount not in known:
            values = {"amount": amount}
            yield Finding(
                reading.place(at),
                "this amount is not the order's: {amount}",
                N_("an amount of the order"),
                values,
                level="warning" if amount in own else "error",
            )


@lru_cache(KEPT)
def _amounts(line: str) -> tuple[tuple[int, str], ...]:
    return tuple(_found(line))


def _found(line: str) -> Iterator[tuple[int, str]]:
    for found in compiled(PATTERN).finditer(line):
        amount = (found[1] or found[2] or found[3]).replace(",", "").replace("，", "")
        if amount:
            yield found.start(), amount.removesuffix(".00")


def _all(text: str) -> frozenset[str]:
    """Every amount in a text of many lines."""
    return frozenset().union(*map(_known, numbered(tuple(text.split("\n")))))


@lru_cache(KEPT)
def _known(said: str) -> frozenset[str]:
    return frozenset(amount for _at, amount in _amounts(said))
