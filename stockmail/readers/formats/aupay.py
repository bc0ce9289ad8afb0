"""au PAY マーケット (Wowma!): the order CSV.

One row a product, the order repeated. orderer… is who ordered, sender… who gets the parcel.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import marketplace, people, values, ways
from stockmail.readers.columns import Columns, fields, line
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("au PAY マーケット: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"orderId", "itemName", "ordererName"}),
    frozenset({"orderId", "orderDetailId", "itemCode"}),
    frozenset({"orderId", "itemCode", "requestPrice"}),
)
COLUMNS: Columns = {
    "id": "orderId",
    "ordered_at": "orderDate",
    "customer.name": "ordererName",
    "customer.kana": "ordererKana",
    "customer.email": ("mailAddress", "rawMailAddress"),
    "customer.phone": ("ordererPhoneNumber1", "ordererPhoneNumber2"),
    "payment.method": "settlementName",
    "payment.paid_at": "paymentDate",
    "payment.total": "requestPrice",
    "payment.shipping": "postagePrice",
    "payment.points_used": "usePoint",
    "payment.coupon_used": "couponTotalPrice",
}
LINE: Columns = {
    "lines.sku": ("itemManagementId", "itemCode"),
    "lines.name": "itemName",
    "lines.quantity": "unit",
    "lines.unit_price": "itemPrice",
}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each orderId."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, "orderId"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = [marketplace.NO_RULES]
    first = rows[0]
    made = fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    made["customer"] = {**made["customer"], **people.whole(first.get("ordererName"), notes), "country": "JP"}
    marketplace.nameless(made["customer"], notes)
    paid = values.yes(first.get("paymentStatus"))
    made["payment"]["paid"] = ways.paid(made["payment"]["method"]) if paid is None else paid
    made["wished"] = first.get("deliveryRequestDay")
    made["lines"] = marketplace.listed(map(_line, rows))
    return from_rows(rows, made, notes, _state(first))


def _state(row: Row) -> str:
    if row.get("cancelDate") or "キャンセル" in row.get("orderStatus"):
        return "cancelled"
    return "shipped" if row.get("shipDate") or values.yes(row.get("shipStatus")) else "open"


def _line(row: Row) -> dict[str, Any]:
    return {**line(row, LINE), "variant": marketplace.choices(row.get("itemOption"))}
