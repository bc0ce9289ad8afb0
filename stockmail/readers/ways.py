"""How it was paid, in the words of the native format."""

import re
from typing import Any

from stockmail.readers.values import plain

BRANDS = r"visa|master|amex|american express|\bjcb\b|diners"
AFTERWARDS = "後払|あと払|atobarai|bnpl|paidy|ペイディ"
# The first that fits; shop systems call a way of payment by its brand, its code or its Japanese name.
WAYS = (
    ("paypay", "paypay|ペイペイ"),
    ("cod", r"代引|代金引換|cash on delivery|\bcod\b|payment_d1|collect"),
    ("konbini", r"コンビニ|konbini|convenience|\bcvs\b|ローソン|セブン|ファミリーマート|payment_c"),
    ("bank", r"銀行|振込|振り込み|ゆうちょ|郵便|ペイジー|pay-easy|bank|(?:\b|_)bt\b|bacs|wire|payment_b"),
    ("card", rf"クレジット|カード|credit|\bcard\b|{BRANDS}|shopify[ _]payments|stripe|payment_a"),
    ("points", "ポイント|points?"),
)
KNOWN = frozenset({"後払い", *(name for name, _words in WAYS)})
# Nothing is in the shop's hands before these arrive.
LATER = frozenset({"cod", "後払い"})


def method(value: Any) -> str | None:  # noqa: ANN401
    """The way as the native format calls it; a brand it does not know stays as it is."""
    said = plain(value)
    if not said:
        return None
    low = said.casefold()
    if re.search(AFTERWARDS, low):
        return "後払い"
    return next((name for name, words in WAYS if re.search(words, low)), said)


def best(*said: Any) -> str | None:  # noqa: ANN401
    """The first of several words for one way that is known; else the first that says anything."""
    told = [way for way in map(method, said) if way]
    return next((way for way in told if way in KNOWN), told[0] if told else None)


def joined(names: Any) -> str | None:  # noqa: ANN401
    """The way of a list of them."""
    every = names if isinstance(names, list) else [names]
    return method(", ".join(filter(None, map(plain, every))))


def paid(way: str | None) -> bool | None:
    """Whether money was taken, as far as the way alone tells: not yet by 代引 or 後払い."""
    return False if way in LATER else None
