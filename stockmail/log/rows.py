"""Between an entry and its row in the file: one table says how each column is written and read."""

import shlex
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, NamedTuple

from stockmail.entry import Entry, Pieces

Turn = Callable[[Any], Any] | None
MIDNIGHT = (0, 0, 0, 0)


class Column(NamedTuple):
    """A column and its field of Entry; how a value becomes a cell and a cell a value, if it changes."""

    name: str
    write: Turn = None
    read: Turn = None


def _plain(*names: str) -> tuple[Column, ...]:
    return tuple(map(Column, names))


def _days(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, date.isoformat, date.fromisoformat) for name in names)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split())


# In the order of Entry's own fields, without its products and what is not kept.
SAID = (
    *_plain("order", "channel", "scenario", "language", "medium", "cause", "currency"),
    *(Column(name, str, Decimal) for name in ("value", "refund")),
    *(Column(name, " ".join, _names) for name in ("offers", "choices")),
    Column("silence"),
    Column("ordered_at", None, datetime.fromisoformat),
    *_days("restock", "new_date", "refund_by", "refunded_on", "reply_by", "next_update"),
    Column("staff"),
    Column("us", int, bool),
    Column("source"),
    Column("given", shlex.join, lambda cell: tuple(shlex.split(cell))),
    Column("text"),
)
TIMES = ("drafted_at", "sent_at", "answered_at", "settled_at")
BECAME = (
    Column("state"),
    *(Column(name, None, datetime.fromisoformat) for name in TIMES),
    *_plain("answer", "outcome"),
)
NAMES = tuple("order_id" if column.name == "order" else column.name for column in (*SAID, *BECAME))
READ = tuple(column.read for column in (*SAID, *BECAME))
LINES = Entry._fields.index("lines")


class Logged(NamedTuple):
    """A case on record: what was said, and what became of it, when. Times are the shop's."""

    id: int
    entry: Entry
    state: str
    drafted_at: datetime
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    settled_at: datetime | None = None
    answer: str | None = None
    outcome: str | None = None


def row(entry: Entry, state: str, now: datetime) -> tuple[object, ...]:
    """The cells of NAMES for a new case."""
    given = entry._replace(ordered_at=None)._asdict()
    given["ordered_at"] = moment(entry.ordered_at, now.tzinfo)
    said = [_cell(column, given[column.name]) for column in SAID]
    return (*said, state, stamp(now), *[None] * (len(BECAME) - 2))


def _cell(column: Column, value: object) -> object:
    return value if value is None or column.write is None else column.write(value)


def logged(case: int, cells: Sequence[Any], lines: tuple[Pieces, ...]) -> Logged:
    """The case in the *cells* of NAMES."""
    pairs = zip(READ, cells, strict=True)
    read = [cell if cell is None or turn is None else turn(cell) for turn, cell in pairs]
    said, became = read[: len(SAID)], read[len(SAID) :]
    entry = Entry._make((*said[:LINES], lines, *said[LINES:], False))
    return Logged(case, entry, *became)


def pieces(case: int, lines: tuple[Pieces, ...]) -> list[tuple[object, ...]]:
    """The rows of the products of *case*."""
    return [
        (case, line.sku, line.ordered, line.short, None if line.price is None else str(line.price))
        for line in lines
    ]


def product(found: Sequence[Any]) -> Pieces:
    """The product in the row *found*."""
    _case, sku, ordered, short, price = found
    return Pieces(sku, ordered, short, None if price is None else Decimal(price))


def stamp(when: datetime) -> str:
    """A time to the second."""
    return when.isoformat(timespec="seconds")


def moment(when: datetime | None, zone: tzinfo | None) -> str | None:
    """A time in the shop's zone; a day alone where only the day is known."""
    if when is None:
        return None
    if when.tzinfo is None and (when.hour, when.minute, when.second, when.microsecond) == MIDNIGHT:
        return when.date().isoformat()
    return stamp(when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone))
