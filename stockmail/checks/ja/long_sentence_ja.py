"""A Japanese sentence of 100 characters at most.

Why: on a phone a longer one fills the screen; the verb, which in Japanese says whether it comes or
not, stands at its very end. (The limit is textlint's ja-technical-writing preset's.)
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
LONG = (
    "このたびご注文をいただきました商品につきまして確認を進めてまいりましたところ" * 3
    + "申し訳ございません。"
)
FAILS = (LONG,)
PASSES = ("在庫が切れております。" * 12,)
MOST = 100
CLUE = r"[^\n]{101}"


def check(reading: Reading) -> Iterator[Finding]:
    """Each longer sentence."""
    for sentence in reading.sentences:
        if len(sentence.text) > MOST and "://" not in sentence.text:
            values = {"length": len(sentence.text), "most": MOST}
            yield Finding(
                sentence.at,
                "a sentence of {length} characters; {most} are the most",
                N_("two sentences"),
                values,
            )
