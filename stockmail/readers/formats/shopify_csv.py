"""Shopify: orders_export.csv of the admin; Squarespace writes the same, with a column for the variant.

One row a product; the facts of the order stand in its first row only, the following rows may lack
even the number. The name is one field, the given name first. Shopify has no column for the variant: it
stands in the product's name after the last " - ", which titles may hold too, so it is left there.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, left, people, shopify, sums, values, wishes
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Shopify: orders_export.csv")
SHAPE = "table"
MARKS = (
    frozenset({"Name", "Lineitem name", "Lineitem quantity"}),
    frozenset({"Order ID", "Lineitem name", "Lineitem quantity"}),
)
KEY = ("Name", "Order ID")
COLUMNS: Columns = {
    "id": KEY,
    "ordered_at": "Created at",
    "currency": "Currency",
    "customer.company": "Billing Company",
    "customer.email": "Email",
    "customer.phone": ("Phone", "Billing Phone"),
    "customer.country": ("Billing Country", "Shipping Country"),
    "payment.method": "Payment Method",
    "payment.paid_at": "Paid at",
    "payment.total": "Total",
    "payment.shipping": "Shipping",
    "payment.coupon_used": "Discount Amount",
    "lines.sku": "Lineitem sku",
    "lines.name": "Lineitem name",
    "lines.variant": ("Lineitem variant", "Lineitem variant title"),
    "lines.quantity": "Lineitem quantity",
    "lines.unit_price": "Lineitem price",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        for rows in table.orders(*KEY):
            yield _order(rows)


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first = rows[0]
    made = columns.fields(rows, COLUMNS, notes, channel="own")
    name = people.given_first(first.get("Billing Name", "Shipping Name"), notes)
    made["customer"] |= name
    if any(name.values()) and not first.get("Billing Name"):
        people.only_recipient(name, notes)
    made["language"] = people.language(None, made["customer"], notes)
    attributes = (each.partition(":") for each in first.get("Note Attributes").splitlines())
    made["wished"] = wishes.day((label, value) for label, _, value in attributes)
    made["lines"] = [line for row in rows if (line := _line(row, first, notes))]
    made["payment"]["paid"] = shopify.paid(first.get("Financial Status"))
    code = first.get("Discount Code")
    if code and made["payment"]["coupon_used"]:
        made["payment"]["coupon_used"] = {"code": code, "amount": made["payment"]["coupon_used"]}
    sums.on_top(
        first.get("Taxes"), first.get("Total"), first.get("Subtotal"), first.get("Shipping"), notes=notes
    )
    left.refunded(made["payment"], [first.get("Refunded Amount", "Amount Refunded")], notes)
    _reduced(rows, notes)
    left.settle(made, notes)
    return from_rows(rows, made, notes, _state(first))


def _state(first: Row) -> str:
    cancelled = first.get("Cancelled at", "Canceled at")
    return shopify.state(cancelled, first.get("Financial Status"), first.get("Fulfillment Status"))


def _line(row: Row, first: Row, notes: list[Note]) -> dict[str, Any] | None:
    """The row's product, unless it is on its way already."""
    line = columns.line(row, LINE)
    sent = row.get("Lineitem fulfillment status") == "fulfilled"
    if line and sent and shopify.is_partly_sent(first.get("Fulfillment Status")):
        left.pieces(line.get("name"), line.get("quantity"), 0, notes)
        return None
    return line or None


def _reduced(rows: tuple[Row, ...], notes: list[Note]) -> None:
    """Discounts of single products, which their prices do not show."""
    for row in rows:
        if off := values.some(row.get("Lineitem discount")):
            message = N_("{name}: the price is before a discount of {off}")
            notes.append(Note(message, {"name": row.get("Lineitem name"), "off": off}))
