"""No phone number where the marketplace allows none.

Why: a call leaves no trace that the marketplace could look at.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "電話 045-000-0000",
    "TEL：０９０－１２３４－５６７８",
    "Call +81 45 000 0000.",
    "Call (206) 555-0100",
    "09012345678",
)
PASSES = (
    "注文番号 250-1234567-1234567",
    "〒231-0000",
    "11月27日（金）",
    "追跡番号 1234-5678-9012",
    "2026-11-27",
)
PATTERN = (
    r"(?<![\d\-－])(?:[0０][\d０-９]{1,4}[-－‐(（ ][\d０-９]{1,4}[-－‐)） ][\d０-９]{3,4}"
    r"|0[5789]0\d{8})(?![\d\-－])"
    r"|\+\d{1,3}[ \-]?\(?\d{1,4}\)?(?:[ \-]?\d{2,4}){2,3}|\(\d{3}\) ?\d{3}-\d{4}"
    r"|(?<![\d\-])\d{3}-\d{3}-\d{4}(?![\d\-])"
)
INSTEAD = N_("“reply to this message”")


def check(reading: Reading) -> Iterator[Finding]:
    """Each number."""
    yield from banned(reading, "phone", PATTERN, INSTEAD)
