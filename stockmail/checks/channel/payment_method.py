"""No way of payment named where the marketplace hides it.

Why: the shop is not told how the buyer paid; a guess that is wrong frightens.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "クレジットカードへ返金されます。",
    "PayPay残高に戻ります。",
    "It goes back to your credit card.",
    "We refund it to your card.",
)
PASSES = ("お支払い方法に応じて返金されます。", "Your refund is made by Amazon.", "ポストカード")
PATTERN = (
    r"クレジット(?:カード)?|デビット|PayPay|ペイペイ|コンビニ(?:払い|決済|支払)|銀行振込"
    r"|代金引き?換え?|代引|d払い|au ?PAY|楽天ペイ|メルペイ"
    r"|(?i:\b(?:credit|debit|your) card\b|\bpaypal\b|\bbank transfer\b|\bcash on delivery\b|\bapple pay\b)"
)
INSTEAD = N_("“the way you paid”")
HINTS = (
    "クレジット",
    "デビット",
    "pay",
    "ペイ",
    "コンビニ",
    "振込",
    "代",
    "d払い",
    "card",
    "bank",
    "cash",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each way of payment."""
    yield from banned(reading, "payment-method", PATTERN, INSTEAD, *HINTS)
