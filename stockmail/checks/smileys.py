"""No emoji in an apology.

Why: a crying face beside a broken promise reads as if it were a joke; some systems show a box in its
place. Where a marketplace forbids them, its own rule speaks instead.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.checks.channel.emoji import PATTERN as CLUE
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("誠に申し訳ございません😢", "It cannot reach you by December 1 😊")
PASSES = ("申し訳ございません。", "※送料は無料です。", "Minato™ → here")


def check(reading: Reading) -> Iterator[Finding]:
    """Each line with one."""
    told = -1
    forbidden = reading.channel is not None and "emoji" in reading.channel.forbids
    for at, _words in () if forbidden or reading.text.isascii() else reading.seek(CLUE):
        if told < 0 or "\n" in reading.text[told:at]:
            yield Finding(at, "an emoji stands in the apology", N_("nothing"))
        told = at
