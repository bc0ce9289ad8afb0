"""Amazon: the order reports of Seller Central, tab-separated and without quoting.

New orders, unshipped orders (Japan's has no price and no currency) and all orders by date, which
names no customer. One row a product, the order repeated; ``item-price`` is that of all its pieces.
recipient-name is who gets the parcel. More promotions of one item stand in rows that hold nothing else.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import amazon, left, marketplace, people, values, ways
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Amazon: the order reports (new, unshipped, all orders by date)")
SHAPE = "table"
MARKS = (
    frozenset({"order-id", "order-item-id"}),
    frozenset({"order-id", "quantity-purchased"}),
    frozenset({"order-id", "buyer-name", "sku"}),
    frozenset({"amazon-order-id", "sku"}),
    frozenset({"amazon-order-id", "item-status"}),
    frozenset({"amazon-order-id", "order-status"}),
)
NUMBER = ("order-id", "amazon-order-id")
PIECES = ("quantity-purchased", "quantity")
SHIPPING = ("shipping-price", "shipping-tax")
STATES = {"cancelled": "cancelled", "canceled": "cancelled", "shipped": "shipped"}
ASKED = ("is-buyer-requested-cancellation", "is-buyer-requested-cancel", "buyer-requested-cancel")
GIFTS = ("gift-wrap-type", "gift-message-text")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, *NUMBER))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    items = _items(rows)
    kept = [item for item in items if not _is_cancelled(item[0])] or items
    return from_rows(rows, _fields(rows, kept, notes), notes, _state(rows, items))


def _items(rows: tuple[Row, ...]) -> list[list[Row]]:
    """The rows of each item; what holds no product is a further promotion of the item it names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        is_item = bool(row.get("sku", "product-name", "asin", *PIECES))
        last = next(reversed(found), "")
        number = row.get("order-item-id") or (row.where if is_item else last)
        found.setdefault(number, []).append(row)
    return [[*filter(_is_item, item), *(row for row in item if not _is_item(row))] for item in found.values()
            if any(map(_is_item, item))]  # fmt: skip


def _is_item(row: Row) -> bool:
    return bool(row.get("sku", "product-name", "asin", *PIECES))


def _is_cancelled(row: Row) -> bool:
    return _meant(row.get("item-status", "order-status")) == "cancelled"


def _meant(status: str) -> str | None:
    """The state that a status means: "Shipped - Delivered to Buyer" begins with it."""
    return STATES.get(status.casefold().partition(" ")[0])


def _state(rows: tuple[Row, ...], items: list[list[Row]]) -> str:
    if items and all(_is_cancelled(item[0]) for item in items):
        return "cancelled"
    said = _meant(rows[0].get("order-status"))
    done = bool(items) and all(values.count(item[0].get("quantity-to-ship")) == 0 for item in items)
    return said or ("shipped" if done else "open")


def _fields(rows: tuple[Row, ...], items: list[list[Row]], notes: list[Note]) -> dict[str, Any]:
    first = rows[0]
    market = amazon.market(first.get("sales-channel"), first.get("buyer-email"))
    country = people.country(first.get("ship-country"))
    if market is None and country:
        market = next((each for each in amazon.BY_ID.values() if each.country == country), None)
        message = N_("no marketplace is named; by where it ships it is the one of {country}")
        notes.extend([Note(message, {"country": country})] if market else [])
    currency = first.get("currency") or (market.currency if market else None)
    gift = any(marketplace.wanted(row.get(name)) for row in rows for name in GIFTS)
    wish = amazon.time(first.get("scheduled-delivery-start-date"), [])
    marketplace.promised(amazon.time(first.get("promise-date", "latest-ship-date"), []), notes)
    if any(values.yes(row.get(*ASKED)) for row in rows):
        notes.append(Note("the buyer has asked to cancel"))
    customer = _customer(first, country or (market.country if market else None), notes)
    made = {
        "id": first.get(*NUMBER),
        "ordered_at": amazon.time(first.get("purchase-date"), notes),
        **amazon.common(market, customer, currency, wish, notes, gift=gift),
        "lines": amazon.lines([_sold(item) for item in items], currency, notes),
        "payment": _payment(first, items, currency),
    }
    left.settle(made, notes)
    return made


def _customer(row: Row, country: str | None, notes: list[Note]) -> dict[str, Any]:
    made = {
        **people.one(values.text(row.get("buyer-name"))),
        "company": values.text(row.get("buyer-company-name")),
        "email": values.text(row.get("buyer-email")),
        "phone": values.text(row.get("buyer-phone-number")),
        "country": country,
    }
    marketplace.nameless(made, notes)
    return made


def _sold(item: list[Row]) -> amazon.Sold:
    row = item[0]
    return amazon.Sold(
        row.get("sku"),
        row.get("product-name"),
        row.get(*PIECES),
        row.get("quantity-to-ship") or None,
        row.get("item-price"),
        row.get("item-tax"),
        tuple(each.get("item-promotion-discount") for each in item),
    )


def _payment(first: Row, items: list[list[Row]], currency: str | None) -> dict[str, Any]:
    method = amazon.way(first.get("payment-method", "payment-method-details"))
    rows = [row for item in items for row in item]
    shipping = _shipping(rows, currency)
    goods = [_sold(item).charged(currency) for item in items]
    known = None not in goods and any(row.get("item-price") for row in rows)
    total = marketplace.summed((*goods, shipping)) if known else None
    paid = False if first.get("order-status").casefold().startswith("pending") else ways.paid(method)
    return {"method": method, "paid": paid, "total": total, "shipping": shipping}


def _shipping(rows: list[Row], currency: str | None) -> str | None:
    """What was paid for shipping; None where the report has no column for it."""
    if not any(row.get("shipping-price") for row in rows):
        return None
    price, tax = (marketplace.summed(row.get(name) for row in rows) for name in SHIPPING)
    off = tuple(row.get("ship-promotion-discount") for row in rows)
    return amazon.Sold(None, None, 1, None, price, tax, off).charged(currency)
