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
from stockmail.rows import numbered

LEVEL = "error"
FAILS = ("代金7,840円を返金いたします。", "We will refund JPY 7,840.", "We will refund $79.57.")
PASSES = ("代金7,480円を返金いたします。", "We will refund JPY 7,480.", "We will refund $79.75.", "7480円")
GIVEN = {"facts": Facts(said=("7,480円", "JPY 7,480", "$79.75"))}
PATTERN = (
    r"(?=[\d,，JUEG¥￥$€£])(?:[\d,，]+ ?(?:円|yen\b)|(?:JPY|USD|EUR|GBP|[¥￥$€£]) ?[\d,]+(?:\.\d+)?"
    r"|[\d,]+(?:\.\d+)? ?(?:JPY|USD|EUR|GBP|€))"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A sum of money that is neither the order's nor among those decided."""
    if not reading.facts:
        return
    known = frozenset().union(*map(_amounts, numbered(reading.facts.said)))
    for at, words in reading.find(PATTERN):
        amount = _amount(words)
        if amount and amount not in known:
            values = {"amount": amount}
            yield Finding(
                reading.place(at),
                "this amount is not the order's: {amount}",
                N_("an amount of the order"),
                values,
                level="warning" if amount in _amounts(reading.facts.own) else "error",
            )


@lru_cache(KEPT)
def _amount(words: str) -> str:
    """The bare number."""
    return compiled(r"[^\d.]").sub("", words).removesuffix(".00")


@lru_cache(KEPT)
def _amounts(text: str) -> frozenset[str]:
    """Every amount in a text."""
    return frozenset(map(_amount, compiled(PATTERN).findall(text)))
