"""Square: an order of the Orders API.

Amounts are in the currency's smallest unit. The order knows the customer only by an id; the recipient of
the parcel is named, who may be another person. ``reference_id`` is the shop's own number.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, marketplace, objects, people, sums, values, ways
from stockmail.readers.formats.stripe import amount
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("Square: order of the Orders API")
SHAPE = "object"
MARKS = (
    frozenset({"location_id", "line_items", "total_money"}),
    frozenset({"location_id", "line_items", "net_amounts"}),
    frozenset({"location_id", "line_items", "state", "version"}),
)
DETAILS = ("shipment_details", "delivery_details", "pickup_details")
NO_VARIANT = frozenset({"Regular", "通常"})


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        yield from_object(piece, _fields(piece.thing, notes), notes, _state(piece.thing))


def _state(order: Thing) -> str:
    if order.get("state") == "CANCELED":
        return "cancelled"
    sent = [each.get("state") for each in objects.parts(order, "fulfillments")]
    done = all(state == "COMPLETED" for state in sent) if sent else order.get("state") == "COMPLETED"
    return "shipped" if done else "open"


def _fields(order: Thing, notes: list[Note]) -> dict[str, Any]:
    total = objects.part(order, "total_money")
    items = objects.parts(order, "line_items")
    coins = (total, *(objects.part(item, "base_price_money") for item in items))
    currency = next(filter(None, (values.text(each.get("currency")) for each in coins)), None)
    customer = _customer(order, notes)
    tenders = objects.parts(order, "tenders")
    return {
        "id": _number(order, notes),
        "ordered_at": dates.moment(order.get("created_at"), notes),
        "channel": "own",
        "currency": currency,
        "language": people.language(None, customer, notes),
        "customer": customer,
        "lines": [_line(item, currency, notes) for item in items],
        "payment": {
            "method": ways.joined([each.get("type") for each in tenders]) if tenders else None,
            "paid": True if tenders else None,
            "paid_at": dates.day(tenders[0].get("created_at")) if tenders else None,
            "total": amount(total.get("amount"), currency),
            "shipping": _shipping(order, currency),
            "coupon_used": values.some(
                amount(objects.part(order, "total_discount_money").get("amount"), currency)
            ),
        },
    }


def _number(order: Thing, notes: list[Note]) -> str | None:
    own, square = values.text(order.get("reference_id")), values.text(order.get("id"))
    if square and not own:
        message = N_(
            "the order has no number of the shop's own; {number} is Square's, which the customer may not know"
        )
        notes.append(Note(message, {"number": square}))
    return own or square


def _customer(order: Thing, notes: list[Note]) -> dict[str, Any]:
    sent = (objects.part(each, name) for each in objects.parts(order, "fulfillments") for name in DETAILS)
    who = next(filter(None, (objects.part(each, "recipient") for each in sent)), {})
    address = objects.part(who, "address")
    family, given = values.text(address.get("last_name")), values.text(address.get("first_name"))
    name = people.split(family, given) if family and given else people.whole(who.get("display_name"), notes)
    if not any(name.values()):
        marketplace.nameless({}, notes)
        return {"country": people.country(address.get("country"))}
    people.only_recipient(name, notes)
    return {
        **name,
        "email": values.text(who.get("email_address")),
        "phone": values.text(who.get("phone_number")),
        "country": people.country(address.get("country")),
    }


def _line(item: Thing, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    variant = values.text(item.get("variation_name"))
    chosen = [values.text(each.get("name")) for each in objects.parts(item, "modifiers")]
    whole = amount(objects.part(item, "total_money").get("amount"), currency)
    listed = amount(objects.part(item, "base_price_money").get("amount"), currency)
    sorts = (None if variant in NO_VARIANT else variant, *chosen)
    return {
        "sku": values.text(item.get("sku")),
        "name": values.text(item.get("name")),
        "variant": " / ".join(filter(None, sorts)) or None,
        "quantity": values.count(item.get("quantity")),
        "unit_price": sums.each(whole, item.get("quantity"), currency, notes) if whole else listed,
    }


def _shipping(order: Thing, currency: str | None) -> str | None:
    """The service charges that are for shipping."""
    charges = [each for each in objects.parts(order, "service_charges")
               if "ship" in str(each.get("name")).casefold() or "送料" in str(each.get("name"))]  # fmt: skip
    told = [amount(objects.part(each, "total_money").get("amount"), currency) for each in charges]
    paid = sums.added(*told) if told else None
    return None if paid is None else values.plain_decimal(paid)
