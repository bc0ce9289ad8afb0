"""Keeps an order from being drafted for twice in one batch, in little memory however many there are."""

import sqlite3
import tempfile
from pathlib import Path
from typing import Self

from stockmail.batch.done import Done, Fault, Made
from stockmail.errors import N_, Problem
from stockmail.log.store import spoken


class Seen:
    """The drafted orders by channel and number, in a database of their own that ends with the batch."""

    def __init__(self) -> None:
        self.count = 0
        self.base = sqlite3.connect("", isolation_level=None)  # a file without a name
        self.base.execute("PRAGMA journal_mode = OFF")  # nothing of it is ever taken back
        self.base.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, number, place) WITHOUT ROWID")
        self.base.execute("BEGIN")

    def __enter__(self) -> Self:
        """Nothing seen yet."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Forget them."""
        self.base.close()

    def once(self, done: Done) -> Done:
        """The same; an order is set aside when it was drafted for before."""
        named = [made for made in done.made if made.id]
        keys = [f"{done.kinds[made.kind].channel}\n{made.id}" for made in named]
        numbers = range(self.count, self.count + len(named))
        self.count += len(named)
        rows = zip(keys, numbers, (made.where for made in named), strict=True)
        with spoken(Path(tempfile.gettempdir())):
            told = self.base.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", rows)
        if told.rowcount == len(named):
            return done
        late = []
        for made, key, number in zip(named, keys, numbers, strict=True):
            ((first, place),) = self.base.execute("SELECT number, place FROM seen WHERE id = ?", (key,))
            if first != number:
                late.append(_again(made, place))
        return done.without(late)


def _again(made: Made, first: str) -> Fault:
    message = N_("order {number} stands here again; it was drafted for at {first}")
    problem = Problem(message, {"number": made.id, "first": first}, made.where, "id")
    return Fault(made.at, made.id, (problem,))
