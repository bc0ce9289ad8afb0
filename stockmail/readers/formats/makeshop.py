"""MakeShop: the order CSV, whose columns the shop picks by a template.

The name is one field without a space (山田太郎). 受取人 is who gets the parcel, not who ordered it.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import columns, dates
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("MakeShop: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"注文番号", "商品名", "独自商品コード"}),
    frozenset({"注文番号", "商品名", "OPTION+商品別特殊表示"}),
    *(frozenset({"注文番号", "商品名", "注文者", its}) for its in ("個数", "注文時間", "処理状況")),
)
COLUMNS: Columns = {
    "id": "注文番号",
    "wished": "配送希望日",
    "customer.name": "注文者",
    "customer.kana": "注文者(振り仮名)",
    "customer.company": "会社名",
    "customer.email": ("注文者のメールアドレス", "メールアドレス"),
    "customer.phone": ("注文者の電話番号", "電話番号"),
    "payment.method": ("決済方法", "支払方法"),
    "payment.total": ("合計金額", "決済金額"),
    "payment.shipping": "送料",
    "payment.points_used": ("使用ポイント", "ポイント利用額"),
    "lines.sku": ("オプション独自コード", "独自商品コード", "商品コード"),
    "lines.name": "商品名",
    "lines.variant": "OPTION+商品別特殊表示",
    "lines.quantity": "個数",
    "lines.unit_price": ("販売価格", "価格"),
}
SENT = frozenset({"配送", "返送"})  # as the manual lists them, beside 未処理 and 注文キャンセル


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 注文番号."""
    for table in tables:
        yield from map(_order, table.orders("注文番号"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    made["ordered_at"] = dates.moment(_time(rows[0]), notes)
    if not rows[0].get("注文者"):
        notes.append(Note(N_("who ordered does not stand in this file, only who gets the parcel")))
    said = rows[0].get("処理状況")
    return from_rows(rows, made, notes, "shipped" if said in SENT else columns.state(said))


def _time(row: Row) -> str:
    """2022/8/10 and 103309 are one time in two columns."""
    clock = row.get("注文時間")
    day = row.get("日付", "注文日")
    return f"{day} {clock[:2]}:{clock[2:4]}:{clock[4:]}" if len(clock) == 6 and clock.isdecimal() else day  # noqa: PLR2004
