"""A link that opens: http or https.

Why: "shop.example/items" or "file:///C:/" opens nothing on the customer's phone, and a
"javascript:" link is what thieves send.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "詳しくは file:///C:/shop.html",
    "See ftp://shop.example/x",
    "See javascript:alert(1)",
    "htp://shop.example",
)
PASSES = ("https://shop.example/x", "http://shop.example", "件名: 在庫", "Subject: late")
HINTS = ("://", "javascript:", "data:")
PATTERN = r"(?i)\b(?!https?://)[a-z][a-z0-9+.\-]*://\S+|\bjavascript:\S+|\bdata:\w+/\S+"


def check(reading: Reading) -> Iterator[Finding]:
    """A link of another kind."""
    for at, _words in reading.seek(PATTERN, *HINTS):
        yield Finding(at, "this link is not http or https", N_("the page's address, from https:// on"))
