"""Next Engine (ネクストエンジン): the CSV that orders are taken in by, 受注一括登録.

Other systems write it too. The name is one field without a space (山田太郎); 発送先 is who gets the parcel.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import columns, marketplace, sums, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Next Engine: the CSV of 受注一括登録")
SHAPE = "table"
MARKS = (frozenset({"店舗伝票番号", "受注名"}), frozenset({"店舗伝票番号", "商品コード", "受注数量"}))
COLUMNS: Columns = {
    "id": "店舗伝票番号",
    "ordered_at": "受注日",
    "wished": "日付指定",
    "gift": "ギフトフラグ",
    "customer.name": "受注名",
    "customer.kana": "受注名カナ",
    "customer.email": "受注メールアドレス",
    "customer.phone": "受注電話番号",
    "payment.method": "支払方法",
    "payment.shipping": "発送料",
    "payment.points_used": "ポイント",
    "payment.coupon_used": "クーポン割引額",
    "lines.sku": "商品コード",
    "lines.name": "商品名",
    "lines.variant": "商品オプション",
    "lines.quantity": "受注数量",
    "lines.unit_price": "商品価格",
}
CHARGES = ("商品計", "発送料", "手数料", "その他費用")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 店舗伝票番号."""
    for table in tables:
        yield from map(_order, table.orders("店舗伝票番号"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first = rows[0]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    payment, off = made["payment"], sums.added(first.get("ポイント"), first.get("クーポン割引額"))
    charges = sums.added(*map(first.get, CHARGES)) if first.get("商品計") else None
    payment["total"] = sums.carried(first.get("合計金額"), charges, off, notes, first.get("税金"))
    payment["paid"] = ways.paid(payment["method"])
    marketplace.told_by(made["id"], notes)
    shipped = all(row.get("出荷済フラグ") == "1" for row in rows)
    return from_rows(rows, made, notes, "shipped" if shipped else "open")
