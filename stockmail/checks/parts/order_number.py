"""The order number stands in the text.

Why: the customer may have several orders; without the number they must search, and so must you when
they answer.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("ご注文いただいた商品は在庫切れです。", "Your order is out of stock.")
PASSES = (
    "ご注文番号 10234 の商品です。",
    "受注番号：A-1023",
    "このたびのご注文（番号 E-7045）ですが、",
    "Your order 10234 is late.",
    "Order no. #AB-1023",
)
PATTERN = (
    r"(?:注文|受注|予約|オーダー|取引|管理)[（(]?(?:番号|No\.?|NO\.?|ID|№)?[\s:：#（(はが【]*[A-Za-z0-9][A-Za-z0-9\-_]{2,}"
    r"|(?i:\border(?:s)?(?: (?:number|no\.?|id))?[\s:#(]*[a-z]{0,4}-?\d[\w\-]{2,})|\d{3}-\d{7}-\d{7}|#\d{3,}"
)


def check(reading: Reading) -> Iterator[Finding]:
    """No number of an order anywhere; the order's own, where it is known."""
    number = reading.facts.order if reading.facts else ""
    there = number in reading.text if number else reading.has(PATTERN)
    if not there:
        yield Finding(reading.subject_at, "the order number is missing", N_("the number, beside the product"))
