"""eBay: the orders report of the Seller Hub, in English or German headings.

Bare commas stand before the headings and a count below the rows. An order of several items has a row of
its own before them, with the buyer and the sums but no item. ``Sold For`` is the price of one piece. Ship
to or post to is who gets the parcel.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, marketplace, people, sums, values
from stockmail.readers.columns import Columns
from stockmail.readers.formats import ebay
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("eBay: the orders report of the Seller Hub")
SHAPE = "table"
MARKS = (
    frozenset({"Sales Record Number", "Order Number", "Item Title"}),
    frozenset({"Order Number", "Buyer Username", "Item Title"}),
    frozenset({"Order Number", "Item Number", "Sold For"}),
    frozenset({"Verkaufsprotokollnummer", "Bestellnummer"}),
    frozenset({"Verkaufsprotokollnummer", "Artikelbezeichnung"}),
)
NUMBER, RECORD = ("Order Number", "Bestellnummer"), ("Sales Record Number", "Verkaufsprotokollnummer")
ITEM = ("Item Title", "Item Number", "Angebotstitel", "Artikelbezeichnung", "Artikelnummer")
COLUMNS: Columns = {
    "id": (*NUMBER, *RECORD),
    "ordered_at": ("Sale Date", "Verkauft am", "Verkaufsdatum"),
    "customer.email": ("Buyer Email", "E-Mail des Käufers"),
    "customer.country": ("Buyer Country", "Land des Käufers"),
    "payment.paid_at": ("Paid On Date", "Zahlungsdatum"),
    "payment.shipping": (
        "Shipping And Handling",
        "Postage And Packaging",
        "Postage And Handling",
        "Verpackung und Versand",
    ),
    "lines.sku": ("Custom Label", "Custom Label (SKU)", "Bestandseinheit"),
    "lines.name": ("Item Title", "Angebotstitel", "Artikelbezeichnung"),
    "lines.variant": ("Variation Details", "Variationsdetails"),
    "lines.quantity": ("Quantity", "Anzahl", "Stückzahl"),
    "lines.unit_price": ("Sold For", "Verkauft für", "Verkaufspreis"),
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
NAME = ("Buyer Name", "Name des Käufers", "Vollständiger Name des Käufers")
USER = ("Buyer Username", "Nutzername des Käufers", "Mitgliedsname")
TOTAL = ("Total Price", "Gesamtbetrag", "Gesamtpreis")
SHIPPED = ("Shipped On Date", "Verschickt am - Datum", "Versanddatum")
TAXES = ("Seller Collected Tax", "eBay Collected Tax")
NOTHING = frozenset({"", "-", "--"})


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        yield from map(_order, _grouped(table))


def _grouped(table: Table) -> Iterator[tuple[Row, ...]]:
    """The rows of each order: one without its number goes with those of the same sales record."""
    numbers = {row.get(*RECORD): row.get(*NUMBER) for row in table.rows if row.get(*NUMBER)}
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        record = row.get(*RECORD)
        key = row.get(*NUMBER) or numbers.get(record, record) or row.where
        groups.setdefault(key, []).append(row)
    yield from map(tuple, groups.values())


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    items = [row for row in rows if row.get(*ITEM)]
    first = next((row for row in rows if row not in items), rows[0])
    made = columns.fields((first, *items), COLUMNS, notes, channel="ebay")
    made["customer"] |= ebay.named(_said(first, NAME), _said(first, USER), notes)
    made["currency"] = values.coin(first.get(*TOTAL) or first.get(*LINE["lines.unit_price"]))
    made["language"] = people.language(None, made["customer"], notes)
    made["lines"] = [_line(row) for row in items]
    _payment(first, items, made, notes)
    marketplace.promised(first.get("Ship By Date"), notes)
    is_gone = items and all(row.get(*SHIPPED) for row in items)
    return from_rows(rows, made, notes, "shipped" if is_gone else "open")


def _line(row: Row) -> dict[str, Any]:
    line = columns.line(row, LINE)
    variant = (line.get("variant") or "").strip("[]")  # [Color:Navy,Size:M]
    return {**line, "variant": marketplace.variant(variant.replace(",", "\n"))}


def _payment(first: Row, items: list[Row], made: dict[str, Any], notes: list[Note]) -> None:
    """Of several items without a row of the order, each has its own sum."""
    payment, apart = made["payment"], first in items and len(items) > 1
    payment["total"] = marketplace.summed(row.get(*TOTAL) for row in (items if apart else [first]))
    payment["paid"] = True if payment["paid_at"] else None
    goods, tax = sums.goods(made["lines"]), sums.added(*map(first.get, TAXES))
    if goods is None or tax is None:
        return
    charges = sums.added(str(goods), payment["shipping"])
    if tax and sums.added(payment["total"]) != charges:
        sums.on_top(str(tax), payment["total"], str(charges), notes=notes)
        charges = sums.added(str(charges), str(tax))
    sums.differs(payment["total"], charges, notes)


def _said(row: Row, names: tuple[str, ...]) -> str | None:
    cell = row.get(*names)
    return None if cell in NOTHING else values.text(cell)
