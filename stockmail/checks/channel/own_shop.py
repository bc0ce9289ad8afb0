"""No way to the shop's own site where the marketplace allows none.

Why: it leads the buyer past the marketplace; shops have been closed for it.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "当店の公式サイトでもお求めいただけます。",
    "自社サイトのほうがお安くなります。",
    "LINE登録はこちら",
    "Visit our own website.",
    "Buy it from us directly.",
)
PASSES = ("当店で取り消します。", "our shop", "オンラインでご確認ください。")
PATTERN = (
    r"(?:当店|当社|弊社|弊店|自社|公式|直営)(?:の)?(?:公式)?(?:サイト|ショップ|オンライン(?:ストア"
    r"|ショップ)|ホームページ|通販|本店|HP)|本店サイト|(?i:LINE)(?: ?(?:公式|登録|友だち|@|ID))"
    r"|(?i:インスタ|instagram|QRコード)"
    r"|(?i:\bour (?:own |official )?(?:web ?site|site|online (?:shop|store)|home ?page)\b"
    r"|\bfrom us directly\b|\bdirectly from us\b|\boutside (?:of )?(?:ebay|amazon))"
)
INSTEAD = N_("nothing")


def check(reading: Reading) -> Iterator[Finding]:
    """Each of them."""
    yield from banned(reading, "own-shop", PATTERN, INSTEAD)
