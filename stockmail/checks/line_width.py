"""Lines that no mail program breaks again.

Why: a Japanese line over 38 full-width characters, or a Latin one over 78, is broken anew by many
mail programs, in the middle of a word, and reads like a comb. One line a paragraph is fine.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading
from stockmail.wrap import cells

LEVEL = "warning"
LONG = "この行だけがとても長くて、ほかの行は短く折られているのに、ここだけが読む人の画面の幅からはみ出してしまいます。"
SHORT = (
    "次の商品は在庫が切れており、\nまだお届けできません。\n次の入荷は十二月の予定です。\n"
    "返金もご用意しております。\nお返事をお待ちしております。\n"
)
FAILS = (SHORT + LONG,)
PASSES = (SHORT, LONG, "次の入荷は https://shop.example/" + "a" * 80)
WIDEST = {"ja": 76, "en": 78}
# With fewer short lines than this the text is not wrapped by hand: each paragraph is one line.
WRAPPED = 3


def check(reading: Reading) -> Iterator[Finding]:
    """A line that is too wide in a mail whose other lines are wrapped."""
    if reading.medium != "mail":
        return
    widest = WIDEST.get(reading.language, WIDEST["en"])
    at = 0
    wide = []
    wrapped = 0
    for line in reading.lines:
        if len(line) * 2 > widest and at and "://" not in line and (width := cells(line)) > widest:
            wide.append((at, width))
        wrapped += len(line) >= 10  # noqa: PLR2004 - a line of words
        at += len(line) + 1
    for start, width in wide if wrapped - len(wide) > WRAPPED * len(wide) else ():
        why = N_("the line is {width} columns wide; {widest} are the most")
        yield Finding(start, why, N_("break it where a reader pauses"), {"width": width, "widest": widest})
