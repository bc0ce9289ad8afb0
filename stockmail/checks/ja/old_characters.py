"""Characters that old mail systems break: ①, ㈱, Ⅳ, ㎏, 髙, 﨑.

Why: they are not in JIS X 0208. On its way through an old system a mail shows 〓 or another character
in their place. In our own words others do as well; a name is never rewritten: 髙橋 stays 髙橋.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("①入荷を待つ", "㈱みなと", "型番Ⅳ", "髙橋がご案内いたします。")
PASSES = ("1. 入荷を待つ", "株式会社みなと", "髙橋 陽翔 様\n\nご注文の件です。", "高橋")
NAMES = "髙﨑\ufa10德濵瀨栁閒\ufa4f\ufa1b"
PATTERN = CLUE = f"[①-⑳Ⅰ-Ⅹⅰ-ⅹ㈱㈲㈹㊤-㊨㌀-㏿№℡{NAMES}]"
INSTEAD = {
    "㈱": "株式会社",
    "㈲": "有限会社",
    "№": "番号",
    "℡": "電話",
    "㎏": "kg",
    "㎝": "cm",
    "㎜": "mm",
    "㎡": "平方メートル",
}
WRITTEN = "{instead}"
HONORED = ("様", "御中", "殿", "様。", "様、")


def check(reading: Reading) -> Iterator[Finding]:
    """Each of them outside a greeting; names of the order are known and skipped."""
    for at, char in reading.seek(PATTERN):
        line = reading.text[reading.text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
        if line.rstrip().endswith(HONORED):
            continue
        values = {"char": char, "instead": INSTEAD.get(char, "")}
        if char in NAMES:
            yield Finding(
                at,
                "old mail systems break {char}",
                N_("UTF-8 when you send it; never rewrite a name"),
                values,
            )
        elif values["instead"]:
            yield Finding(at, "old mail systems break {char}", WRITTEN, values)
        else:
            yield Finding(
                at, "old mail systems break {char}", N_("plain digits and letters: 1. instead of ①"), values
            )
