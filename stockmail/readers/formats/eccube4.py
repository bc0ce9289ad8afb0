"""EC-CUBE 4, 3 and 2: the order CSV, whose columns the shop picks.

One row a detail, and 送料, 手数料, 割引 and ポイント are details too (明細区分). 価格 is without tax, the
customer saw it with. The number to show is 注文番号; 注文ID is the database's, and all that EC-CUBE 3
has. 送料 stands twice, of the order and of the parcel. 配送先 is who gets the parcel.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, people, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.heading import heading
from stockmail.readers.table import Row, Table

TITLE = N_("EC-CUBE 4: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"お名前(姓)", "明細区分(名称)"}),
    frozenset({"お名前(姓)", "明細区分(ID)"}),
    frozenset({"お名前(姓)", "商品名", "個数"}),
    frozenset({"注文番号", "明細区分(名称)"}),
)
KEY = ("注文番号", "注文ID")
COLUMNS: Columns = {
    "id": KEY,
    "ordered_at": ("受注日", "注文日時", "注文日"),
    "wished": "お届け希望日",
    "customer.family_name": "お名前(姓)",
    "customer.given_name": "お名前(名)",
    "customer.company": "会社名",
    "customer.email": "メールアドレス",
    "customer.phone": ("TEL", "電話番号"),
    "payment.method": ("支払方法(名称)", "支払方法", "お支払い方法"),
    "payment.paid_at": "入金日",
    "payment.shipping": "送料",
    "payment.total": ("支払合計", "お支払い合計", "合計"),
    "payment.points_used": ("使用ポイント", "利用ポイント"),
    "lines.sku": "商品コード",
    "lines.name": "商品名",
    "lines.quantity": "個数",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
KINDS = {"1": "商品", "2": "送料", "3": "手数料", "4": "割引", "5": "税", "6": "ポイント"}
ROUNDINGS = (ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING)


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        yield from map(_order, table.orders(*KEY))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    goods = [row for row in rows if _kind(row) == "商品"]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    made["customer"]["kana"] = people.kana(*_reading(rows[0]))
    made["lines"] = [columns.line(row, LINE) | _more(row) for row in goods]
    for line, price in zip(made["lines"], _prices(goods, rows[0].get("小計"), notes), strict=True):
        line["unit_price"] = price
    _payment(rows, made["payment"])
    return from_rows(rows, made, notes, columns.state(rows[0].get("対応状況(名称)", "対応状況")))


def _reading(row: Row) -> tuple[str, str]:
    family = row.get("お名前(セイ)", "お名前(フリガナ・姓)")
    return family, row.get("お名前(メイ)", "お名前(フリガナ・名)", "お名前(フリガナ名)")


def _kind(row: Row) -> str:
    """What the row is a detail of: its 明細区分, else what it is called if it is no product of the shop."""
    said = KINDS.get(row.get("明細区分(ID)")) or row.get("明細区分(名称)", "明細区分")
    name = row.get("商品名")
    if said or row.get("商品コード", "商品ID") or name not in KINDS.values():
        return said or "商品"
    return name


def _more(row: Row) -> dict[str, Any]:
    sorts = (row.get("規格分類名1"), row.get("規格分類名2"))
    return {"variant": " / ".join(filter(None, map(values.plain, sorts))) or None}


def _prices(rows: Sequence[Row], subtotal: str, notes: list[Note]) -> list[str | None]:
    """The price of each row's product with its tax, rounded as the subtotal of the order shows."""
    numbers = [found for row in rows if (found := _numbers(row))]
    if len(numbers) < len(rows) or (subtotal and _costs(numbers, None) == sums.added(subtotal)):
        return [values.money(row.get("価格")) for row in rows]
    shown = [way for way in ROUNDINGS if subtotal and _costs(numbers, way) == sums.added(subtotal)]
    if not shown and any(rate for _price, rate, _count in numbers):
        notes.append(Note(N_("価格 is taken as without tax, which is added; the sums do not show it")))
    way = (shown or ROUNDINGS)[0]
    return [values.plain_decimal(_with_tax(price, rate, way)) for price, rate, _count in numbers]


def _numbers(row: Row) -> tuple[Decimal, Decimal, Decimal] | None:
    """The price, the tax in percent and the pieces; None if the price or the pieces are missing."""
    cells = (row.get("価格"), row.get("税率") or "0", row.get("個数"))
    price, rate, count = map(sums.added, cells)
    if not all(cells) or price is None or rate is None or count is None:
        return None
    return price, rate, count


def _costs(numbers: Iterable[tuple[Decimal, Decimal, Decimal]], way: str | None) -> Decimal:
    """What all cost together, with their tax if there is a *way* to round it."""
    each = ((_with_tax(price, rate, way) if way else price) * count for price, rate, count in numbers)
    return sum(each, Decimal(0))


def _with_tax(price: Decimal, rate: Decimal, rounding: str) -> Decimal:
    return price + (price * rate / 100).quantize(Decimal(1), rounding)


def _payment(rows: tuple[Row, ...], payment: dict[str, Any]) -> None:
    """Points and coupons stand in rows of their own, negative; without these, in 値引き together."""
    points, coupon = _details(rows, "ポイント"), _details(rows, "割引")
    if points:
        payment["points_used"] = values.points(points)
    if coupon or (not points and not payment["points_used"]):
        off = coupon or sums.added(rows[0].get("値引き")) or Decimal(0)
        payment["coupon_used"] = values.some(values.plain_decimal(abs(off)))
    waiting = payment["method"] in {"bank", "konbini"} and heading("入金日") in rows[0].cells
    payment["paid"] = True if payment["paid_at"] else False if waiting else ways.paid(payment["method"])


def _details(rows: tuple[Row, ...], kind: str) -> Decimal | None:
    mine = [row for row in rows if _kind(row) == kind]
    return sums.added(*(_times(row) for row in mine)) if mine else None


def _times(row: Row) -> str:
    price, count = sums.added(row.get("価格")), sums.added(row.get("個数"))
    return row.get("価格") if price is None or not count else values.plain_decimal(price * count)
