"""One stream of drafts: a file that appears whole, or standard output."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from stockmail.batch.done import Made
from stockmail.batch.place import Aside, Record
from stockmail.errors import N_, OrderError, Problem
from stockmail.files import aside_of, sweep, writing


class Waiting:
    """Rows for the case log, kept in a file without a name until the drafts are out."""

    def __init__(self) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - its owner closes it

    def add(self, rows: Iterable[Any]) -> None:
        """Keep the rows that there are."""
        self.file.writelines(json.dumps(row).encode() + b"\n" for row in rows if row is not None)

    def rows(self) -> Iterator[Any]:
        """All of them, in order."""
        self.file.seek(0)
        yield from map(json.loads, self.file)


class File(Aside):
    """A file that appears when all drafts are in it. Raises OrderError for one that is there already."""

    def __init__(self, path: Path, *, force: bool) -> None:
        if path.exists() and not force:
            message = N_("is there already; --force writes over it")
            raise OrderError(Problem(message, {}, str(path), "", "--force"))
        sweep(path)
        super().__init__(aside_of(path))
        self.path = path
        self.waiting = Waiting()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays behind."""
        self.waiting.file.close()
        super().__exit__(kind, error, trace)

    def add(self, made: Sequence[Made], rows: Iterable[Any]) -> None:
        """Keep drafts."""
        with writing(self.path):
            self.file.write(b"".join([each.data for each in made]))
            self.waiting.add(rows)

    def refuse_taken(self) -> None:
        """It was looked for at the start."""

    def settle(self, record: Record) -> None:
        """Let the file appear, then put it on record."""
        with writing(self.path):
            self.file.close()
            self.aside.replace(self.path)
        record(self.waiting.rows())


class Output:
    """Standard output: when all drafts are good, or each as soon as it is there (*at_once*)."""

    def __init__(self, out: BinaryIO, *, at_once: bool) -> None:
        self.out = out
        self.at_once = at_once
        self.kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self.waiting = Waiting()

    def __enter__(self) -> Self:
        """Ready for drafts."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays behind: the files have no names."""
        self.kept.close()
        self.waiting.file.close()

    def add(self, made: Sequence[Made], rows: Iterable[Any]) -> None:
        """Keep drafts, or give them out."""
        (self.out if self.at_once else self.kept).write(b"".join([each.data for each in made]))
        self.waiting.add(rows)

    def refuse_taken(self) -> None:
        """Nothing is written over."""

    def settle(self, record: Record) -> None:
        """Give out what was kept, then put it on record."""
        self.kept.seek(0)
        shutil.copyfileobj(self.kept, self.out)
        self.out.flush()
        record(self.waiting.rows())
