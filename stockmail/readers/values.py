"""Reads texts, amounts and counts as shop systems write them.

What cannot be read is handed on as it is: the parser then names it and its place (order.py). Nothing
is guessed here.
"""

import html
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

# Rakuten's "undetermined": -9999 from its API, -99999 in its old CSV.
UNKNOWN = frozenset({"-9999", "-99999"})
MOST_DIGITS = 30
SIGNS = str.maketrans({"−": "-", "‐": "-", "△": "-", "▲": "-", "'": None, "’": None})
# What stands around a number in a cell: a sign of money, its code, and words as in 1,980円(税込) or ¥1,980-.
AROUND = re.compile(
    r"\((?:税込|税抜|税別|内税)\)|税込|(?:US|AU|CA|HK|NZ|[ACS])(?=\s*\$)|[¥\\$€£₩円\s]|^[A-Z]{3}|[A-Z]{3}$|(?<=\d)(?:\.?-|也)$"
)
COUNTED = re.compile(
    r"(?<=\d)\s*(?:個|点|枚|本|冊|セット|箱|袋|足|台|pt|pcs?|pieces?|points?|x|×)$", re.IGNORECASE
)
COINS = {"€": "EUR", "£": "GBP", "円": "JPY", "¥": "JPY", "￥": "JPY", "₩": "KRW"}
DOLLARS = {"AU": "AUD", "A": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD"}
YES = frozenset(
    {"1", "true", "yes", "y", "t", "有", "あり", "有り", "はい", "する", "希望する", "○", "on"}
    | {
        "済",
        "入金済",
        "入金済み",
        "支払済",
        "支払済み",
        "支払い済み",
        "決済済",
        "決済済み",
        "決済完了",
        "paid",
    }
)
NO = frozenset(
    {"0", "false", "no", "n", "f", "無", "なし", "無し", "いいえ", "しない", "希望しない", "×", "off"}
    | {"未", "未入金", "入金待ち", "未払い", "未決済", "unpaid", "not paid", "pending"}
)


def text(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON held
    """*value* as one line of text; None for what holds nothing."""
    if value is None or isinstance(value, (list, dict, bool)):
        return None
    return " ".join(str(value).split()) or None


def plain(value: Any) -> str | None:  # noqa: ANN401
    """The same for systems that store HTML: ``&ndash;`` is –."""
    line = text(value)
    return text(html.unescape(line)) if line else None


def money(value: Any) -> str | None:  # noqa: ANN401
    """An amount as a decimal text: 3300.0, "¥1,980", "1980円". None for a sentinel of "unknown"."""
    line = text(value)
    if not line:
        return None
    number = AROUND.sub("", unicodedata.normalize("NFKC", line).translate(SIGNS))
    if number in UNKNOWN:
        return None
    if number.startswith("(") and number.endswith(")"):  # as accountants write what goes off
        number = f"-{number[1:-1]}"
    if re.fullmatch(r"-?\d{1,3}(?:\.?\d{3})*,\d{1,2}", number, re.ASCII):  # 1.234,56 as much of Europe writes
        number = number.replace(".", "").replace(",", ".")
    number = number.replace(",", "")
    try:
        return plain_decimal(Decimal(number))
    except InvalidOperation:
        return line


def coin(value: Any) -> str | None:  # noqa: ANN401
    """The currency that stands beside an amount: EUR for 12,00 €; a lone $ is the dollar of the USA."""
    line = text(value) or ""
    code = re.match(r"([A-Z]{3})\s*[-\d]", line) or re.search(r"\d\s*([A-Z]{3})$", line)
    if code:
        return code[1]
    if dollar := re.search(r"([A-Z]{1,2})?\s*\$", line):
        return DOLLARS.get(dollar[1] or "", "USD")
    return next((name for sign, name in COINS.items() if sign in line), None)


def plain_decimal(amount: Decimal) -> str:
    """*amount* without an exponent and without zeros that say nothing."""
    if not amount.is_finite() or abs(amount.adjusted()) > MOST_DIGITS:  # 1e999 would fill the memory
        return str(amount)
    whole = amount == amount.to_integral_value()
    return f"{amount.to_integral_value():f}" if whole else f"{amount:f}"


def some(value: Any) -> str | None:  # noqa: ANN401
    """An amount, or None where it is nothing: 0 points, a coupon of 0."""
    amount = money(value)
    return None if amount in {None, "0", "-0"} else amount


def decimal(value: Any) -> Decimal:  # noqa: ANN401
    """An amount to calculate with; nothing counts as zero. Raises ValueError for what is no amount."""
    amount = money(value)
    try:
        number = Decimal(amount or 0)
    except InvalidOperation:
        raise ValueError(amount) from None
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:  # it fits no order, and hangs sums
        raise ValueError(amount)
    return number


def count(value: Any) -> int | str | None:  # noqa: ANN401
    """A number of pieces or points: 2, "2", "2.0", "２個"."""
    line = text(value) or ""
    amount = money(COUNTED.sub("", line) or line)
    if amount is None:
        return None
    return int(amount) if re.fullmatch(r"-?[0-9]{1,15}", amount, re.ASCII) else amount


def points(value: Any) -> int | str | None:  # noqa: ANN401
    """Points spent; a system may write them as a negative amount. None for none."""
    spent = count(some(value))
    return abs(spent) if isinstance(spent, int) else spent


def yes(value: Any) -> bool | None:  # noqa: ANN401
    """Whether it is so; None where nothing is said."""
    if isinstance(value, bool):
        return value
    word = unicodedata.normalize("NFKC", text(value) or "").casefold()
    return True if word in YES else False if word in NO else None
