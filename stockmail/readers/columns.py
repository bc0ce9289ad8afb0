"""From rows to the native format by a map: field → the columns that may hold it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from stockmail.errors import Note
from stockmail.readers import dates, people, values, ways
from stockmail.readers.table import Row

# Native path → the columns that may hold it, the first that is filled counts.
Columns = Mapping[str, str | tuple[str, ...]]

READ: Mapping[str, Callable[[Any], object]] = {
    "needed_by": dates.wish,
    "wished": dates.wish,
    "gift": values.yes,
    "customer.country": people.country,
    "payment.method": ways.method,
    "payment.paid": values.yes,
    "payment.paid_at": dates.day,
    "payment.total": values.money,
    "payment.shipping": values.money,
    "payment.points_used": values.points,
    "payment.coupon_used": values.some,
    "state": lambda said: state(said or "") if said else None,
    "lines.quantity": values.count,
    "lines.unit_price": values.money,
    "lines.total": values.money,
}


def fields(rows: Iterable[Row], columns: Columns, notes: list[Note], **fixed: object) -> dict[str, Any]:
    """The native fields that *columns* give for the rows of one order, each row a line of it.

    A fact of the order is in its first row that has it. A row without any fact of a line is none.
    fixed: what the format itself says.
    """
    every = tuple(rows)
    made: dict[str, Any] = dict(fixed)
    for path, names in columns.items():
        if not path.startswith("lines."):
            _put(made, path, _read(path, _first(every, names), notes))
    mine = {path: names for path, names in columns.items() if path.startswith("lines.")}
    customer = made.get("customer", {})
    if customer.get("name"):
        made["customer"] = customer | {"name": None} | people.one(customer["name"])
    family, given = customer.get("family_name"), customer.get("given_name")
    if given or family in people.BLANK:
        made["customer"] = customer | people.split(family, given)
    made["lines"] = [found for row in every if (found := line(row, mine))]
    return made


def line(row: Row, columns: Columns) -> dict[str, Any]:
    """The line of the order that one row is."""
    made: dict[str, Any] = {}
    for path, names in columns.items():
        _put(made, path.removeprefix("lines."), _read(path, row.get(*_tuple(names)), []))
    return {key: each for key, each in made.items() if each is not None}


# The words of shop systems for what has become of an order; the first that is found counts.
STATES = {
    **dict.fromkeys(("partial", "not ", "to be ", "await", "pending", "ready", "on hold"), "open"),
    **dict.fromkeys(("キャンセル", "取消", "取り消し", "cancel", "refunded", "返金済", "void"), "cancelled"),
    **dict.fromkeys(("未", "unfulfilled", "unshipped", "not shipped", "一部"), "open"),
    **dict.fromkeys(
        ("返品", "返送", "発送済", "出荷済", "配送済", "配送完了", "発送完了", "出荷完了"), "shipped"
    ),
    **dict.fromkeys(("fulfilled", "shipped", "delivered", "completed", "returned"), "shipped"),
}


def state(said: str) -> str:
    """``open``, ``shipped`` or ``cancelled``, from a word like 発送済み or キャンセル."""
    low = said.casefold()
    return next((state for word, state in STATES.items() if word in low), "open")


def _first(rows: tuple[Row, ...], names: str | tuple[str, ...]) -> str:
    return next(filter(None, (row.get(*_tuple(names)) for row in rows)), "")


def _tuple(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _read(path: str, cell: str, notes: list[Note]) -> Any:  # noqa: ANN401 - what the field holds
    if path == "ordered_at":
        return dates.moment(cell, notes)
    return READ.get(path, values.plain)(cell)


def _put(made: dict[str, Any], path: str, value: Any) -> None:  # noqa: ANN401
    group, _, key = path.rpartition(".")
    if group:
        made.setdefault(group, {})[key] = value
    else:
        made[key] = value
