"""Mercari Shops: the order CSV.

One row a product, the order repeated. buyer_name is who ordered, in one field; there is no e-mail,
for everything is said in the marketplace's own messages. The last cells of a row may be missing.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import marketplace, people, values
from stockmail.readers.columns import Columns, fields
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Mercari Shops: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"order_id", "original_product_id"}),
    frozenset({"order_id", "coupon_discount_amount", "product_name"}),
    frozenset({"order_id", "buyer_name", "product_name", "shipping_state"}),
)
COLUMNS: Columns = {
    "id": "order_id",
    "ordered_at": ("order_date", "ordered_at", "created_at"),
    "lines.sku": ("original_product_id", "product_id"),
    "lines.name": "product_name",
    "lines.variant": ("variant_name", "variation_name"),
    "lines.quantity": "quantity",
    "lines.unit_price": "product_price",
}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each order_id."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, "order_id"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    made = fields(rows, COLUMNS, notes, channel="mercari-shops", language="ja", currency="JPY")
    made["customer"] = {**people.whole(rows[0].get("buyer_name"), notes), "country": "JP"}
    marketplace.nameless(made["customer"], notes)
    made["lines"] = marketplace.listed(made["lines"])
    if any(values.some(row.get("coupon_discount_amount")) for row in rows):
        message = N_("a coupon was spent, but not whether its amount is that of the order or of each row")
        notes.append(Note(message))
    if any(line.get("quantity") != 1 for line in made["lines"]):
        message = N_("product_price is taken as the price of one piece; the file does not say so")
        notes.append(Note(message))
    return from_rows(rows, made, notes)
