"""No coupon where the marketplace allows none.

Why: it reads as a bribe or as advertising; on Amazon and eBay it is called spam.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "500円引きのクーポンをお送りします。",
    "次回10%OFFでお求めいただけます。",
    "Here is a coupon: SORRY500",
    "Take 10% off your next order.",
)
PASSES = (
    "お届けできず申し訳ございません。",
    "ご利用いただいたクーポンは、もう一度お使いいただけます。",
    "The coupon you used can be used again.",
)
PATTERN = (
    r"(?<!ご利用いただいた)(?<!お使いいただいた)(?<!円分の)(?:クーポン|割引券|優待券)(?!は、もう"
    r"|が(?:戻|返))|次回[^。\n]{0,14}(?:割引|値引|円引|[%％]|OFF|オフ)|\d+ ?(?:[%％] ?(?:OFF|オフ"
    r"|引き)|円引き)"
    r"|(?i:(?<!the )\bcoupons?\b(?! (?:you|is restored|can be used again))|\bdiscount code|\bvoucher"
    r"|\d+ ?% off|\boff your next)"
)
INSTEAD = N_("an apology; the marketplace's own tool, where there is one")
HINTS = (
    "クーポン",
    "割引",
    "優待",
    "次回",
    "引き",
    "off",
    "オフ",
    "coupon",
    "discount",
    "voucher",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each offer of a discount."""
    yield from banned(reading, "coupon", PATTERN, INSTEAD, *HINTS)
