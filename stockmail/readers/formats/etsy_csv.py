"""Etsy: the two CSV files of sold orders and of their items.

The file of orders names no product, that of items only the buyer's username: both are joined on Order ID,
and the items alone will do. Days are written month first. ``Ship Name`` is who gets the parcel.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, FileError, Note, Problem
from stockmail.readers import columns, dates, marketplace, people, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.formats import ebay
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Etsy: the CSV of sold orders and that of sold order items, both together")
SHAPE = "table"
MARKS = (
    frozenset({"Order ID", "Transaction ID", "Item Name"}),
    frozenset({"Order ID", "Item Name", "Sale Date"}),
    frozenset({"Order ID", "Buyer User ID", "Full Name"}),
    frozenset({"Order ID", "Order Value", "Order Total"}),
)
COLUMNS: Columns = {
    "id": "Order ID",
    "currency": "Currency",
    "customer.country": "Ship Country",
    "payment.total": "Order Total",
    "payment.shipping": ("Shipping", "Order Shipping"),
    "lines.sku": "SKU",
    "lines.name": "Item Name",
    "lines.variant": "Variations",
    "lines.quantity": "Quantity",
    "lines.unit_price": "Price",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
OFF, TAX = ("Discount Amount", "Shipping Discount"), ("Sales Tax", "Order Sales Tax")
STATES = {"cancel": "cancelled", "refunded": "cancelled", "completed": "shipped"}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number. Raises FileError when there is no file of items."""
    if not any(table.has("Item Name") for table in tables):
        message = N_("is the file of orders, which names no product: give the one of sold order items too")
        raise FileError(Problem(message, {}, tables[0].where))
    groups: dict[str, list[Row]] = {}
    for table in sorted(tables, key=lambda table: table.has("Item Name")):  # the orders first
        for row in table.rows:
            groups.setdefault(row.get("Order ID") or row.where, []).append(row)
    yield from map(_order, map(tuple, groups.values()))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = [marketplace.NO_RULES]
    made = columns.fields(rows, COLUMNS, notes, channel="own")
    first = rows[0]
    made["ordered_at"] = dates.american(first.get("Sale Date"), notes)
    made["customer"] |= _customer(first, notes)
    made["language"] = people.language(None, made["customer"], notes)
    items = [row for row in rows if row.get("Item Name")]
    if not items:
        notes.append(Note(N_("the file of items has no item of this order")))
    made["lines"] = marketplace.listed(columns.line(row, LINE) for row in items)
    _payment(rows, made, notes)
    return from_rows(rows, made, notes, _state(rows))


def _customer(first: Row, notes: list[Note]) -> dict[str, Any]:
    """The names of the file of orders, or the username, which is told."""
    family, given = values.text(first.get("Last Name")), values.text(first.get("First Name"))
    if family and given:
        return people.split(family, given)
    user = values.text(first.get("Buyer", "Buyer User ID").partition(" (")[0])
    return ebay.named(values.text(first.get("Full Name")), user, notes)


def _payment(rows: tuple[Row, ...], made: dict[str, Any], notes: list[Note]) -> None:
    first, payment = rows[0], made["payment"]
    payment["method"] = ways.method(first.get("Payment Method", "Payment Type"))
    paid = next(filter(None, (row.get("Date Paid") for row in rows)), "")
    payment["paid_at"] = (dates.american(paid, []) or "")[:10] or None
    payment["paid"] = True if paid else None
    off = sums.added(*map(first.get, OFF))
    if off:
        payment["coupon_used"] = {"code": first.get("Coupon Code") or None, "amount": str(off)}
    goods = sums.goods(made["lines"])
    parts = (payment["shipping"], first.get(*TAX), str(-(off or 0)))
    sums.differs(payment["total"], None if goods is None else sums.added(str(goods), *parts), notes)


def _state(rows: tuple[Row, ...]) -> str:
    said = rows[0].get("Status").casefold()
    known = next((state for word, state in STATES.items() if word in said), None)
    sent = [row.get("Date Shipped") for row in rows]
    return known or ("shipped" if all(sent) else "open")
