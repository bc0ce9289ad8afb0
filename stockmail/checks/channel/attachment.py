"""No attachment where the marketplace allows none.

Why: it is taken off on the way, and the text then speaks of what is not there.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "添付のPDFをご覧ください。",
    "写真を添付いたします。",
    "Please see the attached file.",
    "I have attached a photo.",
)
PASSES = ("商品に同封いたします。", "See below.")
PATTERN = r"添付|(?i:\battach(?:ed|ment|ing)?\b|\benclosed (?:file|pdf|photo))"
INSTEAD = N_("what it says, in words")
HINTS = (
    "添付",
    "attach",
    "enclosed",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each mention."""
    yield from banned(reading, "attachment", PATTERN, INSTEAD, *HINTS)
