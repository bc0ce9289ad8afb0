"""WooCommerce: an order of the REST API, or of a webhook; the API before it had other names for some.

``number`` is what the customer knows. ``price`` is without tax: the line's total and its tax make what
was seen. Times are the shop's own. ``shipping`` is who gets the parcel.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, left, objects, people, sums, values, ways, wishes, woo
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece, Thing

TITLE = N_("WooCommerce: order of the REST API or a webhook")
SHAPE = "object"
MARKS = (
    frozenset({"line_items", "order_key"}),
    frozenset({"line_items", "billing"}),
    frozenset({"line_items", "order_key", "billing_address", "order_number"}),
    frozenset({"line_items", "date_created_gmt"}),
)
KANA = (
    "_billing_yomigana_{}_name",
    "_billing_{}_name_kana",
    "_billing_{}_name_yomi",
    "_wc_billing/jp4wc/yomigana_{}_name",
    "billing_yomigana_{}_name",
)
LANGUAGES = ("wpml_language", "trp_language", "_locale")


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        yield from_object(piece, _fields(piece.thing, notes), notes, woo.state(piece.thing.get("status")))


def _fields(order: Thing, notes: list[Note]) -> dict[str, Any]:
    meta = {str(each.get("key")): each.get("value") for each in objects.parts(order, "meta_data")}
    customer = _customer(
        objects.part(order, "billing") or objects.part(order, "billing_address"), meta, notes
    )
    currency = values.text(order.get("currency"))
    said = next(filter(None, (values.text(meta.get(key)) for key in LANGUAGES)), None)
    day = order.get("date_created") or order.get("created_at")
    utc = values.text(order.get("date_created_gmt"))
    return {
        "id": values.text(order.get("number") or order.get("order_number") or order.get("id")),
        "ordered_at": dates.moment(day or (utc and f"{utc.rstrip('Z')}Z"), notes),
        "channel": "own",
        "currency": currency,
        "language": people.language(said, customer, notes),
        "wished": wishes.day(meta.items()),
        "customer": customer,
        "lines": [woo.line(item, currency, notes) for item in objects.parts(order, "line_items")],
        "payment": _payment(order, currency, notes),
    }


def _customer(billing: Thing, meta: Thing, notes: list[Note]) -> dict[str, Any]:
    name = people.in_order(billing.get("last_name"), billing.get("first_name"), notes, doubtful=False)
    kana = (people.kana(meta.get(key.format("last")), meta.get(key.format("first"))) for key in KANA)
    company = values.plain(billing.get("company"))
    reading = next(filter(None, kana), None)
    if (
        company
        and people.is_reading(company)
        and name.get("family_name") == values.text(billing.get("first_name"))
    ):
        company, reading = None, reading or company  # a theme with swapped labels keeps the reading there
    return {
        **{key: values.plain(each) for key, each in name.items()},
        "kana": reading or people.kana(billing.get("yomigana_last_name"), billing.get("yomigana_first_name")),
        "company": company,
        "email": values.text(billing.get("email")),
        "phone": values.text(billing.get("phone")),
        "country": people.country(billing.get("country")),
    }


def _payment(order: Thing, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    told = objects.part(order, "payment_details")
    way = ways.best(
        order.get("payment_method_title") or told.get("method_title"),
        order.get("payment_method") or told.get("method_id"),
    )
    day = dates.day(order.get("date_paid"))
    off = [(values.plain(fee.get("name")) or "", sums.added(fee.get("total"), fee.get("total_tax")))
           for fee in objects.parts(order, "fee_lines")]  # fmt: skip
    points = [each for name, each in off if each and each < 0 and woo.POINTS.search(name)]
    made: dict[str, Any] = {
        "method": way,
        "paid": True if day else woo.paid(order.get("status"), way),
        "paid_at": day,
        "total": values.money(order.get("total")),
        "shipping": sums.tidy(sums.added(order.get("shipping_total"), order.get("shipping_tax")), currency),
        "points_used": values.points(sum(points)) if points else None,
        "coupon_used": _coupon(objects.parts(order, "coupon_lines"), currency),
    }
    left.refunded(made, (each.get("total") for each in objects.parts(order, "refunds")), notes)
    return made


def _coupon(coupons: list[Thing], currency: str | None) -> dict[str, Any] | None:
    off = sums.added(*(each.get(key) for each in coupons for key in ("discount", "discount_tax")))
    codes = filter(None, (values.text(each.get("code")) for each in coupons))
    return {"code": ", ".join(codes), "amount": sums.tidy(off, currency)} if coupons else None
