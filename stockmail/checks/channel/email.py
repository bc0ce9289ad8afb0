"""No mail address where the marketplace allows none.

Why: it takes the talk off the marketplace, where nobody protects the buyer.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("info@minato.example までどうぞ。", "Write to help@shop.example.")
PASSES = ("このメッセージにご返信ください。", "@minato", "Reply here.")
PATTERN = r"[\w.+\-]+[@＠][\w\-]+(?:\.[\w\-]+)+"
INSTEAD = N_("“reply to this message”")
HINTS = (
    "@",
    "＠",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each address."""
    yield from banned(reading, "email", PATTERN, INSTEAD, *HINTS)
