"""No particle twice.

Why: 「商品をを」 or 「当店はは」 shows that the text was patched and not read again.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("商品をを返送", "当店がが負担", "全額をを返金いたします。", "担当のの佐藤", "11月30日までにに返金")
PASSES = ("おのおの", "そのものの在庫", "当店にて", "ものの、在庫がなく")
PATTERN = (
    r"をを|(?<=[^ぁ-ん])(?:がが|のの|にに|はは|でで|へへ)(?=[^ぁ-ん。、\n])|(?<=まで)にに"
    r"|からから|までまで"
)
HINTS = ("をを", "がが", "のの", "にに", "はは", "でで", "へへ", "からから", "までまで")


def check(reading: Reading) -> Iterator[Finding]:
    """Each particle that stands twice."""
    for at, words in reading.seek(PATTERN, *HINTS):
        yield Finding(at, "a particle stands twice: {words}", N_("once"), {"words": words})
