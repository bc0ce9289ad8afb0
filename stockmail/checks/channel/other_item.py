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
    "代わりに「木製パズル 恐竜」ならすぐ送れます。",
    "ほかの出品もぜひご覧ください。",
    "We also have a blue one.",
)
PASSES = (
    "代わりに返金いたします。",
    "代わりに返金をご希望でしたら、お知らせください。",
    "We will refund you instead.",
    "別の日に発送します。",
    "ほかの商品は予定どおりお届けします。",
)
PATTERN = (
    r"(?:代わり|代替|別|ほか|他|同等|類似|似た|同種)(?:の|する)?(?:商品|品|色|モデル|カラー|アイテム)(?=[^。\n]{0,20}(?:いかが|用意|案内|おすすめ|選|交換|変更|検討|提案|替え|変え))|代替品|同等品|類似品|後継(?:品|機)|おすすめ(?:の|商品)|新商品|お取り替え(?!え)"
    r"|代わりに(?:「|[^。\n]{0,30}(?:なら|でしたら)[^。\n]{0,10}(?:送れ|送り|用意|発送|届け))"
    r"|(?:ほか|他)の出品|プロフィール(?:から|で|を)[^。\n]{0,10}(?:見|ご覧)"
    r"|(?i:\b(?:another|alternative|similar|substitute|replacement|different) (?:product|item|model"
    r"|colou?r|one)\b|\bas (?:a substitute|an alternative)|you (?:may|might) (?:also )?like\b"
    r"|\bwe (?:also|do|still) (?:have|sell|stock) (?:an?|the|one|it|some)\b)"
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
    "プロフィール",
    "also ",
    "we do ",
    "we still ",
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
