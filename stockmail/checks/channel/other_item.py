"""No other product where the marketplace allows none.

Why: another item is another deal, and in a message it is advertising.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "代わりの商品として、藍色のマグカップはいかがでしょうか。",
    "同等品をご用意できます。",
    "We can offer another product instead.",
    "You may also like our new mug.",
)
PASSES = (
    "代わりに返金いたします。",
    "We will refund you instead.",
    "別の日に発送します。",
    "ほかの商品は予定どおりお届けします。",
)
PATTERN = (
    r"(?:代わり|代替|別|ほか|他|同等|類似|似た|同種)(?:の|する)?(?:商品|品|色|モデル|カラー|アイテム)(?=[^。\n]{0,20}(?:いかが|用意|案内|おすすめ|選|交換|変更|検討|提案|替え|変え))|代替品|同等品|類似品|後継(?:品|機)|おすすめ(?:の|商品)|新商品|お取り替え(?!え)"
    r"|(?i:\b(?:another|alternative|similar|substitute|replacement|different) (?:product|item|model"
    r"|colou?r|one)\b|\bas (?:a substitute|an alternative)|you (?:may|might) (?:also )?like\b)"
)
INSTEAD = N_("wait or cancel")
HINTS = (
    "代わり",
    "代替",
    "別",
    "ほか",
    "他",
    "同等",
    "類似",
    "似た",
    "同種",
    "後継",
    "おすすめ",
    "新商品",
    "取り替え",
    "another",
    "alternative",
    "similar",
    "substitute",
    "replacement",
    "different",
    "like",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each offer."""
    yield from banned(reading, "other-item", PATTERN, INSTEAD, *HINTS)
