"""Only what the mail's charset can carry (--charset).

Why: a mail program that is set to ISO-2022-JP sends ? or 〓 for ①, 髙 or half-width kana, or does not
send at all. CP932 carries these but no Korean, no é and no emoji.
"""

import unicodedata
from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.checks.ja.old_characters import INSTEAD, NAMES, WRITTEN
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("①入荷を待つ", "髙橋 様", "ﾏｸﾞ", "😀")
PASSES = ("1. 入荷を待つ（送料無料〜）", "高橋 様")
GIVEN = {"charset": "iso-2022-jp"}
UNKNOWN = N_("another character in your own words; for a name, send as UTF-8")
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
                other = _other(char, reading.charset)
                values = {"char": char, "charset": reading.charset, "instead": other}
                instead = WRITTEN if other else UNKNOWN
                yield Finding(at, "{charset} cannot carry {char}", instead, values)


def _other(char: str, charset: str) -> str:
    """What says the same and can be sent: 株式会社, 1, カ; empty for a name's character and the rest."""
    other = INSTEAD.get(char) or unicodedata.normalize("NFKC", char)
    if char in NAMES or other == char:
        return ""
    try:
        other.encode(charset)
    except UnicodeEncodeError:
        return ""
    return other
