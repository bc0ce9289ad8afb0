"""STORES: the order CSV.

One row a product, the order repeated. 購入者 is who ordered, 配送先 who gets the parcel. 小計 is what all
pieces of a row cost where the sums show it; there is no price of one piece.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, marketplace, people, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("STORES: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"オーダー番号", "アイテム名"}),
    frozenset({"オーダー番号", "氏(購入者)"}),
)
COLUMNS: Columns = {
    "id": "オーダー番号",
    "ordered_at": ("オーダー日時", "オーダー日"),
    "wished": ("配送希望日", "お届け希望日"),
    "customer.email": ("メールアドレス", "メールアドレス(購入者)"),
    "customer.phone": "電話番号(購入者)",
    "payment.method": ("支払方法", "支払い方法"),
    "payment.paid_at": ("決済完了日", "決済完了日時"),
    "payment.shipping": ("配送料", "送料"),
    "payment.total": "合計",
    "lines.sku": ("品番", "バーコード"),
    "lines.name": "アイテム名",
    "lines.variant": "種類",
    "lines.quantity": "個数",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
FEES = ("代引き手数料", "オプション手数料")
OFF = ("クーポン割引額", "ディスカウント割引額", "まとめて割", "セット割")
UNPAID = ("入金待ち", "未入金")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each オーダー番号."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, "オーダー番号"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first, items = rows[0], [row for row in rows if row.get("アイテム名")]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    made["customer"] |= people.split(first.get("氏(購入者)"), first.get("名(購入者)"))
    marketplace.nameless(made["customer"], notes)
    made["lines"] = [columns.line(row, LINE) for row in items]
    payment, said = made["payment"], first.get("ステータス", "オーダーステータス")
    off = sums.added(*(_plain(first.get(name)) for name in OFF))
    payment["coupon_used"] = values.some(off and str(off))
    unpaid = any(word in said for word in UNPAID)
    payment["paid"] = False if unpaid else True if payment["paid_at"] else ways.paid(payment["method"])
    _prices(items, made, off, notes)
    return from_rows(rows, made, notes, columns.state(said))


def _prices(items: list[Row], made: dict[str, Any], off: Decimal | None, notes: list[Note]) -> None:
    """小計 of a row, where all rows together make what was paid, or where there is only one."""
    wholes = [row.get("小計") for row in items]
    first, goods = items[0] if items else None, sums.added(*wholes)
    fees = sums.added(made["payment"]["shipping"], *(first.get(name) for name in FEES)) if first else None
    known = None not in {goods, fees, off} and all(wholes)
    charges = goods + fees - off if known else None  # type: ignore[operator]
    if len(items) != 1 and charges != sums.added(made["payment"]["total"]):
        if any(wholes):
            message = N_("小計 does not add up to 合計, so what each product cost is left out")
            notes.append(Note(message))
        return
    sums.differs(made["payment"]["total"], charges, notes)
    for line, whole in zip(made["lines"], wholes, strict=True):
        line["unit_price"] = sums.each(whole, line.get("quantity"), "JPY", notes)


def _plain(cell: str) -> str | None:
    """An amount that goes off; the columns of a name or a rate hold none."""
    amount = sums.added(cell)
    return None if amount is None else str(abs(amount))
