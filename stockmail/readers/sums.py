"""What the sums of an order say where its file does not: before or after points, with or without tax."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from stockmail.errors import N_, Note
from stockmail.order_fields import minor_units
from stockmail.readers import values

MOST_PIECES = 10**9
CRUMBS = Decimal("0.02")  # of a coin: what sums of rounded parts leave, as in 499.99 yen


def added(*amounts: Any) -> Decimal | None:  # noqa: ANN401
    """The sum of *amounts*, nothing counting as zero; None if one of them is no amount."""
    try:
        return sum(map(values.decimal, amounts), Decimal(0))
    except ValueError:
        return None


def goods(lines: Iterable[Mapping[str, Any]]) -> Decimal | None:
    """What the lines of an order cost together; None if one of them does not say."""
    total = Decimal(0)
    for line in lines:
        try:
            total += values.decimal(line["unit_price"]) * values.decimal(line["quantity"])
        except (KeyError, ValueError):
            return None
    return total


def carried(
    total: Any,  # noqa: ANN401
    charges: Decimal | None,
    off: Decimal | None,
    notes: list[Note],
    tax: Any = None,  # noqa: ANN401
) -> str | None:
    """What the way of payment carried: *total*, less what points and coupon paid if that is still in it.

    charges: goods, shipping and fees together; tax: what may come on top of them. What the sums do not
    tell is told of.
    """
    paid = values.money(total)
    amount, extra = added(paid), added(tax) or Decimal(0)
    if paid is None or amount is None or charges is None or off is None:
        return paid
    if amount in {charges + extra, charges + extra - off} - {charges, charges - off}:
        notes.append(_on_top(tax))
        charges += extra
    if not off or amount == charges - off:
        return paid
    told = {"total": paid, "off": values.plain_decimal(off)}
    if amount == charges:
        message = N_("the total of the file, {total}, is before points and discounts; {off} is taken off")
        notes.append(Note(message, told))
        return values.plain_decimal(amount - off)
    message = N_("the sums do not tell whether {total} is before or after points and discounts ({off})")
    notes.append(Note(message, told))
    return paid


def differs(total: Any, charges: Decimal | None, notes: list[Note]) -> None:  # noqa: ANN401
    """Tells that *total* is not what the products and charges make together."""
    amount = added(total)
    if amount and charges is not None and amount != charges:
        message = N_("the products and charges make {sum}, the file says {total}; look at what was paid")
        told = {"sum": values.plain_decimal(charges), "total": values.plain_decimal(amount)}
        notes.append(Note(message, told))


def on_top(tax: Any, total: Any, *without: Any, notes: list[Note]) -> None:  # noqa: ANN401
    """Tells that prices are without tax, where *total* is what stands *without* it and the *tax*."""
    extra, whole, apart = added(tax), added(total), added(*without)
    if extra and whole and apart is not None and apart + extra == whole:
        notes.append(_on_top(tax))


def _on_top(tax: Any) -> Note:  # noqa: ANN401
    message = N_("the prices are without tax, {tax} came on top: check what a part of the order costs")
    return Note(message, {"tax": values.money(tax)})


def each(whole: Any, pieces: Any, currency: str | None, notes: list[Note]) -> str | None:  # noqa: ANN401
    """The price of one of *pieces* that cost *whole* together.

    None, and said, where none comes out even: nobody was charged a rounded one. What is no amount is
    handed on.
    """
    amount, number = added(whole), added(pieces)
    if amount is None:
        return values.money(whole)
    if values.text(whole) is None or not number or not 0 < number < MOST_PIECES:
        return None
    most = coins(currency)
    price = (amount / number).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    if price * number == amount:
        return values.plain_decimal(price)
    message = N_("{total} {currency} for {count} is no price of one piece; it is left out")
    told = {
        "total": values.plain_decimal(amount),
        "currency": currency or "JPY",
        "count": values.text(pieces),
    }
    notes.append(Note(message, told))
    return None


def tidy(amount: Decimal | None, currency: str | None) -> str | None:
    """An amount without the crumbs that sums of rounded parts leave: 499.99 yen are 500."""
    if not amount:
        return None
    whole = round(amount, coins(currency))
    return values.plain_decimal(whole if abs(whole - amount) < CRUMBS else amount)


def coins(currency: str | None) -> int:
    """How many decimals an amount has in *currency*."""
    return minor_units((currency or "JPY").upper())
