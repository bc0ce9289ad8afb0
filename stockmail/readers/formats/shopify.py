"""Shopify: an order of the REST Admin API or of a webhook.

The number that customers know is ``name``; ``id`` is larger than many programs can hold and
``order_number`` lacks the shop's prefix. The buyer's money is ``presentment_money``.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, left, objects, people, shopify, sums, values, ways, wishes
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece

TITLE = N_("Shopify: order of the Admin API or a webhook")
SHAPE = "object"
MARKS = (
    frozenset({"line_items", "order_number"}),
    frozenset({"line_items", "financial_status"}),
    frozenset({"line_items", "admin_graphql_api_id"}),
)
NO_VARIANT = "Default Title"


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        yield from_object(piece, _fields(piece.thing, notes), notes, _state(piece.thing))


def _state(order: Mapping[str, Any]) -> str:
    status = (order.get(name) for name in ("cancelled_at", "financial_status", "fulfillment_status"))
    return shopify.state(*status)


def _fields(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    customer = _customer(order, notes)
    made: dict[str, Any] = {
        "id": values.text(order.get("name")) or values.text(order.get("order_number")),
        "ordered_at": dates.moment(order.get("processed_at") or order.get("created_at"), notes),
        "channel": "own",
        "currency": values.text(order.get("presentment_currency") or order.get("currency")),
        "language": people.language(order.get("customer_locale"), customer, notes),
        "wished": wishes.day(wishes.pairs(objects.parts(order, "note_attributes"))),
        "customer": customer,
        "lines": _lines(order, notes),
        "payment": {
            "method": ways.joined(order.get("payment_gateway_names")),
            "paid": shopify.paid(order.get("financial_status")),
            "total": _buyers(order, "total_price"),
            "shipping": _buyers(order, "total_shipping_price"),
            "coupon_used": _coupon(objects.parts(order, "discount_codes")),
        },
    }
    left.refunded(made["payment"], _back(order), notes)
    left.settle(made, notes)
    return made


def _back(order: Mapping[str, Any]) -> Iterator[Any]:
    """What was paid back, each time."""
    for refund in objects.parts(order, "refunds"):
        for each in objects.parts(refund, "transactions"):
            if each.get("status") != "failure":
                yield each.get("amount")


def _customer(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    account = objects.part(order, "customer")
    billing, shipping = objects.part(order, "billing_address"), objects.part(order, "shipping_address")
    people_ = (account, billing, shipping)
    named = next((each for each in people_ if each.get("last_name") or each.get("first_name")), {})
    if named is shipping:
        people.only_recipient(people.split(named.get("last_name"), named.get("first_name")), notes)
    phones = (order.get("phone"), *(each.get("phone") for each in (account, billing)))
    return {
        **people.split(named.get("last_name"), named.get("first_name")),
        "company": values.text(billing.get("company")),
        "email": values.text(order.get("email") or order.get("contact_email") or account.get("email")),
        "phone": values.text(next(filter(None, phones), None)),
        "country": people.country(billing.get("country_code") or shipping.get("country_code")),
    }


def _lines(order: Mapping[str, Any], notes: list[Note]) -> list[dict[str, Any]]:
    made = []
    for item in objects.parts(order, "line_items"):
        still = _left(item, order, notes)
        if still == 0:  # taken off the order since, or sent
            continue
        variant = values.text(item.get("variant_title"))
        made.append(
            {
                "sku": values.text(item.get("sku")),
                "name": values.text(item.get("title") or item.get("name")),
                "variant": None if variant == NO_VARIANT else variant,
                "quantity": still,
                "unit_price": _charged(item, taxed=bool(order.get("taxes_included"))),
            }
        )
    return made


def _left(item: Mapping[str, Any], order: Mapping[str, Any], notes: list[Note]) -> Any:  # noqa: ANN401
    every = item.get("current_quantity", item.get("quantity"))
    sent = item.get("fulfillment_status")
    if not shopify.is_partly_sent(order.get("fulfillment_status")) or sent not in {"fulfilled", "partial"}:
        return values.count(every)
    still = 0 if sent == "fulfilled" else item.get("fulfillable_quantity")
    return left.pieces(values.text(item.get("title")), every, still, notes)


def _charged(item: Mapping[str, Any], *, taxed: bool) -> str | None:
    """The price of one piece after its share of the discounts, and with its tax.

    Where that is no whole number of cents a piece, the price as listed.
    """
    price = _buyers(item, "price")
    try:
        pieces = values.decimal(item.get("quantity"))
        off = sum(
            values.decimal(_buyers(each, "amount")) for each in objects.parts(item, "discount_allocations")
        )
        tax = Decimal(0)
        if not taxed:
            tax = sum(
                (values.decimal(_buyers(each, "price")) for each in objects.parts(item, "tax_lines")), tax
            )
        one = values.decimal(price) + (tax - off) / pieces
    except (ValueError, ArithmeticError):
        return price
    return values.plain_decimal(one) if one == round(one, 2) else price


def _coupon(codes: list[Mapping[str, Any]]) -> dict[str, Any] | None:
    named = filter(None, (values.text(each.get("code")) for each in codes))
    off = sums.added(*(each.get("amount") for each in codes))
    return {"code": ", ".join(named), "amount": values.some(off)} if off else None


def _buyers(thing: Mapping[str, Any], name: str) -> str | None:
    """An amount in the money that the buyer paid in."""
    both = objects.part(thing, f"{name}_set", "presentment_money")
    return values.money(both.get("amount", thing.get(name)))
