"""Creema: the order CSV.

One row a work. 取引相手 is the buyer's name in the marketplace, 氏名 that of the address; there is no e-mail.
作品価格 is the price of one piece with its options.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, marketplace, people, sums, values
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Creema: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"注文ID", "作品タイトル", "取引相手"}),
    frozenset({"注文ID", "作品タイトル", "作品価格"}),
)
COLUMNS: Columns = {
    "id": "注文ID",
    "ordered_at": "購入日",
    "gift": "ギフトラッピング",
    "customer.phone": "TEL",
    "payment.paid_at": "支払い日",
    "payment.total": ("ご注文金額", "合計金額"),
    "payment.shipping": "配送料",
    "payment.coupon_used": "(-)作家クーポン",
    "lines.name": "作品タイトル",
    "lines.quantity": "数量",
    "lines.unit_price": ("作品価格", "作品単価"),
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
POINTS = ("(-)お買い物券・ポイント・キャンペーン分", "(-)ポイント・お買い物券利用分")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 注文ID."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, "注文ID"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = [marketplace.NO_RULES]
    first = rows[0]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    name = people.whole(first.get("氏名"), notes)
    if any(name.values()):
        people.only_recipient(name, notes)
    made["customer"] |= name if any(name.values()) else {"name": first.get("取引相手")}
    made["lines"] = [_line(row) for row in rows]
    payment = made["payment"]
    payment["points_used"] = values.points(first.get(*POINTS))
    payment["paid"] = True if payment["paid_at"] else None
    _check(first, made, notes)
    sent = all(row.get("発送日") for row in rows)
    return from_rows(rows, made, notes, "shipped" if sent else columns.state(first.get("ステータス")))


def _line(row: Row) -> dict[str, Any]:
    chosen = [row.get("種類"), *(row.get(f"オプション{number}") for number in range(1, 6))]
    return {**columns.line(row, LINE), "variant": " / ".join(filter(None, chosen)) or None}


def _check(first: Row, made: dict[str, Any], notes: list[Note]) -> None:
    """Tells where the works, the shipping and what went off do not make what was paid."""
    payment, goods = made["payment"], sums.goods(made["lines"])
    off = sums.added(payment["coupon_used"], first.get(*POINTS))
    if goods is not None and off is not None:
        shipping = first.get("送料・ラッピング") or payment["shipping"]
        sums.differs(payment["total"], sums.added(str(goods), shipping, str(-abs(off))), notes)
