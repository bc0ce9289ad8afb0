"""minne: the order CSV.

One row a work, the order repeated. 注文者 is who ordered, 配送先 who gets the parcel. There is no e-mail.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import columns, marketplace, sums, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("minne: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"注文ID", "作品名", "注文者の氏名"}),
    frozenset({"注文ID", "作品名", "注文の合計"}),
    frozenset({"注文ID", "作品管理番号"}),
)
COLUMNS: Columns = {
    "id": "注文ID",
    "ordered_at": "注文日",
    "customer.name": "注文者の氏名",
    "customer.phone": "注文者の電話番号",
    "payment.method": "支払方法",
    "payment.paid_at": "入金確認日",
    "payment.total": "注文の合計",
    "payment.shipping": "注文の送料",
    "lines.sku": "作品管理番号",
    "lines.name": "作品名",
    "lines.quantity": "数量",
    "lines.unit_price": "販売価格",
}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 注文ID."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, "注文ID"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = [marketplace.NO_RULES]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    marketplace.nameless(made["customer"], notes)
    payment, goods = made["payment"], sums.goods(made["lines"])
    payment["paid"] = True if payment["paid_at"] else ways.paid(payment["method"])
    charges = None if goods is None else sums.added(str(goods), payment["shipping"])
    sums.differs(payment["total"], charges, notes)
    sent = all(row.get("発送日") for row in rows)
    return from_rows(rows, made, notes, "shipped" if sent else columns.state(rows[0].get("注文状況")))
