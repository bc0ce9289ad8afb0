"""Keeps an order from being drafted for twice in one batch, in little memory however many there are."""

import sqlite3
from typing import Self

from stockmail.batch.job import Outcome
from stockmail.errors import N_, Problem


class Seen:
    """The drafted orders by channel and number, in a database of their own that ends with the batch."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("", isolation_level=None)  # a file without a name
        self.base.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self.base.execute("BEGIN")

    def __enter__(self) -> Self:
        """Nothing seen yet."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Forget them."""
        self.base.close()

    def once(self, outcome: Outcome) -> Outcome:
        """The outcome; set aside when its order was drafted for before."""
        if outcome.apart or outcome.problems or not outcome.id:
            return outcome
        key, where = f"{outcome.channel}\n{outcome.id}", outcome.found.raw.where
        told = self.base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, where))
        if told.rowcount:
            return outcome
        (first,) = self.base.execute("SELECT place FROM seen WHERE id = ?", (key,)).fetchone()
        message = N_("order {number} stands here again; it was drafted for at {first}")
        problem = Problem(message, {"number": outcome.id, "first": first}, where, "id")
        return outcome._replace(problems=(problem,), data=b"", scenario="")
