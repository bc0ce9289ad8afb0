"""Only what the mail's charset can carry (--charset).

Why: a mail program that is set to ISO-2022-JP sends ? or 〓 for ①, 髙 or half-width kana, or does not
send at all. CP932 carries these but no Korean, no é and no emoji.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("①入荷を待つ", "髙橋 様", "ﾏｸﾞ", "😀")
PASSES = ("1. 入荷を待つ（送料無料〜）", "高橋 様")
GIVEN = {"charset": "iso-2022-jp"}
# Which of two code points stands for the same wave or dash is the mail program's affair, not ours.
SAME = str.maketrans("～〜－−∥‖￢¬￠￡–—", "------------")


def check(reading: Reading) -> Iterator[Finding]:
    """Each character that cannot be sent, names too: they are sent as UTF-8, never rewritten."""
    if not reading.charset or reading.charset == "utf-8":
        return
    for at, char in enumerate(reading.text.translate(SAME)):
        if char > "\x7f":
            try:
                char.encode(reading.charset)
            except UnicodeEncodeError:
                values = {"char": char, "charset": reading.charset}
                instead = N_("another character in your own words; for a name, send as UTF-8")
                yield Finding(at, "{charset} cannot carry {char}", instead, values)
