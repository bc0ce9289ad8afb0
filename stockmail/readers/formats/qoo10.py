"""Qoo10: the order CSV of QSM.

One row, and one 注文番号, a product; カート番号 tells what was bought together. 購入者 is who ordered,
受取人 who gets the parcel. There is no e-mail.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import marketplace, people, ways
from stockmail.readers.columns import Columns, fields, line
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Qoo10: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"注文番号", "カート番号", "商品名"}),
    frozenset({"注文番号", "カート番号", "販売者商品コード"}),
)
COLUMNS: Columns = {
    "id": "注文番号",
    "ordered_at": "注文日",
    "customer.kana": "購入者名(フリガナ)",
    "customer.phone": ("購入者携帯電話番号", "購入者電話番号"),
    "payment.paid_at": "入金日",
    "payment.total": "購入者決済金額",
}
LINE: Columns = {
    "lines.sku": ("オプションコード", "販売者商品コード", "商品番号"),
    "lines.name": "商品名",
    "lines.quantity": "数量",
    "lines.unit_price": "販売価格",
}
STATES = {"キャンセル": "cancelled", "配送完了": "shipped", "配送中": "shipped", "発送済": "shipped"}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 注文番号."""
    for table in tables:
        groups = [*marketplace.by_number(table, "注文番号")]
        carts = Counter(rows[0].get("カート番号") for rows in groups)
        for rows in groups:
            yield _order(rows, carts[rows[0].get("カート番号")])


def _order(rows: tuple[Row, ...], together: int) -> Found:
    notes: list[Note] = [marketplace.NO_RULES]
    first = rows[0]
    made = fields(rows, COLUMNS, notes, channel="own", language="ja", gift=_is_gift(first))
    made["currency"] = first.get("通貨") if first.get("通貨").isascii() else "JPY"
    made["customer"] |= {**people.whole(first.get("購入者名"), notes), "country": "JP"}
    marketplace.nameless(made["customer"], notes)
    made["payment"]["paid"] = True if made["payment"]["paid_at"] else ways.paid(made["payment"].get("method"))
    made["wished"] = first.get("お届け希望日")
    if together > 1 and first.get("カート番号"):
        message = N_("bought in one go with {count} more order numbers (カート番号 {cart})")
        notes.append(Note(message, {"count": together - 1, "cart": first.get("カート番号")}))
    made["lines"] = marketplace.listed(map(_line, rows))
    said = first.get("配送状態")
    return from_rows(rows, made, notes, next((STATES[word] for word in STATES if word in said), "open"))


def _is_gift(row: Row) -> bool:
    return marketplace.wanted(row.get("ギフト注文")) or marketplace.wanted(row.get("プレゼント贈り主"))


def _line(row: Row) -> dict[str, Any]:
    return {**line(row, LINE), "variant": marketplace.choices(row.get("オプション情報"))}
