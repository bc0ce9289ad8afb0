"""です・ます throughout.

Why: one sentence in 「だ」「である」 among polite ones is a slip of a copied text, and reads as rude.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import MASK, Reading, compiled

LEVEL = "error"
FAILS = ("在庫が切れております。入荷は未定である。", "ご注文の商品です。返金は来週だ。")
PASSES = (
    "在庫が切れております。入荷は未定です。",
    "返金いたします。\n・在庫切れ",
    "「いつ届くんだ。」とのお声です。",
)
PLAIN = (
    r"(?:である|であった|だった|(?<![んま])だ|ではない|のだ|であろう|だろう|(?<![まで])した"
    r"|[っいえてれ]た|できない|いる|なった|なる|する)。"
)
CLUE = PLAIN + rf"|{MASK}[ぁ-ん]{{0,4}}。"  # sentences hold the names as they are
POLITE = ("です。", "ます。", "ました。", "ません。", "でした。", "ください。")


def check(reading: Reading) -> Iterator[Finding]:
    """Each plain ending in a polite text; a script for the phone tells its reader what to do."""
    if reading.medium == "phone" or not reading.holds(*POLITE):
        return
    for sentence in reading.sentences:
        if sentence.text.endswith(POLITE) or not sentence.text.endswith("。"):
            continue
        found = compiled(PLAIN).search(sentence.text[-7:])
        if found and "「" not in sentence.text:
            at = sentence.at + max(0, len(sentence.text) - 7) + found.start()
            yield Finding(at, "a plain ending among polite ones", N_("です or ます"))
