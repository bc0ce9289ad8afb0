"""WooCommerce: the CSV of the usual export plugins, whose columns the shop picks and renames.

One row a product; the facts of the order may stand in its first row only. The line's total and its tax
make the price that was seen; of two ``Item Cost`` the last is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, packed, people, sums, values, woo
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("WooCommerce: CSV of an export plugin")
SHAPE = "table"
KEY = ("Order Number", "order_number_formatted", "order_number", "Order ID", "order_id", "Order #")
MARKS = (
    *(frozenset({key, first}) for key in KEY
      for first in ("First Name (Billing)", "Full Name (Billing)", "Billing First Name",
                    "billing_first_name")),
    frozenset({"Order Number", "Item #", "Item Cost"}),
    frozenset({"Order Number", "Order Status", "Item Name", "Item Cost"}),
    frozenset({"order_number", "line_items"}),
    frozenset({"order_number", "line_item_1"}),
    frozenset({"order_id", "line_item_1"}),
)  # fmt: skip
COLUMNS: Columns = {
    "id": KEY,
    "ordered_at": ("Order Date", "order_date", "date", "Date"),
    "currency": ("Order Currency", "order_currency", "Currency", "currency"),
    "customer.company": ("Company (Billing)", "Billing Company", "billing_company"),
    "customer.email": (
        "Email (Billing)",
        "Billing Email",
        "Billing Email Address",
        "billing_email",
        "customer_email",
    ),
    "customer.phone": ("Phone (Billing)", "Billing Phone", "billing_phone"),
    "customer.country": (
        "Country Code (Billing)",
        "Country Name (Billing)",
        "Billing Country",
        "billing_country",
    ),
    "payment.method": ("Payment Method Title", "payment_method_title", "Payment Method", "payment_method"),
    "payment.paid_at": ("Paid Date", "Date Paid", "Date paid", "paid_date"),
    "payment.total": ("Order Total Amount", "Order Total", "order_total", "Total"),
    "payment.shipping": ("Order Shipping Amount", "Shipping Total", "shipping_total"),
    "lines.sku": ("SKU", "Item SKU", "Product SKU", "item_sku"),
    "lines.name": ("Item Name", "Product Name", "item_name", "Name"),
    "lines.variant": ("Product Variation", "Variation", "Item Meta", "item_meta"),
    "lines.quantity": ("Quantity (- Refund)", "Quantity", "Item Quantity", "item_quantity", "Qty"),
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
FIRST = ("First Name (Billing)", "Billing First Name", "billing_first_name")
LAST = ("Last Name (Billing)", "Billing Last Name", "billing_last_name")
FULL = ("Full Name (Billing)", "Billing Full Name", "Billing Name")
STATUS = ("Order Status", "status", "order_status")
OFF = ("Cart Discount Amount", "Order Discount Amount", "discount_total", "cart_discount")
CODE = ("Coupons Used", "Coupon Code", "Coupon Codes", "coupons")
# With its tax; without it, and its tax; both after what went back.
TOTALS = ("Order Line Total (- Refund)", "Order Line Total")
PARTS = (("Order Line (w/o tax)", "Order Line Tax"), ("item_total", "item_total_tax"))
TAXES = ("tax_total", "total_tax", "order_tax", "Order Tax")
COST = ("Item Cost#2", "Item Cost", "Item Price", "item_price")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        yield from map(_order, table.orders(*KEY))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    made = columns.fields(rows, COLUMNS, notes, channel="own")
    first = rows[0]
    name = people.in_order(first.get(*LAST), first.get(*FIRST), notes, doubtful=False)
    made["customer"] |= name if any(name.values()) else people.given_first(first.get(*FULL), notes)
    made["language"] = people.language(None, made["customer"], notes)
    made["currency"] = made["currency"] or _currency(rows, made["customer"].get("country"), notes)
    net: list[Note] = []
    made["lines"] = [line for row in rows if (line := _line(row, made["currency"], notes, net))]
    made["lines"] += [
        _packed(item, first, made["currency"], notes) for row in rows for item in packed.items(row)
    ]
    payment = made["payment"]
    goods = sums.goods(made["lines"])
    if goods is None or sums.added(str(goods), payment["shipping"]) != sums.added(payment["total"]):
        notes += net  # else nothing came on top of the prices
    payment["paid"] = True if payment["paid_at"] else woo.paid(first.get(*STATUS), payment["method"])
    off = values.some(first.get(*OFF))
    payment["coupon_used"] = off and {"code": first.get(*CODE) or None, "amount": off}
    return from_rows(rows, made, notes, woo.state(first.get(*STATUS)))


def _line(row: Row, currency: str | None, notes: list[Note], net: list[Note]) -> dict[str, Any] | None:
    made = columns.line(row, LINE)
    if not made or made.get("quantity") == 0:  # a coupon's row, or what went back
        return None
    whole = row.get(*(TOTALS if row.get("Quantity (- Refund)") else TOTALS[::-1]))
    apart = next((pair for pair in PARTS if row.get(pair[0])), None)
    amount = sums.added(whole) if whole else sums.added(*map(row.get, apart)) if apart else None
    price = None
    if amount is not None:
        tidy = sums.tidy(amount, currency) or amount
        price = sums.each(tidy, made.get("quantity"), currency, notes)
    elif row.get(*COST):
        price = values.money(row.get(*COST))
        net.append(_without_tax(price))
    return made | {"unit_price": price}


def _without_tax(price: str | None) -> Note:
    message = N_("{price} is the price as the file has it, which is without tax")
    return Note(message, {"price": price})


def _packed(item: Mapping[str, str], first: Row, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    """One of the products that stand in one cell; its total is without tax, which may stand beside it."""
    tax = item.get("tax") or item.get("total_tax")
    if not tax and sums.added(first.get(*TAXES)):
        notes.append(_without_tax(item.get("total")))
    whole = sums.added(item.get("total"), tax) if item.get("total") else None
    return {
        "sku": values.text(item.get("sku")),
        "name": values.plain(item.get("name")),
        "variant": packed.variant(item.get("meta", "")),
        "quantity": values.count(item.get("quantity")),
        "unit_price": sums.each(sums.tidy(whole, currency) or whole, item.get("quantity"), currency, notes),
    }


def _currency(rows: tuple[Row, ...], country: str | None, notes: list[Note]) -> str | None:
    """What has cents is no yen: the money of the customer's country, which is told."""
    cells = [row.get(*TOTALS, *COST) for row in rows]
    cents = [cell for cell in cells if "." in (values.some(cell) or "")]
    if not cents or not country or country == "JP":
        return None
    from babel.numbers import get_territory_currencies

    used = get_territory_currencies(country)
    if not used:
        return None
    message = N_("no currency is given; {currency}, that of the customer's country, is taken")
    notes.append(Note(message, {"currency": used[0]}))
    return str(used[0])
