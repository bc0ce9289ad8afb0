"""No [Important] where the marketplace keeps it for other matters.

Why: on Amazon it gets through to buyers who opted out, and a shop that uses it for an out-of-stock
notice loses it.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("件名: [重要] ご注文の件\n\n本文", "【重要】在庫切れ", "Subject: [Important] your order\n\nHello")
PASSES = ("重要なお知らせ", "important")
PATTERN = r"[\[［【]\s*(?:重要|(?i:important))\s*[\]］】]"
INSTEAD = N_("the subject that the marketplace sets")
HINTS = (
    "重要",
    "important",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each tag."""
    yield from banned(reading, "important-tag", PATTERN, INSTEAD, *HINTS)
