"""futureshop: the order CSV, whose columns the shop picks.

Its product code is 商品番号 and 枝番号 together. お届け先 is who gets the parcel, not who ordered.
"""

from collections.abc import Iterator, Sequence

from stockmail.errors import N_, Note
from stockmail.readers import columns, people, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("futureshop: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"受注コード", "氏名(姓)"}),
    frozenset({"受注コード", "販売単価"}),
    frozenset({"受注コード", "商品番号", "購入数量"}),
)
COLUMNS: Columns = {
    "id": "受注コード",
    "ordered_at": "注文日時",
    "wished": "お届け希望日",
    "customer.family_name": "氏名(姓)",
    "customer.given_name": "氏名(名)",
    "customer.company": ("会社名", "法人名"),
    "customer.email": (
        "メールアドレス(メイン)",
        "メールアドレス",
        "メールアドレス(サブ)",
        "メールアドレス(モバイル)",
    ),
    "customer.phone": ("電話番号(メイン)", "電話番号(サブ)", "携帯電話番号"),
    "payment.method": "決済方法",
    "payment.paid": "入金フラグ",
    "payment.paid_at": "入金確認日",
    "payment.shipping": "送料",
    "payment.points_used": "ポイント利用額",
    "lines.sku": "商品番号",
    "lines.name": "商品名",
    "lines.variant": ("バリエーション名", "項目選択肢"),
    "lines.quantity": "購入数量",
    "lines.unit_price": "販売単価",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
CHARGES = ("商品合計金額", "包装手数料", "送料", "決済手数料", "クール便手数料", "その他手数料")
DISCOUNTS = ("割引合計金額(商品)", "割引合計金額(送料)")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 受注コード."""
    for table in tables:
        yield from map(_order, table.orders("受注コード"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first = rows[0]
    made = columns.fields(rows, COLUMNS, notes, channel="own", language="ja", currency="JPY")
    made["customer"]["kana"] = people.kana(first.get("フリガナ(姓)"), first.get("フリガナ(名)"))
    made["lines"] = [
        line | {"sku": (line.get("sku") or "") + row.get("枝番号")}
        for row in rows
        if (line := columns.line(row, LINE))
    ]
    _payment(first, made["payment"], notes)
    if any(values.some(row.get("オプション価格")) for row in rows):
        notes.append(Note(N_("オプション価格 is not added to the price: check what the product cost")))
    said = first.get("受注ステータス", "処理ステータス", "ステータス", "出荷ステータス")
    return from_rows(rows, made, notes, columns.state(said))


def _payment(first: Row, payment: dict[str, object], notes: list[Note]) -> None:
    coupon = sums.added(*map(first.get, DISCOUNTS))
    off = sums.added(coupon, first.get("ポイント利用額"))
    charges = sums.added(*map(first.get, CHARGES)) if first.get(CHARGES[0]) else None
    total, tax = first.get("請求合計金額"), first.get("消費税合計")
    payment["coupon_used"] = values.some(coupon)
    payment["total"] = sums.carried(total, charges, off, notes, tax)
    if payment["paid"] is None:
        payment["paid"] = ways.paid(values.text(payment["method"]))
