"""An apology.

Why: the shop took an order that it cannot keep. Money and dates without one word of regret read as
a form.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("在庫が切れました。返金いたします。", "It is out of stock. We will refund you.")
PASSES = ("お届けできず、申し訳ございません。", "We are sorry that we cannot send it.")
WORDS = (
    "申し訳",
    "申しわけ",
    "詫び",
    "おわび",
    "ご迷惑をおかけ",
    "心苦しく",
    "すみません",
    "すいません",
    "ごめんなさい",
    "お返しする言葉",
    "感謝いたします",
    "sorry",
    "apolog",
    "regret",
    "let you down",
)


def check(reading: Reading) -> Iterator[Finding]:
    """No apology anywhere."""
    if not reading.holds(*WORDS):
        yield Finding(reading.subject_at, "there is no apology", N_("one sentence that names the miss"))
