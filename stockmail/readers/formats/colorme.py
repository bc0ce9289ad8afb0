"""Color Me Shop (カラーミーショップ): a sale of the API.

``price`` is without tax, ``price_with_tax`` what the customer saw. How it was paid is a number of the
shop's own settings. ``sale_deliveries`` is who gets the parcels.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, objects, sums, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("Color Me Shop: sale of the API")
SHAPE = "object"
MARKS = (
    frozenset({"make_date", "details"}),
    frozenset({"make_date", "sale_deliveries"}),
    frozenset({"make_date", "product_total_price"}),
)
CHARGES = ("product_total_price", "delivery_total_charge", "fee", "noshi_total_charge", "card_total_charge",
           "wrapping_total_charge")  # fmt: skip
POINTS = ("use_points", "use_gmo_points", "use_yahoo_points")
DISCOUNTS = ("point_discount", "gmo_point_discount", "other_discount")


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        sale = piece.thing
        state = "shipped" if values.yes(sale.get("delivered")) else "open"
        state = "cancelled" if values.yes(sale.get("canceled")) else state
        yield from_object(piece, _fields(sale, notes), notes, state)


def _fields(sale: Thing, notes: list[Note]) -> dict[str, Any]:
    customer, deliveries = objects.part(sale, "customer"), objects.parts(sale, "sale_deliveries")
    wishes = (dates.wish(each.get("preferred_date")) for each in deliveries)
    marked = any(values.text(each.get(key)) for each in deliveries for key in ("noshi_text", "card_text"))
    return {
        "id": values.text(sale.get("id")),
        "ordered_at": dates.epoch(sale.get("make_date"), notes),
        "channel": "own",
        "currency": "JPY",
        "language": "ja",
        "gift": marked or None,
        "wished": next(filter(None, wishes), None),
        "customer": {
            "name": values.text(customer.get("name")),
            "kana": values.text(customer.get("furigana")),
            "company": values.text(customer.get("hojin")),
            "email": values.text(customer.get("mail")),
            "phone": values.text(customer.get("tel") or customer.get("tel_mobile")),
        },
        "lines": [_line(item) for item in objects.parts(sale, "details") or objects.parts(sale, "detail")],
        "payment": _payment(sale, notes),
    }


def _line(item: Thing) -> dict[str, Any]:
    options = (values.plain(item.get("option1_value")), values.plain(item.get("option2_value")))
    image = values.text(item.get("product_image_url"))
    return {
        "sku": values.text(item.get("product_model_number")),
        "name": values.plain(item.get("product_name")),
        "variant": " / ".join(filter(None, options)) or None,
        "quantity": values.count(item.get("product_num")),
        "unit_price": values.money(item.get("price_with_tax") or item.get("price")),
        "image": image if image and image.startswith("http") else None,
    }


def _payment(sale: Thing, notes: list[Note]) -> dict[str, Any]:
    way = ways.method(objects.part(sale, "payment").get("name") or sale.get("payment_name"))
    if not way:
        number = values.text(sale.get("payment_id"))
        notes.append(Note(N_("how it was paid is only a number in this file ({number})"), {"number": number}))
    off = sums.added(*map(sale.get, DISCOUNTS))
    charges = sums.added(*map(sale.get, CHARGES)) if sale.get(CHARGES[0]) else None
    points = sums.added(*map(sale.get, POINTS)) or sums.added(*map(sale.get, DISCOUNTS[:2]))
    return {
        "method": way,
        "paid": values.yes(sale.get("paid")),
        "total": sums.carried(sale.get("total_price"), charges, off, notes),
        "shipping": values.money(sale.get("delivery_total_charge")),
        "points_used": values.points(points),
        "coupon_used": values.some(sale.get("other_discount")),
    }
