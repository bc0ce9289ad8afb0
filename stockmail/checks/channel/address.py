"""No postal address where the marketplace allows none.

Why: in an anonymous deal neither side may learn where the other lives.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "〒231-0000 横浜市中区例町1-2-3",
    "住所は東京都港区例1-2-3です。",
    "1-2-3 Rei-cho, Naka-ku, Yokohama 231-0000, Japan",
    "12 Main Street, Springfield",
)
PASSES = ("1. 入荷を待つ", "ご住所に届きます。", "Order 231-0000")
PATTERN = (
    r"〒? ?\d{3}-\d{4} ?[一-龠]|〒|[都道府県][一-龠ぁ-ん]{1,6}[市区町村郡][一-龠ぁ-んァ-ヶ]{0,8}\d"
    r"|[一-龠]{1,4}[市区][一-龠]{1,6}\d+-\d+"
    r"|(?i:\b\d+[\d\-]* [A-Z][a-z]+(?:-[a-z]+)? (?:street|st\.|avenue|ave\.|road|rd\.|lane|drive|blvd)"
    r"|\b[a-z]+-(?:ku|cho|shi|machi)\b)"
)
INSTEAD = N_("nothing; the marketplace knows it")


def check(reading: Reading) -> Iterator[Finding]:
    """Each address."""
    yield from banned(reading, "address", PATTERN, INSTEAD)
