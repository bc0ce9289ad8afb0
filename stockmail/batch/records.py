"""The cases of a batch in the case log: looked up before a draft is kept, written once drafts appear.

Between the two they wait beside the drafts, as rows of the log: what was interrupted can be finished.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stockmail.batch.job import Outcome
from stockmail.entry import Entry
from stockmail.errors import DeliveryError, FileError, Note
from stockmail.log import doubles, rows
from stockmail.log.book import opened
from stockmail.log.states import DRAFTED

AT_ONCE = 1000
Row = list[Any]


class Records:
    """The log in the file *path*; None where nothing is recorded. again: doubles are recorded too."""

    def __init__(self, path: Path | None, now: datetime, *, again: bool) -> None:
        self.path = path
        self.now = now
        self.again = again
        self.doubles = 0
        self.opened = opened(path) if path else None

    def __enter__(self) -> Self:
        """Open what there is on record."""
        self.log = self.opened.__enter__() if self.opened else None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self.opened:
            self.opened.__exit__(kind, error, trace)

    def once(self, outcome: Outcome) -> Outcome:
        """The outcome; set aside when its order has this apology on record."""
        entry = outcome.entry
        if self.log is None or self.again or entry is None or outcome.problems:
            return outcome
        earlier = self.log.heard(entry)
        case = doubles.double(entry, earlier)
        if case is None:
            return outcome
        self.doubles += 1
        return outcome._replace(problems=doubles.refusal(entry, case, earlier), data=b"", scenario="")

    def row(self, outcome: Outcome) -> Row | None:
        """What waits beside the draft; None where nothing is recorded."""
        entry = outcome.entry
        if self.path is None or entry is None:
            return None
        return [rows.row(entry, DRAFTED, self.now), rows.pieces(0, entry.lines), entry.repeats]

    def write(self, waiting: Iterable[Row]) -> None:
        """Write them, those that are on record since an interruption not again.

        Raises DeliveryError where the log refuses: the drafts are done.
        """
        if self.path is None:
            return
        feed = map(_entry, waiting)
        try:
            with opened(self.path, make=True) as log:
                while some := list(islice(feed, AT_ONCE)):
                    log.record(some, self.now, again=self.again)
        except FileError as error:
            hint = Note("the drafts are done, but the case log does not have them")
            raise DeliveryError(*error.problems, hint=hint) from None


def _entry(row: Row) -> Entry:
    cells, pieces, repeats = row
    lines = tuple(map(rows.product, pieces))
    return rows.logged(0, cells, lines).entry._replace(repeats=repeats)
