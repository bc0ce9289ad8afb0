"""A way to ask.

Why: whoever has a question and finds no way to put it asks the marketplace, or the review page.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "warning"
FAILS = (
    "在庫切れのため、ご注文を取り消しました。返金いたします。",
    "We cancelled your order and refunded you.",
)
PASSES = (
    "ご不明な点は、佐藤までお問い合わせください。",
    "電話 045-000-0000",
    "Just reply to this email.",
    "help@shop.example",
)
WORDS = (
    "問い合わせ",
    "問合せ",
    "返信",
    "電話",
    "ご連絡ください",
    "お知らせください",
    "お聞かせ",
    "reply",
    "contact",
    "call ",
    "write to",
    "let us know",
)
PATTERN = r"@|\+?\d[\d\-() ]{8,}\d"


def check(reading: Reading) -> Iterator[Finding]:
    """Neither number nor address nor an invitation to answer."""
    if not reading.holds(*WORDS) and not compiled(PATTERN).search(reading.text):
        yield Finding(
            len(reading.text.rstrip()),
            "there is no way to ask back",
            N_("a name, and a phone number or address"),
        )
