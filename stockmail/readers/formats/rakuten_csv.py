"""Rakuten Ichiba: the order CSV of RMS, in the headings of 楽天ペイ and in those before it.

One row a product, the facts of the order on every row. The shop picks the columns by a template.
注文者 is who ordered, 送付先 who gets the parcel. In the old file -99999 means "not settled yet",
and its headings say so: 請求金額(-99999=無効値).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, marketplace, people, values, ways
from stockmail.readers.columns import Columns, fields
from stockmail.readers.formats import rakuten
from stockmail.readers.found import Found, from_rows
from stockmail.readers.heading import heading
from stockmail.readers.table import Row, Table

TITLE = N_("Rakuten Ichiba: the order CSV of RMS, new and old headings")
SHAPE = "table"
MARKS = (
    frozenset({"注文番号", "商品管理番号"}),
    frozenset({"注文番号", "システム連携用SKU番号"}),
    frozenset({"注文番号", "SKU管理番号"}),
    frozenset({"注文番号", "注文者姓", "商品名"}),
    frozenset({"注文番号", "注文者姓", "注文者名"}),
    frozenset({"注文番号", "注文時間", "商品名", "商品管理番号"}),
    frozenset({"受注番号", "注文者名字"}),
    frozenset({"受注番号", "送付先名字", "商品名"}),
    frozenset({"受注番号", "楽天会員フラグ"}),
)
NUMBER = ("注文番号", "受注番号")
COLUMNS: Columns = {
    "id": NUMBER,
    "customer.email": ("注文者メールアドレス", "メールアドレス"),
    "payment.method": ("支払方法名", "決済方法"),
    "payment.total": ("請求金額", "請求金額(-99999=無効値)"),
    "payment.shipping": ("送料合計", "送料", "送料(-99999=無効値)"),
    "payment.points_used": "ポイント利用額",
    "payment.coupon_used": ("クーポン利用総額", "クーポン利用額"),
}
FAMILY, GIVEN = ("注文者姓", "注文者名字"), ("注文者名", "注文者名前")
FLAGS = ("ギフト配送希望", "ギフトチェック(0:なし/1:あり)", "ギフトチェック")
WISHES = ("のし", "ラッピング名1", "ラッピング名2", "ラッピング名(包装紙)", "ラッピング名(リボン)")
SKUS = ("システム連携用SKU番号", "SKU管理番号", "SKU情報")
ITS_OWN = (
    "商品管理番号",
    "システム連携用SKU番号",
    "SKU管理番号",
    "楽天会員フラグ",
    "注文者名字",
    "送付先名字",
)
NUMBERED = re.compile(r"\d{6}-\d{8}-\d{8,10}")
STATES = {
    "キャンセル": "cancelled",
    **dict.fromkeys(("発送済", "発送完了", "発送後", "処理済", "支払手続き"), "shipped"),
}


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        yield from map(_order, marketplace.by_number(table, *NUMBER))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    first = rows[0]
    gift = any(values.yes(row.get(*FLAGS)) or any(map(marketplace.wanted, map(row.get, WISHES)))
               for row in rows)  # fmt: skip
    channel = _channel(first, notes)
    made = fields(rows, COLUMNS, notes, channel=channel, language="ja", currency="JPY", gift=gift)
    clock = f"{first.get('注文日')} {first.get('注文時間')}"
    made["ordered_at"] = dates.moment(first.get("注文日時") or clock, notes)
    wish = first.get("お届け日指定") or rakuten.wish_in(first.get("コメント"))
    made["wished"] = wish
    made["customer"] |= _customer(first, notes)
    made["payment"]["paid"] = ways.paid(made["payment"]["method"])
    if made["payment"]["total"] is None and first.get("請求金額", "請求金額(-99999=無効値)"):
        notes.append(Note(rakuten.UNSETTLED))
    made["lines"] = marketplace.listed(_line(row, notes) for row in rows)
    return from_rows(rows, made, notes, _state(first))


def _channel(row: Row, notes: list[Note]) -> str:
    """Rakuten's rules hold where it wrote the file: 注文者姓 alone is a word of other systems too."""
    number = row.get(*NUMBER)
    if not number or NUMBERED.fullmatch(number) or any(heading(name) in row.cells for name in ITS_OWN):
        return "rakuten"
    message = N_("{number} is no order number of Rakuten's; taken as one of your own shop: --channel")
    notes.append(Note(message, {"number": number}))
    return "own"


def _state(row: Row) -> str:
    said = row.get("ステータス", "受注ステータス")
    worded = next((state for word, state in STATES.items() if word in said), None)
    return worded or rakuten.state(said)


def _customer(row: Row, notes: list[Note]) -> dict[str, Any]:
    made = {
        **people.split(row.get(*FAMILY), row.get(*GIVEN)),
        "kana": people.kana(
            row.get("注文者姓カナ", "注文者名字フリガナ"), row.get("注文者名カナ", "注文者名前フリガナ")
        ),
        "phone": marketplace.joined(*(row.get(f"注文者電話番号{number}") for number in (1, 2, 3))),
        "country": "JP",
    }
    if row.get(*GIVEN) and not row.get(*FAMILY):
        message = N_("{name}: the file has no family name; this is taken as the whole name")
        notes.append(Note(message, {"name": made["name"]}))
    marketplace.nameless(made, notes)
    return made


def _line(row: Row, notes: list[Note]) -> dict[str, Any]:
    price = row.get("単価")
    if "税別" in row.get("税込別") or values.yes(row.get("税込別")) is False:
        price = marketplace.taxed(price, row.get("商品毎税込価格"), row.get("商品税率"), notes) or ""
    number = row.get("SKU管理番号")
    own = row.get("システム連携用SKU番号") or ("" if number == rakuten.NO_VARIANT else number)
    page = row.get("商品URL")
    return {
        "sku": values.text(own or row.get("商品番号", "商品管理番号")),
        "name": values.text(row.get("商品名")),
        "variant": _variant(row, notes),
        "quantity": values.count(row.get("個数")),
        "unit_price": values.money(price),
        "url": page if page.startswith(("http://", "https://")) else None,
    }


def _variant(row: Row, notes: list[Note]) -> str | None:
    """SKU情報; 項目・選択肢 is mostly what the customer agreed to, but older files have nothing else."""
    if any(heading(name) in row.cells for name in SKUS):
        return marketplace.variant(row.get("SKU情報"))
    made = marketplace.choices(row.get("項目・選択肢"))
    if made:
        message = N_("{variant} is what was chosen in 項目・選択肢; the file has no column for variants")
        notes.append(Note(message, {"variant": made}))
    return made
