"""Two line breaks in a row at most, where the marketplace counts them.

Why: Amazon's filter takes more for an attempt to hide something below.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("ご注文の件です。\n\n\n返金します。",)
PASSES = ("ご注文の件です。\n\n返金します。\n\n\n",)
PATTERN = r"\n[ \t　]*\n[ \t　]*\n(?=\s*\S)"
INSTEAD = N_("one blank line")


def check(reading: Reading) -> Iterator[Finding]:
    """Each gap."""
    yield from banned(reading, "blank-lines", PATTERN, INSTEAD)
