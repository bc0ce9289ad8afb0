"""Lines that no mail program breaks again.

Why: a Japanese line over 38 full-width characters, or a Latin one over 78, is broken anew by many
mail programs, in the middle of a word, and reads like a comb. One line a paragraph is fine.
"""

from collections.abc import Iterator
from functools import lru_cache

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.flow import KEPT
from stockmail.reading import Reading
from stockmail.wrap import cells

LEVEL = "warning"
LONG = (
    "この行だけがとても長くて、ほかの行は短く折られているのに、ここだけが読む人の画面の幅からはみ出"
    "してしまいます。"
)
SHORT = "次の商品は在庫が切れており、\nまだお届けできません。\n次の入荷は、十二月五日を\n予定しております。\n"
FAILS = (SHORT + LONG,)
PASSES = (SHORT, LONG, "次の入荷は https://shop.example/" + "a" * 80)
WIDEST = {"ja": 76, "en": 78}
# Where fewer lines are carried on, the text is not wrapped: each paragraph or sentence is one line.
WRAPPED = 2


def check(reading: Reading) -> Iterator[Finding]:
    """A line that is too wide in a mail whose other lines are wrapped."""
    if reading.medium != "mail":
        return
    widest = WIDEST.get(reading.language, WIDEST["en"])
    long = [number for number, line in enumerate(reading.lines) if len(line) * 2 > widest]
    if not long or reading.text.count("\n") - reading.flow.count("\n") < WRAPPED:
        return
    for number in long:
        line = reading.lines[number]
        if number and "://" not in line and (width := _width(line)) > widest:
            at = sum(len(each) + 1 for each in reading.lines[:number])
            why = N_("the line is {width} columns wide; {widest} are the most")
            yield Finding(at, why, N_("break it where a reader pauses"), {"width": width, "widest": widest})


_width = lru_cache(KEPT)(cells)
