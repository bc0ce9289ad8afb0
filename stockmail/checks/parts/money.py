"""What happens to the money.

Why: it is the customer's first question after "does it come". A mail without it brings the next one.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("在庫切れのため、ご注文を取り消しました。", "We cancelled your order.")
PASSES = (
    "代金の全額を返金いたします。",
    "お支払いは不要です。",
    "ご利用のポイントはすべてお戻しいたします。",
    "We will refund you in full.",
    "You have not been charged.",
)
WORDS = (
    "返金",
    "払い戻",
    "振込",
    "振り込",
    "支払",
    "代金",
    "料金",
    "請求",
    "円",
    "ポイント",
    "usd",
    "gbp",
    "eur ",
    "$",
    "€",
    "£",
    "refund",
    "point",
    "charg",
    " pay",
    " paid",
    "money",
    "bill",
)


def check(reading: Reading) -> Iterator[Finding]:
    """No word of money anywhere."""
    if not reading.holds(*WORDS):
        yield Finding(
            reading.subject_at,
            "nothing is said about the money",
            N_("amount, way, day; or that nothing is charged"),
        )
