"""A draft in whose place another was reviewed: the same words, with stand-ins for names and numbers.

The rules leave names alone and do not ask which digits a number has, but for whether it is one of the
order's: so what holds for a draft with stand-ins, none of them shorter than what it stands for, holds
for all drafts that they stand for. It is asked once for each kind of draft, and not for the first of a
kind, which is reviewed itself; nor for a draft with a name that is out of the ordinary.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from stockmail.brief import Brief
from stockmail.flow import compiled
from stockmail.forms import Filled
from stockmail.free import NAME, NUMBER, WORDS

KEPT = 4096
MOST = 2048
LONGEST = {True: 48, False: 32}  # letters, where they are all Latin and where not
# Letters and what stands between them in names; not what marks an empty field (checks/holes.py).
ORDINARY = (
    r"(?!.*(?:[xX]{2}|None|NaN|nan|undefined|null))"
    r"[A-Za-zÀ-öø-ÿ0-9ぁ-んァ-ヶー々一-鿿豈-﫿（）(),・ 　'’-]+"
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
VARYING = rf"([0-9][0-9,]*)|(?<=（)[月火水木金土日](?=）)|\b({DAYS})\b|\b({MONTHS})\b"


def vouched(
    filled: Filled, brief: Brief, beside: tuple[object, ...], found_in: Callable[[Brief], bool]
) -> bool:
    """Whether nothing is found in a draft like this one. beside: what its review depends on besides its text.

    found_in: whether the review of that brief finds anything.
    """
    form, texts = filled
    if "vouched" not in form.kept:  # the first of its form; most runs of the program draft no other
        form.kept["vouched"] = {}
        return False
    likes = stand_ins(form.kinds, texts)
    if likes is None:
        return False
    known: dict[object, bool | None] = form.kept["vouched"]
    key = *likes, *beside
    if key not in known:
        if len(known) == MOST:
            known.clear()
        known[key] = None  # the first of its kind
        return False
    if (clean := known[key]) is None:
        clean = known[key] = not found_in(form.like(brief, likes))
    return clean


def stand_ins(kinds: tuple[str, ...], texts: list[str]) -> list[str] | None:
    """What stands for each of *texts*; None where one of them must be looked at itself."""
    likes = [WAYS[kind](text) if text else "" for kind, text in zip(kinds, texts, strict=True)]
    return None if None in likes else likes  # type: ignore[return-value]


@lru_cache(KEPT)
def _name(name: str) -> str | None:
    latin = name.isascii()
    most = LONGEST[latin]
    if len(name) > most or name.isdecimal() or not compiled(ORDINARY).fullmatch(name):
        return None
    # The rules leave no name of one letter alone, so that stays short.
    return ("N" if latin else "〓") * (most if len(name) > 1 else 1)


@lru_cache(KEPT)
def _number(text: str) -> str:
    return compiled(VARYING).sub(_longest, text)


def _longest(found: re.Match[str]) -> str:
    digits, day, month = found.groups()
    if digits:  # a day or a month, a sum, or a longer number
        length = len(digits)
        return "88" if length <= 2 else "888,888" if length <= 7 else "8" * (-length // 8 * -8)  # noqa: PLR2004
    return "Wednesday" if day else "September" if month else "水"


WAYS: Mapping[str, Callable[[str], str | None]] = {NAME: _name, NUMBER: _number, WORDS: str}
