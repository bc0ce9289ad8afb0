"""The cases on record: written, found, moved on, forgotten."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from stockmail.entry import Entry
from stockmail.errors import Note, OrderError, Problem
from stockmail.log import doubles, rows, states
from stockmail.log.rows import Logged
from stockmail.log.store import connect, spoken, transaction

NAMES = ", ".join(rows.NAMES)
NEW = f"INSERT INTO cases ({NAMES}) VALUES ({', '.join('?' * len(rows.NAMES))})"  # noqa: S608 - our own names
# A draft that was never sent says nothing to anybody.
HEARD = "outcome IS NOT 'dropped'"
TIME_OF = {"sent": "sent_at", "reply": "answered_at", "close": "settled_at", "drop": "settled_at"}


class Recorded(NamedTuple):
    """What became of an entry: the number of its case, or why it was not recorded; and what to tell."""

    case: int | None
    double: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


@contextmanager
def opened(path: Path, *, make: bool = False) -> Iterator["Log"]:
    """The log in the file *path*; without *make*, one that does not exist is empty."""
    with closing(connect(path, make=make)) as connection:
        yield Log(connection, path)


class Log:
    """An open case log. Its methods raise FileError where the file refuses."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection, self.path = connection, path

    def record(self, entries: Iterable[Entry], now: datetime, *, again: bool = False) -> list[Recorded]:
        """Write every entry that is no double, all in one transaction; one result for each, in order."""
        with self._writing():
            return [self._record(entry, now, again=again) for entry in entries]

    def keep(self, entries: Iterable[Entry], now: datetime, *, again: bool = False) -> None:
        """The same of a whole batch, however long, without a word about each: all on record or none."""
        with self._writing():
            for entry in entries:
                self._record(entry, now, again=again)

    def _record(self, entry: Entry, now: datetime, *, again: bool) -> Recorded:
        earlier = self.heard(entry)
        if not again and (case := doubles.double(entry, earlier)):
            return Recorded(None, doubles.refusal(entry, case, earlier))
        made = self.connection.execute(NEW, rows.row(entry, states.DRAFTED, now)).lastrowid or 0
        lines = rows.pieces(made, entry.lines)
        self.connection.executemany("INSERT INTO pieces VALUES (?, ?, ?, ?, ?)", lines)
        return Recorded(made, notes=doubles.notes(entry, earlier))

    def heard(self, entry: Entry) -> list[Logged]:
        """What the customer of the same order has been told before."""
        return self.cases(f"order_id = ? AND channel = ? AND {HEARD}", (entry.order, entry.channel))

    def cases(self, where: str = "1", values: tuple[object, ...] = ()) -> list[Logged]:
        """The cases for which *where* holds, in the order in which they were made."""
        chosen = f"FROM cases WHERE {where}"  # *where* is our own
        with spoken(self.path):
            those = f"case_id IN (SELECT id {chosen}) ORDER BY case_id, rowid"
            lines = self.connection.execute(f"SELECT * FROM pieces WHERE {those}", values)  # noqa: S608
            products = {case: tuple(map(rows.product, each)) for case, each in groupby(lines, itemgetter(0))}
            found = self.connection.execute(f"SELECT id, {NAMES} {chosen} ORDER BY id", values)
            return [rows.logged(case, cells, products.get(case, ())) for case, *cells in found]

    def unsettled(self) -> list[Logged]:
        """All cases of the orders of which any is not settled."""
        return self.cases("order_id IN (SELECT order_id FROM cases WHERE state != ?)", (states.SETTLED,))

    def of_order(self, order: str, channel: str | None) -> list[Logged]:
        """The cases of one order. Raises OrderError where there is none, or one in several channels."""
        found = self.cases("order_id = ?", (order,))
        found = [case for case in found if channel in {None, case.entry.channel}]
        channels = sorted({case.entry.channel for case in found})
        if not found:
            raise OrderError(Problem("has no case on record", {}, order))
        if len(channels) > 1:
            values = {"all": ", ".join(channels)}
            raise OrderError(Problem("is on record for {all}; say which", values, order, "", "--channel"))
        return found

    def move(self, case: Logged, move: str, now: datetime, **values: str) -> None:
        """Do *move* to *case*. Raises OrderError, with what can be done, where that is not allowed."""
        state = states.moved(case.state, move)
        if state is None:
            raise OrderError(states.refusal(case.entry.order, case.state, case.entry.scenario))
        changes = {"state": state, TIME_OF[move]: rows.stamp(now), **values}
        names = ", ".join(f"{name} = ?" for name in changes)
        with self._writing():
            done = self.connection.execute(
                f"UPDATE cases SET {names} WHERE id = ? AND state = ?",  # noqa: S608 - names of our own
                (*changes.values(), case.id, case.state),
            )
        if not done.rowcount:
            raise OrderError(Problem("somebody else has just changed it; look again", {}, case.entry.order))

    def forget(self, before: datetime, *, unsettled: bool = False) -> tuple[int, int]:
        """Delete what was settled before; how many cases went, how many as old were not settled.

        unsettled: cases that nobody closed go too, by the day on which they were drafted.
        """
        old, settled = "coalesce(settled_at, drafted_at) < ?", f"state = '{states.SETTLED}'"
        chosen = old if unsettled else f"{old} AND {settled}"
        with self._writing():
            values = (rows.stamp(before),)
            gone = self.connection.execute(f"DELETE FROM cases WHERE {chosen}", values).rowcount  # noqa: S608
            left = self.connection.execute(f"SELECT count(*) FROM cases WHERE {old}", values)  # noqa: S608
            return gone, int(left.fetchone()[0])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with spoken(self.path), transaction(self.connection):
            yield
