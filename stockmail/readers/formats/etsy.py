"""Etsy: receipts of the Open API, each with its transactions.

Amounts are whole numbers with a divisor; ``price`` is that of one piece. ``name`` is that of the address,
who may not be the buyer.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, marketplace, objects, people, sums, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("Etsy: receipts of the Open API")
SHAPE = "object"
MARKS = (
    frozenset({"receipt_id", "transactions", "grandtotal"}),
    frozenset({"receipt_id", "transactions", "buyer_email"}),
)
STATES = {"canceled": "cancelled", "cancelled": "cancelled", "fully refunded": "cancelled"}


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order a receipt."""
    for piece in pieces:
        notes: list[Note] = [marketplace.NO_RULES]
        yield from_object(piece, _fields(piece.thing, notes), notes, _state(piece.thing))


def _state(receipt: Thing) -> str:
    said = STATES.get((values.text(receipt.get("status")) or "").casefold())
    return said or ("shipped" if receipt.get("is_shipped") is True else "open")


def _fields(receipt: Thing, notes: list[Note]) -> dict[str, Any]:
    customer = _customer(receipt, notes)
    total = objects.part(receipt, "grandtotal")
    off = _amount(objects.part(receipt, "discount_amt"))
    return {
        "id": values.text(receipt.get("receipt_id")),
        "ordered_at": dates.epoch(receipt.get("created_timestamp") or receipt.get("create_timestamp"), notes),
        "channel": "own",
        "currency": values.text(total.get("currency_code")),
        "language": people.language(None, customer, notes),
        "gift": receipt.get("is_gift") is True,
        "customer": customer,
        "lines": [_line(each) for each in objects.parts(receipt, "transactions")],
        "payment": {
            "method": ways.method(receipt.get("payment_method")),
            "paid": receipt.get("is_paid") if isinstance(receipt.get("is_paid"), bool) else None,
            "total": _amount(total),
            "shipping": _amount(objects.part(receipt, "total_shipping_cost")),
            "coupon_used": values.some(off),
        },
    }


def _customer(receipt: Thing, notes: list[Note]) -> dict[str, Any]:
    name = people.whole(receipt.get("name"), notes)
    if any(name.values()):
        people.only_recipient(name, notes)
    return {
        **name,
        "email": values.text(receipt.get("buyer_email")),
        "country": people.country(receipt.get("country_iso")),
    }


def _line(sold: Thing) -> dict[str, Any]:
    chosen = (
        (each.get("formatted_name"), each.get("formatted_value"))
        for each in objects.parts(sold, "variations")
    )
    return {
        "sku": values.text(sold.get("sku")),
        "name": values.plain(sold.get("title")),
        "variant": marketplace.named(chosen),
        "quantity": values.count(sold.get("quantity")),
        "unit_price": _amount(objects.part(sold, "price")),
    }


def _amount(money: Thing) -> str | None:
    """9600 with a divisor of 100 is 96."""
    amount, divisor = sums.added(money.get("amount")), sums.added(money.get("divisor") or 1)
    if amount is None or money.get("amount") is None or not divisor:
        return values.money(money.get("amount"))
    try:
        return values.plain_decimal(amount / divisor)
    except ArithmeticError:
        return values.text(money.get("amount"))
