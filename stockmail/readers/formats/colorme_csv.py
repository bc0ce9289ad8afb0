"""Color Me Shop (カラーミーショップ): the admin's sales_all.csv, or the older sales_detail.csv.

The name is one field. 購入者 is who ordered, 配送先 who gets the parcel. Prices are with tax.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import columns, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Color Me Shop: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"売上ID", "購入者 名前"}),
    frozenset({"売上ID", "購入商品 商品名"}),
    frozenset({"売上ID", "商品名", "受注日"}),
)
COLUMNS: Columns = {
    "id": "売上ID",
    "ordered_at": "受注日",
    "wished": "配送希望日",
    "customer.name": ("購入者 名前", "名前"),
    "customer.kana": ("購入者 フリガナ", "フリガナ"),
    "customer.company": ("購入者 法人名", "法人名"),
    "customer.email": ("購入者 メールアドレス", "メールアドレス"),
    "customer.phone": ("購入者 電話番号", "購入者 携帯番号", "電話番号", "携帯番号"),
    "payment.method": "決済方法",
    "payment.shipping": "送料合計",
    "payment.coupon_used": "割引金額",
    "lines.sku": ("購入商品 型番", "型番"),
    "lines.name": ("購入商品 商品名", "商品名"),
    "lines.quantity": ("購入商品 販売個数", "販売個数", "購入数量"),
    "lines.unit_price": ("購入商品 販売価格(消費税込)", "販売価格(消費税込)"),
}
CHARGES = (
    "商品の合計金額(税込)",
    "送料合計",
    "決済手数料",
    "メッセージカード手数料合計",
    "熨斗手数料合計",
    "ラッピング手数料合計",
)
POINTS = ("ショップポイントによる割引金額", "外部ポイントによる割引金額")
PAID = {"入金済": True, "未入金": False}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 売上ID."""
    for table in tables:
        yield from map(_order, table.orders("売上ID"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first = rows[0]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    payment, points = made["payment"], sums.added(*map(first.get, POINTS))
    charges = sums.added(*map(first.get, CHARGES)) if first.get(CHARGES[0]) else None
    off = sums.added(points, first.get("割引金額"))
    payment["points_used"] = values.points(points)
    payment["total"] = sums.carried(first.get("総合計金額"), charges, off, notes)
    payment["paid"] = PAID.get(first.get("入金状態")[:3], ways.paid(payment["method"]))
    return from_rows(rows, made, notes, _state(first))


def _state(first: Row) -> str:
    shipping, paying = first.get("発送状態"), first.get("入金状態")
    return columns.state(
        shipping if "キャンセル" not in paying and "全額返金" not in paying else "キャンセル"
    )
