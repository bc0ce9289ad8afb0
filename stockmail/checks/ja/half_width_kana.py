"""No half-width kana.

Why: ﾏｸﾞｶｯﾌﾟ is unreadable on many screens and breaks in mails that are sent as ISO-2022-JP. Product
names that the shop system writes so are left alone where they are known.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("ﾏｸﾞｶｯﾌﾟは在庫切れです。",)
PASSES = ("マグカップは在庫切れです。",)
PATTERN = CLUE = "[｡-ﾟ]+"


def check(reading: Reading) -> Iterator[Finding]:
    """Each run of half-width kana."""
    for at, words in reading.seek(PATTERN):
        values = {"words": words}
        yield Finding(at, "half-width kana: {words}", N_("the same in full width"), values)
