"""Never ask the customer to cancel what the shop must cancel.

Why: the shop cannot deliver, so the shop cancels. Amazon and eBay punish the request ("Do not
contact the buyer and request that they submit a cancellation request"), and the customer is made
to do the shop's work. A choice that they may take is fine.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "お手数ですが、キャンセルのお手続きをお願いいたします。",
    "購入履歴よりキャンセル申請をしてください。",
    "ご注文のキャンセルをしていただけますでしょうか。",
    "Please cancel the order from your account.",
    "Could you please request a cancellation on Amazon?",
)
PASSES = (
    "キャンセルをご希望の場合は、このメールにご返信ください。",
    "ご注文は当店で取り消します。お手続きは不要です。",
    "Please tell us if you want to cancel.",
    "2. Cancel. We will refund you.",
)
PATTERN = (
    r"(?:キャンセル|取り?消し|取消)(?:の|を)?(?:お?手続き|ご?申請|ご?依頼|リクエスト|操作|処理|ボタン)"
    r"[^。\n]{0,12}(?:お願い|ください|下さい|いただけ|頂け|いただき|頂き|押)"
    r"|(?:キャンセル|取り?消し)を?して(?:ください|下さい|いただけ|いただき(?!ま)|頂け|頂き(?!ま)|もらえ)"
    r"|(?:ご注文|注文)を(?:取り消し|キャンセルし)て(?:ください|下さい|いただけ|頂け|もらえ)"
    r"|お客様(?:の)?(?:側|ほう|方|都合)[^。\n]{0,6}(?:キャンセル|取り?消)"
    r"|(?i:\b(?:please|kindly|(?:could|can|would) you(?: please)?|(?:need|ask|want|like) you to)"
    r" (?:go (?:ahead )?(?:and|to) )?(?:cancel\b|(?:request|submit|open|file|send)(?: us)?(?: a"
    r"| the)?(?: order)?"
    r" cancell?ation)|cancel (?:it|the order|your order) (?:yourself|from your (?:side|end|account)"
    r"|on your (?:side|end)))"
)
_AFTER = ("の", "を", "手続", "お手続", "申請", "依頼", "リク", "操作", "処理", "ボタン", "し")
HINTS = (
    *(word + after for word in ("キャンセル", "取り消し", "取消し", "取消") for after in _AFTER),
    *("注文を取り消して", "お客様の", "お客様側", "お客様方", "お客様都合", "お客様ほう"),
    *("cancellation", "please cancel", "kindly cancel", "you cancel", "you to cancel", "and cancel"),
    *("to cancel", "order yourself", "it yourself", "from your ", "on your "),
)


def check(reading: Reading) -> Iterator[Finding]:
    """A request that the buyer cancel."""
    for at, _words in reading.seek(PATTERN, *HINTS):
        yield Finding(
            at,
            "the customer is asked to cancel what the shop must cancel",
            N_("“we are cancelling the order”"),
        )
