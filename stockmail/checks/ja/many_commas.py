"""Three 「、」 in a sentence at most.

Why: a fourth clause makes the reader go back to the beginning. (The limit is textlint's
ja-technical-writing preset's.)
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("ご注文の商品は、当店の在庫が切れており、次の入荷も決まらず、お届けできないため、取り消します。",)
PASSES = ("このたび、当店では、在庫を確かめました。", "青、白、赤、黒、緑の5色です。")
MOST = 3
CLUE = r"(?:、[^。！？!?\n、]*){3}、"
# In a list of words nobody loses the thread.
LISTED = 4


def check(reading: Reading) -> Iterator[Finding]:
    """Each sentence with more."""
    for sentence in reading.sentences:
        if sentence.text.count("、") > MOST:
            pieces = sentence.text.split("、")
            if sum(len(piece) <= LISTED for piece in pieces[:-1]) > len(pieces) - 2:
                continue
            values = {"count": len(pieces) - 1, "most": MOST}
            yield Finding(
                sentence.at,
                "a sentence with {count} commas; {most} are the most",
                N_("two sentences"),
                values,
            )
