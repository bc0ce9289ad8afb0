"""A link whose name is what it looks like.

Why: "аmazon.co.jp" with a Cyrillic а, a name before an @, or a bare number as host is how thieves
write; a mail program that sees one throws the whole mail away.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "error"
FAILS = (
    "https://аmazon.co.jp/",
    "https://amazon.co.jp@evil.example/",
    "http://192.0.2.7/x",
    "https://xn--mazon-3ve.com/",
)
PASSES = ("https://minato.example/items/mug", "https://日本語.jp/", "https://shop.example/@minato")
HOST = r"https?://([^\s/?#」』）)>、。]+)"
HINTS = ("://",)
ODD = r"@|^\d+(?:\.\d+){3}(?::|$)|(?:^|\.)xn--|[a-zA-Z][^\x00-\x7f]|[^\x00-\x7f][a-zA-Z]"


def check(reading: Reading) -> Iterator[Finding]:
    """A host of mixed scripts, in punycode, a bare address, or hidden behind a name."""
    for at, link in reading.seek(HOST, *HINTS):
        if compiled(ODD).search(link.partition("://")[2]):
            yield Finding(at, "this link is not what it looks like", N_("the shop's plain address"))
