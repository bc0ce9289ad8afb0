"""Any table, read by a map of the shop's own: a YAML file that names the field of each column.

    channel: own          # these three only where no column holds them
    language: ja
    currency: JPY
    columns:
      注文No.: id
      お客様名: customer.name
      品名: lines.name
      数量: lines.quantity

The fields are those of the native format (``stockmail schema``), and ``lines.total``, what all pieces of
a line cost together, and ``wished``, the day that delivery was wished for. Several columns may hold one
field: the first that is filled counts, of ``lines.variant`` all. Where a row holds several products, they
are ``lines[1].name``, ``lines[2].name`` and so on.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import files
from stockmail.errors import N_, FileError, Note, Problem
from stockmail.kinds import shown, unknown
from stockmail.order_fields import CUSTOMER, LINE, ORDER, PAYMENT
from stockmail.readers import columns, marketplace, people, sums, values
from stockmail.readers.columns import fields
from stockmail.readers.found import Found, from_rows
from stockmail.readers.heading import heading
from stockmail.readers.table import Row, Table

MORE = ("lines.total", "wished")
FIELDS = (*(field.path for field in (*ORDER, *CUSTOMER, *LINE, *PAYMENT)), *MORE)
AMOUNTS = ("payment.total", "lines.unit_price", "lines.total", "payment.shipping")
FIXED = ("channel", "language", "currency")


class Mapped(NamedTuple):
    """A map, which reads tables as a module of formats/ does."""

    columns: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    where: str

    def orders(self, tables: Sequence[Table]) -> Iterator[Found]:
        """One order for each number; every row where no column holds one. Raises FileError."""
        for table in tables:
            self._refuse_missing(table)
            coin = next(filter(None, (self._coin((row,)) for row in table.rows)), None)
            key = self.columns.get("id")
            for rows in table.orders(*key) if key else ((row,) for row in table.rows):
                yield self._order(rows, coin)

    def reads(self, names: Collection[str]) -> bool:
        """Whether every column of the map is among *names*."""
        return all(heading(name) in names for wanted in self.columns.values() for name in wanted)

    def _order(self, rows: tuple[Row, ...], coin: str | None) -> Found:
        """coin: the currency that stands anywhere in the file."""
        notes: list[Note] = []
        whole = {path: names for path, names in self.columns.items() if not path.startswith("lines")}
        made = fields(rows, whole, notes, **self.fixed)
        made["customer"] = _customer(rows[0], made.get("customer", {}), self.columns, notes)
        made["currency"] = made.get("currency") or (self._coin(rows) or coin)
        lines = [_line(row, mine, made["currency"], notes) for row in rows for mine in self._lines()]
        made["lines"] = marketplace.listed(line for line in lines if line)
        if not made.get("language"):
            made["language"] = people.language(None, made.get("customer", {}), notes)
        if not made.get("channel"):
            marketplace.told_by(made.get("id"), notes)
        payment = made.get("payment", {})
        if payment.get("paid_at") and payment.get("paid") is None:
            payment["paid"] = True
        if not (payment.get("points_used") or payment.get("coupon_used")):
            _settle(made, notes)
        return from_rows(rows, made, notes, str(made.pop("state", None) or "open"))

    def _lines(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        """The columns of each line that a row holds: one, or lines[1], lines[2] and so on."""
        grouped: dict[str, dict[str, tuple[str, ...]]] = {}
        for path, names in self.columns.items():
            group, _, field = path.partition(".")
            if group.startswith("lines"):
                grouped.setdefault(group, {})[f"lines.{field}"] = names
        yield from grouped.values()

    def _coin(self, rows: tuple[Row, ...]) -> str | None:
        """The currency that stands beside an amount or in its heading: €, US $ or 金額(円)."""
        names = [name for path in AMOUNTS for name in self.columns.get(path, ())]
        cells = (row.get(name) for row in rows for name in names)
        told = next(filter(None, map(values.coin, cells)), None)
        return told or ("JPY" if any("円" in name for name in names) else None)

    def _refuse_missing(self, table: Table) -> None:
        wanted = [name for names in self.columns.values() for name in names]
        for name in wanted:
            if heading(name) not in table.names:
                bad = unknown(name, table.headings)
                raise FileError(Problem(bad.message, bad.values, self.where, f"columns.{name}", "--map"))


def _settle(made: dict[str, Any], notes: list[Note]) -> None:
    """What was paid: as the file says it, else what the products and the shipping make, which is told."""
    payment = made.setdefault("payment", {})
    goods = sums.goods(made["lines"]) if made["lines"] else None
    charges = None if goods is None else sums.added(str(goods), payment.get("shipping"))
    if payment.get("total") is None and payment.get("shipping") is not None and charges is not None:
        payment["total"] = values.plain_decimal(charges)
        message = N_("the file does not say what was paid; products and shipping make {total}, or --total")
        notes.append(Note(message, {"total": payment["total"]}))
    sums.differs(payment.get("total"), charges, notes)


def _customer(
    row: Row, read: dict[str, Any], columns: Mapping[str, tuple[str, ...]], notes: list[Note]
) -> dict[str, Any]:
    """The customer, a reading of two columns put together, a name in two put in order."""
    kana = [said for name in columns.get("customer.kana", ()) if (said := row.get(name))]
    if len(kana) > 1:
        read = read | {"kana": " ".join(dict.fromkeys(kana))}
    family, given = read.get("family_name"), read.get("given_name")
    if family and given:
        read = read | people.in_order(family, given, notes, doubtful=False)
    return read


def _line(
    row: Row, mine: Mapping[str, tuple[str, ...]], currency: str | None, notes: list[Note]
) -> dict[str, Any]:
    made = columns.line(row, mine)
    sorts = [said for name in mine.get("lines.variant", ()) if (said := row.get(name))]
    if len(sorts) > 1:
        made["variant"] = " / ".join(dict.fromkeys(sorts))
    whole = made.pop("total", None)
    if whole is not None and made.get("unit_price") is None:
        made["unit_price"] = sums.each(whole, made.get("quantity", 1), currency, notes)
    return {key: each for key, each in made.items() if each is not None}


def load(path: Path) -> Mapped:
    """The map in the YAML file *path*. Raises FileError with all that is wrong with it."""
    return of(files.load_yaml(path), str(path))


def of(data: Any, where: str) -> Mapped:  # noqa: ANN401 - YAML holds anything
    """The map that *data* is. Raises FileError with all that is wrong with it."""
    columns = data.get("columns") if isinstance(data, Mapping) else None
    if not isinstance(columns, Mapping) or not columns:
        message = N_("needs columns: and under it lines like 注文番号: id, not {got}")
        raise FileError(Problem(message, {"got": shown(data)}, where, "columns"))
    problems = [*_strange(data, where), *_unknown(columns, where)]
    if problems:
        raise FileError(*problems)
    turned: dict[str, tuple[str, ...]] = {}
    for name, field in columns.items():
        turned[field] = (*turned.get(field, ()), str(name))
    return Mapped(turned, {key: str(data[key]) for key in FIXED if data.get(key)}, where)


def _strange(data: Mapping[str, Any], where: str) -> Iterator[Problem]:
    for key in data:
        if key not in {*FIXED, "columns"}:
            bad = unknown(str(key), (*FIXED, "columns"))
            yield Problem(bad.message, bad.values, where, str(key))


def _unknown(columns: Mapping[str, Any], where: str) -> Iterator[Problem]:
    for name, field in columns.items():
        if re.sub(r"^lines\[\d+\]", "lines", str(field)) not in FIELDS:
            bad = unknown(str(field), FIELDS)
            yield Problem(bad.message, bad.values, where, f"columns.{name}")
