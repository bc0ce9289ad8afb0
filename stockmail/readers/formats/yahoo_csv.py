"""Yahoo!ショッピング: the two CSV files of ストアクリエイターPro, orders and their items.

The order file names no product, the item file no customer: both are needed and joined on OrderId,
whichever comes first. A file that a shop has merged itself may hold all. The store picks the columns.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, FileError, Note, Problem
from stockmail.readers import marketplace, people, values, ways
from stockmail.readers.columns import Columns, fields
from stockmail.readers.formats import yahoo
from stockmail.readers.found import Found, from_rows
from stockmail.readers.marketplace import by_number
from stockmail.readers.table import Row, Table

TITLE = N_("Yahoo!ショッピング: the order and the item CSV, both together")
SHAPE = "table"
MARKS = (
    frozenset({"OrderId", "LineId", "ItemId"}),
    frozenset({"OrderId", "LineId", "Title"}),
    frozenset({"OrderId", "ItemId", "SubCode"}),
    frozenset({"OrderId", "ItemId", "Title", "UnitPrice"}),
    frozenset({"OrderId", "Title", "SubCode"}),
    frozenset({"OrderId", "BillLastName"}),
    frozenset({"OrderId", "BillName"}),
    frozenset({"OrderId", "BillMailAddress"}),
    frozenset({"OrderId", "PayMethodName"}),
)
ITEMS = ("LineId", "ItemId", "Title", "SubCode")
PEOPLE = ("BillName", "BillLastName", "BillFirstName", "BillMailAddress", "PayMethod", "PayMethodName")
COLUMNS: Columns = {
    "id": "OrderId",
    "ordered_at": "OrderTime",
    "customer.email": "BillMailAddress",
    "customer.phone": "BillPhoneNumber",
    "payment.paid_at": "PayDate",
    "payment.total": "TotalPrice",
    "payment.shipping": "ShipCharge",
    "payment.points_used": "UsePoint",
    "payment.coupon_used": "TotalMallCouponDiscount",
}
WISHES = ("GiftWrapType", "GiftWrapName", "GiftWrapMessage")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each OrderId. Raises FileError when one of the two files is missing."""
    of_order = [table for table in tables if any(map(table.has, PEOPLE))]
    of_items = [table for table in tables if any(map(table.has, ITEMS))]
    if not of_items:
        message = N_("is the order file, which names no product: give the item file (LineId, ItemId …) too")
        raise FileError(Problem(message, {}, tables[0].where))
    if not of_order:
        message = N_("is the item file, which names no customer: give the order file (BillName …) too")
        raise FileError(Problem(message, {}, tables[0].where))
    told, items = _by_number(of_order), _by_number(of_items)
    for number in dict.fromkeys((*told, *items)):
        yield _order(told.get(number, ()), items.get(number, ()))


def _by_number(tables: Sequence[Table]) -> dict[str, tuple[Row, ...]]:
    """The rows of each order; a row without a number stands for itself."""
    found: dict[str, tuple[Row, ...]] = {}
    for table in tables:
        for rows in by_number(table, "OrderId"):
            number = rows[0].get("OrderId") or rows[0].where
            found[number] = (*found.get(number, ()), *rows)
    return found


def _order(told: tuple[Row, ...], items: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    both = told if told == items else (*told, *items)  # the same rows where a shop merged the files
    first = both[0]
    gift = any(values.text(row.get("SocialGiftType")) in {"1", "2"} or values.yes(row.get("NeedGiftWrap"))
               or any(map(marketplace.wanted, map(row.get, WISHES))) for row in both)  # fmt: skip
    made = fields(both, COLUMNS, notes, channel="yahoo", language="ja", currency="JPY", gift=gift)
    made["wished"] = first.get("ShipRequestDate")
    made["customer"] |= _customer(first, notes)
    made["payment"] |= _payment(first)
    made["lines"] = marketplace.listed(map(_line, items))
    if not items:
        notes.append(Note("the item file has no item of this order"))
    yahoo.store_coupon(marketplace.summed(row.get("CouponDiscount") for row in items), notes)
    return from_rows(both, made, notes, yahoo.state(first.get("OrderStatus"), first.get("ShipStatus")))


def _customer(row: Row, notes: list[Note]) -> dict[str, Any]:
    name = people.split(row.get("BillLastName"), row.get("BillFirstName"))
    if not row.get("BillLastName") and row.get("BillName"):
        name = people.whole(row.get("BillName"), notes)
    made = {
        **name,
        "kana": people.kana(row.get("BillLastNameKana"), row.get("BillFirstNameKana"))
        or values.text(row.get("BillNameKana")),
        "country": "JP",
    }
    marketplace.nameless(made, notes)
    return made


def _payment(row: Row) -> dict[str, Any]:
    method = yahoo.way(row.get("PayMethodName"), row.get("PayMethod"))
    paid = values.yes(row.get("PayStatus"))
    return {"method": method, "paid": ways.paid(method) if paid is None else paid}


def _line(row: Row) -> dict[str, Any]:
    names, told = (row.get(key).split(";") for key in ("ItemOptionName", "ItemOptionValue"))
    options = zip(names, told, strict=False) if len(names) == len(told) else ()
    return {
        "sku": values.text(row.get("SubCode", "ItemId")),
        "name": values.plain(row.get("Title")),
        "variant": marketplace.variant(row.get("SubCodeOption")) or marketplace.chosen(options),
        "quantity": values.count(row.get("Quantity")),
        "unit_price": values.money(row.get("UnitPrice")),
    }
