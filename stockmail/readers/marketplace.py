"""What the files of all marketplaces need: who ordered, prices of one piece, choices, wishes."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from stockmail.errors import N_, Note
from stockmail.order_fields import minor_units
from stockmail.readers import dates, values
from stockmail.readers.rounded import is_rounded
from stockmail.readers.table import Row, Table

# An answer that the shop asked for beside the product's own choices: 領収書は同封されません:了承しました.
CONSENT = re.compile(
    "了承|了解|承知|同意|確認|希望し|不要|はい|いいえ|領収書|包装|ラッピング|のし|熨斗|メッセージ"
)
UNWANTED = re.compile("なし|無し|無|不要|.*しない|いらない|0|false|no|none", re.IGNORECASE)
# How they number their orders.
MALLS = {"Amazon": r"\d{3}-\d{7}-\d{7}", "楽天市場": r"\d{6}-\d{8}-\d{8,10}", "eBay": r"\d{2}-\d{5}-\d{5}"}
NO_RULES = Note("what this marketplace allows in a message is not known here: check before sending")


def promised(day: Any, notes: list[Note]) -> None:  # noqa: ANN401
    """Tells by when it was promised to ship; after that day the marketplace counts it as late."""
    if by := dates.day(day):
        notes.append(Note(N_("it was promised to ship by {day}"), {"day": by}))


def told_by(number: Any, notes: list[Note]) -> None:  # noqa: ANN401
    """Tells that a number looks like one of a mall's, whose orders have rules of their own."""
    for mall, form in MALLS.items():
        if re.fullmatch(form, str(number or "")):
            message = N_("the order number looks like one of {mall}: if it is, give --channel")
            notes.append(Note(message, {"mall": mall}))


def by_number(table: Table, *key: str) -> Iterator[tuple[Row, ...]]:
    """The rows of each order, where every row has the number; one without stands for itself.

    Such a row goes on with nothing: it would mix two customers.
    """
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        number = row.get(*key)
        groups.setdefault(row.where if is_rounded(number) else number or row.where, []).append(row)
    yield from map(tuple, groups.values())


def nameless(customer: dict[str, Any], notes: list[Note]) -> None:
    """Says that nobody is named; who gets the parcel is never taken instead."""
    if not any(customer.get(key) for key in ("family_name", "given_name", "name", "company")):
        message = N_(
            "who ordered is not in the file, and who gets the parcel may be somebody else: give --customer"
        )
        notes.append(Note(message))


def even(amount: Any, currency: str | None) -> bool:  # noqa: ANN401
    """Whether there are coins for it: Amazon's examples have 25.99 JPY."""
    try:
        value = values.decimal(amount)
        return value == round(value, minor_units(currency or "JPY"))
    except (ValueError, ArithmeticError):
        return True  # no number: the parser says so


def taxed(price: Any, with_tax: Any, rate: Any, notes: list[Note]) -> str | None:  # noqa: ANN401
    """A price without tax as the customer sees it, with it; None, and said, where that is not known."""
    if known := values.some(with_tax):
        return known
    try:
        net, share = values.decimal(price), values.decimal(rate)
        gross = net * (1 + share)
        is_known = net == 0 or (0 < share < 1 and gross == gross.to_integral_value())
    except (ValueError, ArithmeticError):
        return values.money(price)
    if is_known:
        return values.plain_decimal(gross)
    message = N_("the price {price} is without tax, and with tax it is not in the file; it is left out")
    notes.append(Note(message, {"price": values.plain_decimal(net)}))
    return None


def variant(text: Any) -> str | None:  # noqa: ANN401
    """A variant that has a line for each of its choices: サイズ:M / カラー:黒."""
    return " / ".join(_choices(text)) or None


def choices(text: Any) -> str | None:  # noqa: ANN401
    """The same from a field that also holds what the customer had to agree to, which is left out."""
    return " / ".join(part for part in _choices(text) if not CONSENT.search(part)) or None


def _choices(text: Any) -> list[str]:  # noqa: ANN401
    lines = re.split(r"[\r\n;；]+", text) if isinstance(text, str) else ()
    return [part for part in map(values.text, lines) if part]


def chosen(pairs: Iterable[tuple[Any, Any]]) -> str | None:
    """The same for choices in two fields each, a name and a value."""
    return choices(_lined(pairs))


def named(pairs: Iterable[tuple[Any, Any]]) -> str | None:
    """A variant in two fields for each choice."""
    return variant(_lined(pairs))


def _lined(pairs: Iterable[tuple[Any, Any]]) -> str:
    told = ((values.text(name), values.text(value)) for name, value in pairs)
    return "\n".join(":".join(filter(None, (name, value))) for name, value in told if value)


def wanted(value: Any) -> bool:  # noqa: ANN401
    """Whether a field of wishes (のし, wrapping) holds one, and not the word for none."""
    said = values.text(value)
    return bool(said) and not UNWANTED.fullmatch(said or "")


def joined(*parts: Any) -> str | None:  # noqa: ANN401
    """A phone number that a system keeps in pieces, any of which may be empty."""
    return "-".join(filter(None, map(values.text, parts))) or None


def listed(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of which anything was ordered: systems keep what was taken off as a quantity of 0."""
    return [line for line in lines if line.get("quantity") not in {0, "0"}]


def summed(amounts: Iterable[Any]) -> str | None:
    """All amounts together; None where one of them is none."""
    try:
        return values.plain_decimal(sum(map(values.decimal, amounts), Decimal(0)))
    except (ValueError, ArithmeticError):
        return None
