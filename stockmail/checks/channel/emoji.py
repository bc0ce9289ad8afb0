"""No emoji where the marketplace allows none.

Why: Amazon rejects messages with them; some systems show a box in their place.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("申し訳ございません😢", "Sorry 🙏", "お詫び☺")
PASSES = ("申し訳ございません。", "※送料は無料です。", "Minato™ → here", "●商品")
PATTERN = (
    "["
    "\U0001f000-\U0001faff\U00002600-\U00002604\U0000260e\U00002614-\U0000263b\U00002648-\U00002653"
    "\U00002660-\U00002668\U00002693-\U000026fd\U00002702-\U000027b0\U0000fe0f]"
)
INSTEAD = N_("nothing")


def check(reading: Reading) -> Iterator[Finding]:
    """Each of them."""
    yield from banned(reading, "emoji", PATTERN, INSTEAD)
