"""Between an entry and its row in the file."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any, NamedTuple

from stockmail.entry import Entry, Pieces

DAYS = ("restock", "new_date", "refund_by", "refunded_on", "reply_by", "next_update")
AMOUNTS = ("value", "refund")
LISTS = ("offers", "choices")
PLAIN = ("channel", "scenario", "language", "medium", "cause", "currency", "silence", "staff", "source",
         "text")  # fmt: skip
TIMES = ("drafted_at", "sent_at", "answered_at", "settled_at")
COLUMNS = ("order_id", *PLAIN, *AMOUNTS, *LISTS, "ordered_at", *DAYS, "us", "state", "drafted_at")
MIDNIGHT = (0, 0, 0, 0)


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
    """The values of COLUMNS for a new case."""
    plain = [getattr(entry, name) for name in PLAIN]
    amounts = [None if (amount := getattr(entry, name)) is None else str(amount) for name in AMOUNTS]
    lists = [" ".join(getattr(entry, name)) for name in LISTS]
    days = [(day := getattr(entry, name)) and day.isoformat() for name in DAYS]
    ordered = moment(entry.ordered_at, now.tzinfo)
    return (entry.order, *plain, *amounts, *lists, ordered, *days, int(entry.us), state, stamp(now))


def pieces(case: int, lines: tuple[Pieces, ...]) -> list[tuple[object, ...]]:
    """The rows of the products of *case*."""
    return [
        (case, line.sku, line.ordered, line.short, None if line.price is None else str(line.price))
        for line in lines
    ]


def product(found: Mapping[str, Any]) -> Pieces:
    """The product in the row *found*."""
    price = found["price"]
    return Pieces(found["sku"], found["ordered"], found["short"], None if price is None else Decimal(price))


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


def logged(found: Mapping[str, Any], lines: tuple[Pieces, ...]) -> Logged:
    """The case in the row *found*."""
    values: dict[str, Any] = {name: found[name] for name in PLAIN}
    values |= {name: None if found[name] is None else Decimal(found[name]) for name in AMOUNTS}
    values |= {name: tuple(found[name].split()) for name in LISTS}
    values |= {name: found[name] and date.fromisoformat(found[name]) for name in DAYS}
    ordered = found["ordered_at"] and datetime.fromisoformat(found["ordered_at"])
    entry = Entry(found["order_id"], lines=lines, ordered_at=ordered, us=bool(found["us"]), **values)
    times = {name: found[name] and datetime.fromisoformat(found[name]) for name in TIMES}
    return Logged(found["id"], entry, found["state"], answer=found["answer"], outcome=found["outcome"],
                  **times)  # fmt: skip
