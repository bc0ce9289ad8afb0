"""No coupon in the subject of an apology.

Why: it turns the notice into advertising, which 特定電子メール法 asks a consent for, and reads as if
the shop had something to celebrate. In the text, after the solution, it is a token of regret.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.checks.channel.coupon import HINTS, PATTERN
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "error"
FAILS = (
    "件名: 【クーポン進呈】在庫切れのお詫び\n\n在庫切れです。",
    "Subject: 15% OFF coupon inside\n\nIt is out of stock.",
)
PASSES = (
    "件名: 【お詫び】在庫切れのご連絡\n\n500円引きのクーポンをお送りします。",
    "Subject: Out of stock: your order 10234\n\nFor your next order: 15% off.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """An offer between the label and the first line of text."""
    low = reading.subject.lower()
    if not any(map(low.__contains__, HINTS)):
        return
    if found := compiled(PATTERN).search(reading.subject):
        yield Finding(
            reading.subject_at + found.start(),
            "the subject of an apology offers a discount",
            N_("the fact; the coupon as the last thing in the text"),
        )
