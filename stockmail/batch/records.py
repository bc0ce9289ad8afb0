"""The cases of a batch in the case log: looked up before a draft is kept, written once drafts appear.

Between the two they wait beside the drafts, as rows of the log: what was interrupted can be finished.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stockmail.batch.done import Done, Fault, Made
from stockmail.entry import Entry
from stockmail.errors import DeliveryError, FileError, Note
from stockmail.log import doubles, rows
from stockmail.log.book import opened
from stockmail.log.states import DRAFTED

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

    def once(self, done: Done) -> Done:
        """The same; an order is set aside when it has this apology on record."""
        if self.log is None or self.again:
            return done
        late = [fault for made in done.made if (fault := self._double(made))]
        self.doubles += len(late)
        return done.without(late)

    def _double(self, made: Made) -> Fault | None:
        if self.log is None or made.entry is None:
            return None
        earlier = self.log.heard(made.entry)
        case = doubles.double(made.entry, earlier)
        return Fault(made.at, made.id, doubles.refusal(made.entry, case, earlier)) if case else None

    def rows(self, made: Iterable[Made]) -> Iterator[Row | None]:
        """What waits beside each draft; None where nothing is recorded."""
        return map(self._row, made)

    def _row(self, made: Made) -> Row | None:
        entry = made.entry
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
                log.keep(feed, self.now, again=self.again)
        except FileError as error:
            hint = Note("the drafts are done, but the case log does not have them")
            raise DeliveryError(*error.problems, hint=hint) from None


def _entry(row: Row) -> Entry:
    cells, pieces, repeats = row
    lines = tuple(map(rows.product, pieces))
    return rows.logged(0, cells, lines).entry._replace(repeats=repeats)
