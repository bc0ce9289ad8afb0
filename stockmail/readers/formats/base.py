"""BASE: an order of the API (GET /1/orders/detail).

Its own documentation has the family name in ``first_name``, real shops in ``last_name``: a list of
family names decides, or it is told that nothing can. Lines are cancelled one by one.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, objects, people, sums, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("BASE: order of the API")
SHAPE = "object"
MARKS = (frozenset({"unique_key", "order_items"}), frozenset({"unique_key", "ordered"}))


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = piece.thing
        items = objects.parts(order, "order_items")
        left = [item for item in items if not _is(item, "cancel")]
        if not items:
            notes.append(Note(N_("the list of orders holds no products; orders/detail does")))
        elif len(left) < len(items):
            message = N_("{count} cancelled lines are left out")
            notes.append(Note(message, {"count": len(items) - len(left)}))
        yield from_object(piece, _fields(order, left, notes), notes, _state(order, items, left))


def _is(thing: Thing, word: str) -> bool:
    said = values.text(thing.get("status")) or values.text(thing.get("dispatch_status")) or ""
    return word in said.casefold()


def _state(order: Thing, items: list[Thing], left: list[Thing]) -> str:
    if values.some(order.get("cancelled")) or _is(order, "cancel") or (items and not left):
        return "cancelled"
    sent = _is(order, "dispatched") or (left and all(_is(item, "dispatched") for item in left))
    return "shipped" if sent else "open"


def _fields(order: Thing, items: list[Thing], notes: list[Note]) -> dict[str, Any]:
    way = ways.method(order.get("payment"))
    name = people.in_order(order.get("last_name"), order.get("first_name"), notes, doubtful=True)
    return {
        "id": values.text(order.get("unique_key")),
        "ordered_at": dates.epoch(order.get("ordered"), notes),
        "channel": "own",
        "currency": "JPY",
        "language": "ja",
        "customer": {
            **name,
            "email": values.text(order.get("mail_address")),
            "phone": values.text(order.get("tel")),
        },
        "lines": [_line(item, notes) for item in items],
        "wished": order.get("delivery_date"),
        "payment": {
            "method": way,
            "paid": ways.paid(way),
            "total": values.money(order.get("total")),
            "shipping": values.money(order.get("shipping_fee")),
            "coupon_used": values.some(objects.part(order, "order_discount").get("discount")),
        },
    }


def _line(item: Thing, notes: list[Note]) -> dict[str, Any]:
    total, pieces = values.some(item.get("total")), item.get("amount")
    codes = (item.get(key) for key in ("variation_identifier", "item_identifier", "item_id"))
    return {
        "sku": values.text(next(filter(None, codes), None)),
        "name": values.plain(item.get("title")),
        "variant": " / ".join(_variant(item)) or None,
        "quantity": values.count(pieces),
        "unit_price": sums.each(total, pieces, "JPY", notes) if total else values.money(item.get("price")),
    }


def _variant(item: Thing) -> Iterator[str]:
    """The variation, and options such as a name to be engraved."""
    if variation := values.plain(item.get("variation")):
        yield variation
    for option in objects.parts(item, "options"):
        label, value = values.plain(option.get("option_name")), values.plain(option.get("option_value"))
        if value:
            yield f"{label}:{value}" if label else value
