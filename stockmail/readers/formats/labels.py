"""Shipping labels: the CSV of B2クラウド (Yamato), e飛伝 (Sagawa) and ゆうプリR (Japan Post).

They are made from orders and know only the parcel: who gets it, who sends it, what is in it, and the order
number where the shop put it into お客様管理番号. Who ordered is the recipient unless a sender other than
the shop is named, which is told. There is no price.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import marketplace, people, values
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("Shipping labels: the CSV of B2クラウド, e飛伝 or ゆうプリR")
SHAPE = "table"
MARKS = (
    frozenset({"お客様管理番号", "お届け先名", "ご依頼主名"}),
    frozenset({"お客様管理番号", "送り状種類", "お届け先名"}),
    frozenset({"お届け先名称1", "ご依頼主名称1", "お客様管理番号"}),
    frozenset({"お届け先名称1", "ご依頼主名称1", "お客様管理ナンバー"}),
    frozenset({"お届け先名称1(必須)", "お客様管理ナンバー"}),
    frozenset({"お客様側管理番号", "お届け先 名称1"}),
)
NUMBER = ("受注番号", "お客様管理番号", "お客様管理ナンバー", "お客様側管理番号")
RECIPIENT = ("お届け先名", "お届け先名称1", "お届け先名称1(必須)")
SENDER = ("ご依頼主名", "ご依頼主名称1", "荷送人名称1")
COMPANY = ("お届け先会社・部門名1", "お届け先会社・部門1", "お届け先会社名")
PHONE, SENDERS_PHONE = "お届け先電話番号", "ご依頼主電話番号"
PRODUCTS = ("品名1", "品名2", "品名3", "品名4", "品名5", "品名")
WISHES = ("お届け予定日", "お届け予定(指定)日", "配達日", "配達指定日", "配達指定日/希望日")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each number."""
    for table in tables:
        senders = Counter(row.get(*SENDER) for row in table.rows)
        shop = senders.most_common(1)[0][0] if len(senders) > 1 else None
        for rows in marketplace.by_number(table, *NUMBER):
            yield _order(rows, shop)


def _order(rows: tuple[Row, ...], shop: str | None) -> Found:
    """shop: the sender of most labels, where there are several."""
    notes = [Note(N_("a shipping label is no order: what was paid, and when it was ordered, is not in it"))]
    first = rows[0]
    sender, gift = values.text(first.get(*SENDER)), False
    customer: dict[str, Any] = {
        **people.whole(first.get(*RECIPIENT), notes),
        "phone": first.get(PHONE) or None,
    }
    if shop is not None and sender and sender != shop:
        gift = True
        message = N_("{name} sends it to somebody else: taken as who ordered, and as a present")
        notes.append(Note(message, {"name": sender}))
        customer = {**people.whole(sender, notes), "phone": first.get(SENDERS_PHONE) or None}
    elif any(customer.values()):
        people.only_recipient({"name": customer.get("name")}, notes)
        customer["company"] = values.text(first.get(*COMPANY))
    lines = [
        {"name": name, "sku": _code(row, at), "quantity": _pieces(row)}
        for row in rows
        for at, column in enumerate(PRODUCTS, 1)
        if (name := values.text(row.get(column)))
    ]
    marketplace.told_by(first.get(*NUMBER), notes)
    made = {
        "id": values.text(first.get(*NUMBER)),
        "channel": "own",
        "language": "ja",
        "currency": "JPY",
        "gift": gift,
        "wished": first.get(*WISHES),
        "customer": customer | {"country": "JP"},
        "lines": lines,
    }
    if lines and not any(line["quantity"] for line in lines):
        notes.append(Note(N_("how many pieces were ordered is not on the label: give --item")))
    return from_rows(rows, made, notes)


def _code(row: Row, at: int) -> str | None:
    return values.text(row.get(f"品名コード{at}", "商品番号"))


def _pieces(row: Row) -> Any:  # noqa: ANN401
    """ゆうプリR has a column for it; 出荷個数 of the others counts parcels."""
    return values.count(row.get("個数")) if row.get("品名") else None
