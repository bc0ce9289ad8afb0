"""No link where the marketplace allows none.

Why: a link that leads out of the marketplace blocks the message or costs the account.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("詳しくは https://minato.example/items", "See www.minato.example")
PASSES = ("商品ページをご覧ください。", "See the item page.")
PATTERN = r"https?://\S+|(?i:\bwww\.[a-z0-9\-]+\.\S+)"
INSTEAD = N_("words; the buyer finds the page in the order")
HINTS = (
    "://",
    "www.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each link."""
    yield from banned(reading, "link", PATTERN, INSTEAD, *HINTS)
