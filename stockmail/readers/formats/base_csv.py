"""BASE: the order CSV.

請求先 is who ordered, 配送先 who gets the parcel. A row 商品オプション「名入れ」 belongs to the product in
the row above, and its price to that product's. 合計金額 was seen with the order's sum and with a row's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import columns, people, sums, values, ways
from stockmail.readers.columns import Columns
from stockmail.readers.found import Found, from_rows
from stockmail.readers.table import Row, Table

TITLE = N_("BASE: the order CSV")
SHAPE = "table"
MARKS = (
    frozenset({"注文ID", "氏(請求先)", "商品名"}),
    frozenset({"注文ID", "発送状況", "商品名"}),
    frozenset({"注文ID", "氏(配送先)", "バリエーション"}),
)
COLUMNS: Columns = {
    "id": "注文ID",
    "ordered_at": "注文日時",
    "wished": "配送日",
    "customer.family_name": "氏(請求先)",
    "customer.given_name": "名(請求先)",
    "customer.email": "メールアドレス(請求先)",
    "customer.phone": "電話番号(請求先)",
    "payment.method": "支払い方法",
    "payment.shipping": "送料",
    "lines.sku": ("種類コード", "商品コード", "商品ID"),
    "lines.name": "商品名",
    "lines.variant": "バリエーション",
    "lines.quantity": "数量",
    "lines.unit_price": "価格",
}
LINE = {path: names for path, names in COLUMNS.items() if path.startswith("lines.")}
JAPANESE_POSTAL = re.compile(r"\d{3}-?\d{4}")
PRESENT, NOT_TAKEN = re.compile("ギフト|のし|熨斗|プレゼント"), re.compile("なし|無し|不要|しない|いらない")
OPTION = re.compile(r"商品オプション[「『（(](.+)[」』）)]")


def orders(tables: Sequence[Table]) -> Iterator[Found]:
    """One order for each 注文ID."""
    for table in tables:
        yield from map(_order, table.orders("注文ID"))


def _order(rows: tuple[Row, ...]) -> Found:
    notes: list[Note] = []
    made = columns.fields(rows, COLUMNS, notes, channel="own", currency="JPY")
    made["language"] = _language(rows[0], made["customer"], notes)
    made["gift"] = any(map(_is_present, rows)) or None
    gone = [row for row in rows if "キャンセル" in row.get("発送状況")]
    left = [row for row in rows if row not in gone]
    if gone and left:
        notes.append(Note(N_("{count} cancelled lines are left out"), {"count": len(gone)}))
    made["lines"] = _lines(left or rows, notes)
    waiting = "入金待" in rows[0].get("発送状況")
    paid = False if waiting else ways.paid(made["payment"]["method"])
    made["payment"] |= {"total": _total(rows, made, notes), "paid": paid}
    adjusted = sums.added(rows[0].get("調整金額"))
    if adjusted:
        message = N_("調整金額 is {amount}: what for, the file does not say")
        notes.append(Note(message, {"amount": values.plain_decimal(adjusted)}))
    return from_rows(rows, made, notes, _state(left))


def _language(first: Row, customer: dict[str, Any], notes: list[Note]) -> str | None:
    """Orders from abroad stand between the others, without a column for the country."""
    postal, region = first.get("郵便番号(請求先)"), first.get("都道府県(請求先)")
    # Spreadsheets take a zero off a postal code, or write 600001.0.
    if not postal or JAPANESE_POSTAL.fullmatch(postal) or region.endswith(("都", "道", "府", "県")):
        return "ja"
    message = N_("the postal code {postal} is none of Japan; the language is taken from the name")
    notes.append(Note(message, {"postal": postal}))
    return people.language(None, customer, notes)


def _is_present(row: Row) -> bool:
    """Whether the row is an option like 商品オプション「ギフトラッピング」 that was taken."""
    option = OPTION.fullmatch(row.get("商品名"))
    taken = row.get("バリエーション")
    return bool(option and PRESENT.search(option[1]) and taken and not NOT_TAKEN.search(taken))


def _state(left: list[Row]) -> str:
    if not left:
        return "cancelled"
    sent = all(row.get("発送状況").startswith(("発送済", "対応済")) for row in left)
    return "shipped" if sent else "open"


def _lines(rows: Sequence[Row], notes: list[Note]) -> list[dict[str, Any]]:
    """The products, each with the options that its next rows hold."""
    made: list[dict[str, Any]] = []
    for row in rows:
        line = columns.line(row, LINE)
        if option := OPTION.fullmatch(str(line.get("name") or "")):
            if made:
                _add(made[-1], option[1], line)
            else:
                notes.append(Note(N_("{name} belongs to no product"), {"name": line["name"]}))
        elif line:
            made.append(line)
    return made


def _add(product: dict[str, Any], label: str, option: dict[str, Any]) -> None:
    said = f"{label}:{option['variant']}" if option.get("variant") else label
    product["variant"] = " / ".join(filter(None, (product.get("variant"), said)))
    price = sums.added(product.get("unit_price"), option.get("unit_price"))
    if price is not None and product.get("unit_price") is not None:
        product["unit_price"] = values.plain_decimal(price)


def _total(rows: tuple[Row, ...], made: dict[str, Any], notes: list[Note]) -> str | None:
    """What was paid: 合計金額, or it and the charges where the sums show that it is of the goods only."""
    said = [values.money(row.get("合計金額")) for row in rows]
    goods = sums.goods(made["lines"])
    charges = sums.added(*(rows[0].get(name) for name in ("送料", "代引き手数料", "調整金額")))
    first = next(filter(None, said), None)
    if not first or goods is None or charges is None or sums.added(first) == goods + charges:
        return first
    if goods in {sums.added(*said), sums.added(first) if len({*said}) == 1 else None}:
        return values.plain_decimal(goods + charges)
    sums.differs(first, goods + charges, notes)
    return first
