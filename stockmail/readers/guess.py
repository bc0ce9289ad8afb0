"""A table that no system known here wrote, read by what its columns are called; all of it is told.

Only whole headings count, never a part of one, and only where there is a product and an order number or a
customer. `stockmail orders FILE --to map` writes the same as a map for --map, to be put right.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from stockmail.errors import N_, Note
from stockmail.readers import mapped, marketplace
from stockmail.readers.found import Found
from stockmail.readers.heading import heading
from stockmail.readers.headings import WORDS
from stockmail.readers.table import Table

LEAST = 3
NAMED = frozenset({"id", "customer.name", "customer.family_name", "customer.company", "customer.email"})
TOTAL = "payment.total"
PRODUCT = frozenset({"lines.name", "lines.sku"})
MARKS = re.compile(r"[_\-./:*※・、()\[\]【】〔〕「」]+")
COUNTED = re.compile(r"#\d+$")
UNIT = re.compile(r"(円|¥|jpy|usd|eur|€|inc(l|luding)?(tax|vat)|税込)$")
SHARED = ("customer.name", "customer.kana", "customer.email", "customer.phone", "customer.company")
ORDERER = re.compile("注文|購入|お客|顧客|依頼|請求|申込|会員|buyer|customer|bill|client|purchaser|kunde")
NUMBERED = re.compile(r"(\D+)(\d{1,2})(\D*)")
MOST_SHOWN = 30


def columns(names: Iterable[str]) -> dict[str, str]:
    """Field by column, for the columns (as headings are compared) whose field their name tells."""
    names = tuple(names)
    found = {name: field for name in names if (field := field_of(name))}
    # A heading that comes again stands in another group: お客様 名前, お届け先 名前.
    found = {name: its for name, its in found.items() if its.startswith("lines.") or not COUNTED.search(name)}
    for field in SHARED:  # beside 注文者氏名, a lone 氏名 is whose address it is
        mine = [name for name, its in found.items() if its == field]
        if any(map(ORDERER.search, mine)):
            found = {name: its for name, its in found.items() if its != field or ORDERER.search(name)}
    fields = set(found.values())
    if "customer.family_name" in fields and "customer.given_name" not in fields:
        given = [name for name, field in found.items() if field == "customer.name" and name.endswith("名")]
        found |= dict.fromkeys(given, "customer.given_name")  # 注文者姓 and 注文者名
    if not fields & PRODUCT:
        found = {name: field for name, field in found.items() if not field.startswith("lines.")}
        found |= _numbered(names)
    if {"lines.unit_price", "lines[1].unit_price"} & set(found.values()):
        found = {
            name: field for name, field in found.items() if not field.endswith(".total") or field == TOTAL
        }
    return found


def _numbered(names: Iterable[str]) -> dict[str, str]:
    """Fields of a table that has an order on one row: 商品名1, 数量1, 商品名2, or Product Item 1 Name."""
    found = {}
    for name in names:
        parts = NUMBERED.fullmatch(MARKS.sub("", name))
        field = field_of(parts[1] + parts[3]) if parts else None
        if parts and field and field.startswith("lines."):
            found[name] = f"lines[{int(parts[2])}].{field.removeprefix('lines.')}"
    return found


def field_of(name: str) -> str | None:
    """The field that a column of that name holds, where the name leaves no doubt."""
    plain = UNIT.sub("", MARKS.sub("", COUNTED.sub("", heading(name))))
    return _fields().get(plain) or _fields().get(plain.removeprefix("ご").removeprefix("御"))


@cache
def _fields() -> dict[str, str]:
    return {MARKS.sub("", heading(word)): field for field, words in WORDS.items() for word in words.split()}


def reads(names: Iterable[str]) -> bool:
    """Whether a table of these columns holds orders, as far as their names tell."""
    fields = {re.sub(r"\[\d+\]", "", field) for field in columns(names).values()}
    return len(fields) >= LEAST and bool(fields & NAMED) and bool(fields & PRODUCT)


def orders(table: Table) -> Iterator[Found]:
    """One order for each number."""
    for found in _map(table).orders([table]):
        notes: list[Note] = []
        marketplace.nameless(found.raw.fields.get("customer", {}), notes)  # type: ignore[arg-type]
        yield found._replace(notes=(*found.notes, *notes))


def _map(table: Table) -> mapped.Mapped:
    turned: dict[str, tuple[str, ...]] = {}
    for name, field in _settled(table).items():
        turned[field] = (*turned.get(field, ()), name)
    return mapped.Mapped(turned, {}, table.where)


def _settled(table: Table) -> dict[str, str]:
    """The columns, 合計 being what a row costs where the rows of one order differ in it."""
    found = columns(table.names)
    keys = [name for name, field in found.items() if field == "id"]
    for name, field in found.items():
        if field == TOTAL and keys and "lines.unit_price" not in found.values():
            groups = ({row.get(name) for row in rows} for rows in table.orders(*keys))
            if any(len(amounts) > 1 and "" not in amounts for amounts in groups):
                return {**found, name: "lines.total"}
    return found


def told(table: Table) -> Iterator[Note]:
    """How the columns were understood, and which were not."""
    found = _settled(table)
    pairs = zip(table.names, table.headings, strict=True)
    read = [f"{shown.strip()} → {found[name]}" for name, shown in pairs if name in found]
    left = [shown.strip() for name, shown in zip(table.names, table.headings, strict=True)
            if name not in found and shown.strip()]  # fmt: skip
    message = N_(
        "{where}: no system known here wrote this; read by its headings: {columns}. If that is wrong, "
        "`stockmail orders FILE --to map > map.yaml`, mend it and give --map map.yaml"
    )
    yield Note(message, {"where": table.where, "columns": ", ".join(read)})
    if left:
        message = N_("{where}: columns that were not read: {columns}")
        yield Note(message, {"where": table.where, "columns": ", ".join(left[:MOST_SHOWN])})


def as_map(table: Table) -> str:
    """A map to be put right: every column, those that were not understood behind a #."""
    found = _settled(table)
    lines = [
        "# Which field of an order each column holds; `stockmail schema` lists the fields.",
        "# Where no column says it: channel: own, language: ja, currency: JPY",
        "columns:",
    ]
    for name, shown in zip(table.names, table.headings, strict=True):
        if shown.strip() and not re.search(r"#\d+$", name):
            line = f'"{_escaped(shown.strip())}": {found.get(name, "")}'
            lines.append(f"  {line}" if name in found else f"  # {line}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
