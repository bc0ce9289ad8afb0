"""Puts drafts in their place: all or none, each whole, and again after a crash without doubling one.

While orders are read and composed, drafts gather in one hidden file beside their place. When all are
good it is renamed to READY; from then on the batch counts as done, and what is left of it is to put
each draft in its place. ``--resume`` does that rest.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple

from stockmail.batch.done import Made
from stockmail.batch.place import Aside, Record
from stockmail.errors import N_, DeliveryError, FileError, Note, OrderError, Problem
from stockmail.files import write_whole, writing

PART, READY, LOCK, DRAFT = (f".stockmail-batch.{end}" for end in ("part", "ready", "lock", "draft"))


class Entry(NamedTuple):
    """One draft: the name of its file, the file, and its row for the case log, if it is recorded."""

    name: str
    data: bytes
    row: Any = None


class Folder(Aside):
    """A folder that gets one file a draft. force: files that are there already are written over.

    Raises OrderError where a batch was interrupted, FileError where one is under way.
    """

    def __init__(self, folder: Path, suffix: str, *, force: bool) -> None:
        self.folder = folder
        self.suffix = suffix
        self.force = force
        self.names: dict[str, int] = {}
        self.taken: list[Problem] = []
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as locking:
            locking.enter_context(locked(folder))
            if unfinished(folder) and not force:
                message = N_("holds a batch that was interrupted: --resume finishes it, --force starts anew")
                raise OrderError(Problem(message, {}, str(folder), "", "--resume"))
            super().__init__(folder / PART)
            with writing(folder):
                self.file.write(json.dumps({"force": force}).encode() + b"\n")
            self.lock = locking.pop_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing of a batch that was not finished, and let others in."""
        super().__exit__(kind, error, trace)
        self.lock.close()

    def add(self, made: Iterable[Made], rows: Iterable[Any]) -> None:
        """Keep drafts."""
        with writing(self.folder):
            for each, row in zip(made, rows, strict=True):
                self._add(each, row)

    def _add(self, made: Made, row: Any) -> None:  # noqa: ANN401 - a row of the log
        name, data = self._free(made.file), made.data
        target = self.folder / name
        if not self.force and target.exists() and target.read_bytes() != data:
            message = N_("is there already and differs; --force writes over it")
            self.taken.append(Problem(message, {}, str(target), "", "--force"))
        head = json.dumps({"name": name, "size": len(data), "row": row}, ensure_ascii=False)
        self.file.write(head.encode() + b"\n" + data)

    def _free(self, stem: str) -> str:
        """A name that no other has, not even in another case."""
        name = first = f"{stem}{self.suffix}"
        number = self.names.get(first.casefold(), 0)  # how many were called so
        while name.casefold() in self.names:
            number += 1
            name = f"{stem}-{number}{self.suffix}"
        self.names[first.casefold()] = max(number, 1)
        self.names.setdefault(name.casefold(), 1)
        return name

    def refuse_taken(self) -> None:
        """Raise OrderError for names that are taken."""
        if self.taken:
            raise OrderError(*self.taken)

    def settle(self, record: Record) -> None:
        """Put every draft in its place and on record."""
        with writing(self.folder):
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            self.aside.replace(self.folder / READY)
        place(self.folder, record)


def locked(folder: Path) -> AbstractContextManager[object]:
    """The folder for this batch alone, until it ends however it ends. Raises FileError."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
    with writing(folder):
        try:
            return lock.acquire()
        except Timeout:
            raise FileError(Problem("another batch is writing there", {}, str(folder))) from None


def resume(folder: Path, record: Record) -> int:
    """Finish what was interrupted; how many drafts it holds. Raises FileError."""
    with locked(folder):
        return place(folder, record)


def unfinished(folder: Path) -> bool:
    """Whether a batch was finished there whose drafts are not all in their places."""
    return (folder / READY).exists()


def place(folder: Path, record: Record) -> int:
    """Put the drafts of a finished batch in their places, those that are there already not again."""
    ready, placed = folder / READY, 0
    with _going_on(), writing(folder), ready.open("rb") as file:
        force = json.loads(file.readline())["force"]
        for entry in _entries(file):
            placed += 1
            target = folder / Path(entry.name).name  # never outside, whatever the file says
            if not target.exists() or (force and target.read_bytes() != entry.data):
                write_whole(target, entry.data, folder / DRAFT)
    with _going_on(), ready.open("rb") as file:
        file.readline()
        record(entry.row for entry in _entries(file) if entry.row is not None)
    with writing(folder):
        (folder / DRAFT).unlink(missing_ok=True)  # of a run that was killed while it wrote the last
        ready.unlink()
    return placed


@contextmanager
def _going_on() -> Iterator[None]:
    """What stops it names the way on: the drafts that are not in their places yet are kept."""
    try:
        yield
    except DeliveryError as error:
        message = N_("the drafts are done, but the case log does not have them; mend that, then --resume")
        error.hint = Note(message)
        raise
    except FileError as error:
        error.hint = Note("the drafts are kept; when that is mended, --resume does the rest")
        raise
    except (ValueError, KeyError, TypeError) as error:  # nobody but us writes that file
        message = N_("the batch that was interrupted there is damaged; --force starts anew")
        raise FileError(Problem(message, {}, READY)) from error


def _entries(file: BinaryIO) -> Iterator[Entry]:
    while head := file.readline():
        said = json.loads(head)
        data = file.read(said["size"])
        if len(data) < said["size"]:
            raise ValueError(head)
        yield Entry(said["name"], data, said.get("row"))
