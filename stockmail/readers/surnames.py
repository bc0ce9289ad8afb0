"""The common family names of Japan, for where a system mixes up family and given name.

A name that is not in surnames.txt is no proof of anything.
"""

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("surnames.txt")
# The old forms that registers keep, for looking up only: the name itself stays as it is written.
OLD = str.maketrans("髙﨑濵濱邊邉齋齊澤廣櫻國嶋嶌德條黑瀨渕淵冨眞圓鷗栁桒舘槇",
                    "高崎浜浜辺辺斎斉沢広桜国島島徳条黒瀬淵淵富真円鴎柳桑館槙")  # fmt: skip


@cache
def common() -> frozenset[str]:
    """The common family names of Japan."""
    return frozenset(FILE.read_text(encoding="utf-8").split())


def is_one(name: str) -> bool:
    """Whether *name* is a common family name."""
    return name.translate(OLD) in common()
