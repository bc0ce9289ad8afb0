"""Stripe: a Checkout Session, alone, in a list or in a webhook's event.

Amounts are in the currency's smallest unit. Products are in it only when it was asked for with
``expand[]=line_items``. The name is one field; ``shipping_details`` is who gets the parcel.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, objects, people, sums, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("Stripe: Checkout Session")
SHAPE = "object"
MARKS = (
    frozenset({"amount_total", "payment_status"}),
    frozenset({"amount_total", "customer_details"}),
)
# docs.stripe.com/currencies: its own list, which is shorter than that of currencies without coins.
WHOLE = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"}
)
THOUSANDTHS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
NUMBERS = ("order_id", "order_number", "orderId", "order", "order_no")
PAID = {"paid": True, "no_payment_required": True, "unpaid": False}


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order a session."""
    for piece in pieces:
        notes: list[Note] = []
        state = "cancelled" if piece.thing.get("status") == "expired" else "open"
        yield from_object(piece, _fields(piece.thing, notes), notes, state)


def _fields(session: Thing, notes: list[Note]) -> dict[str, Any]:
    currency = (values.text(session.get("currency")) or "").upper() or None
    customer = _customer(session)
    return {
        "id": _number(session, notes),
        "ordered_at": dates.epoch(session.get("created"), notes),
        "channel": "own",
        "currency": currency,
        "language": people.language(session.get("locale"), customer, notes),
        "customer": customer,
        "lines": _lines(session, currency, notes),
        "payment": {
            "method": _method(session, notes),
            "paid": PAID.get(str(session.get("payment_status"))),
            "total": amount(session.get("amount_total"), currency),
            "shipping": amount(objects.part(session, "total_details").get("amount_shipping"), currency),
            "coupon_used": values.some(
                amount(objects.part(session, "total_details").get("amount_discount"), currency)
            ),
        },
    }


def amount(minor: Any, currency: str | None) -> str | None:  # noqa: ANN401
    """An amount in the currency's own unit: 1980 is ¥1,980 and $19.80."""
    try:
        number = values.decimal(minor)
    except ValueError:
        return values.text(minor)
    if values.text(minor) is None:
        return None
    decimals = 0 if currency in WHOLE else 3 if currency in THOUSANDTHS else 2
    return values.plain_decimal(number.scaleb(-decimals))


def _number(session: Thing, notes: list[Note]) -> str | None:
    """The shop's own number, where it gave the session one."""
    data = objects.part(session, "metadata")
    own = next(filter(None, (values.text(data.get(key)) for key in NUMBERS)), None)
    reference, session_id = values.text(session.get("client_reference_id")), values.text(session.get("id"))
    if own and reference and own != reference:
        message = N_("the order number is taken from metadata; client_reference_id says {reference}")
        notes.append(Note(message, {"reference": reference}))
    if not own:
        message = N_("no order number in metadata; {number} stands for it, which the customer may not know")
        notes.append(Note(message, {"number": reference or session_id}))
    return own or reference or session_id


def _customer(session: Thing) -> dict[str, Any]:
    details = objects.part(session, "customer_details")
    account = objects.part(session, "customer")  # an id, unless it was expanded
    return {
        "name": values.text(details.get("individual_name") or details.get("name") or account.get("name")),
        "company": values.text(details.get("business_name")),
        "email": values.text(details.get("email") or session.get("customer_email") or account.get("email")),
        "phone": values.text(details.get("phone") or account.get("phone")),
        "country": people.country(objects.part(details, "address").get("country")),
    }


def _method(session: Thing, notes: list[Note]) -> str | None:
    charge = objects.part(session, "payment_intent", "latest_charge", "payment_method_details")
    offered = session.get("payment_method_types")
    types = [str(each) for each in offered] if isinstance(offered, list) else []
    if used := values.text(charge.get("type")):
        return ways.method(used)
    if len(types) > 1:
        message = N_("how it was paid is not in the session; {ways} were offered")
        notes.append(Note(message, {"ways": ", ".join(types)}))
        return None
    return ways.method(types[0]) if types else None


def _lines(session: Thing, currency: str | None, notes: list[Note]) -> list[dict[str, Any]]:
    listed = objects.part(session, "line_items")
    items = objects.parts(listed, "data") if listed else objects.parts(session, "line_items")
    if not items:
        notes.append(
            Note(N_("the session holds no products: get it with expand[]=line_items, or give --item"))
        )
    if listed.get("has_more") is True:
        notes.append(Note(N_("the session holds only the first of its products")))
    return [_line(item, currency, notes) for item in items]


def _line(item: Thing, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    price, product = objects.part(item, "price"), objects.part(item, "price", "product")
    whole = amount(item.get("amount_total"), currency)
    listed = amount(price.get("unit_amount"), currency)
    return {
        "sku": values.text(objects.part(product, "metadata").get("sku") or price.get("lookup_key")),
        "name": values.text(item.get("description") or product.get("name")),
        "variant": values.text(price.get("nickname")),
        "quantity": values.count(item.get("quantity")),
        "unit_price": sums.each(whole, item.get("quantity"), currency, notes) if whole else listed,
    }
