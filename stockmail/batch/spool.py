"""Puts drafts in their place: all or none, each whole, and again after a crash without doubling one.

While orders are read and composed, drafts gather in one hidden file beside their place. When all are
good it is renamed to READY; from then on the batch counts as done, and what is left of it is to put
each draft in its place. ``--resume`` does that rest.
"""

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from stockmail.errors import N_, FileError, OrderError, Problem
from stockmail.files import private, write_whole, writing

PART, READY, LOCK = (f".stockmail-batch.{end}" for end in ("part", "ready", "lock"))


class Entry(NamedTuple):
    """One draft: the name of its file, and the file."""

    name: str
    data: bytes


class Folder:
    """A folder that gets one file a draft. force: files that are there already are written over.

    Raises OrderError where a batch was interrupted, FileError where one is under way.
    """

    def __init__(self, folder: Path, suffix: str, *, force: bool) -> None:
        self.folder = folder
        self.suffix = suffix
        self.force = force
        self.names: set[str] = set()
        self.taken: list[Problem] = []
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self.lock = locked(folder)
        if unfinished(folder) and not force:
            self.lock.__exit__(None, None, None)
            message = N_("holds a batch that was interrupted: --resume finishes it, --force starts anew")
            raise OrderError(Problem(message, {}, str(folder), "", "--resume"))
        with writing(folder):
            self.file: BinaryIO = private(folder / PART)
            self.file.write(json.dumps({"force": force}).encode() + b"\n")

    def __enter__(self) -> Self:
        """Ready for drafts."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing of a batch that was not finished."""
        with suppress(OSError):  # a full disk says so again
            self.file.close()
        with suppress(OSError):
            (self.folder / PART).unlink(missing_ok=True)
        self.lock.__exit__(kind, error, trace)

    def add(self, stem: str, data: bytes) -> None:
        """Keep a draft; its name is told apart from those that differ only in case."""
        name, number = f"{stem}{self.suffix}", 1
        while name.casefold() in self.names:
            number += 1
            name = f"{stem}-{number}{self.suffix}"
        self.names.add(name.casefold())
        with writing(self.folder):
            target = self.folder / name
            if not self.force and target.exists() and target.read_bytes() != data:
                message = N_("is there already and differs; --force writes over it")
                self.taken.append(Problem(message, {}, str(target), "", "--force"))
            head = json.dumps({"name": name, "size": len(data)}, ensure_ascii=False)
            self.file.write(head.encode() + b"\n" + data)

    def settle(self) -> None:
        """Put every draft in its place. Raises OrderError, before the first, for names that are taken."""
        if self.taken:
            raise OrderError(*self.taken)
        with writing(self.folder):
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            (self.folder / PART).replace(self.folder / READY)
        place(self.folder)


def locked(folder: Path) -> AbstractContextManager[object]:
    """The folder for this batch alone, until it ends however it ends. Raises FileError."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
    with writing(folder):
        try:
            return lock.acquire()
        except Timeout:
            raise FileError(Problem("another batch is writing there", {}, str(folder))) from None


def resume(folder: Path) -> int:
    """Finish what was interrupted; how many drafts it holds. Raises FileError, or OrderError for nothing."""
    if not unfinished(folder):
        raise OrderError(Problem("holds no batch that was interrupted", {}, str(folder), "", "--resume"))
    with locked(folder):
        return place(folder)


def unfinished(folder: Path) -> bool:
    """Whether a batch was finished there whose drafts are not all in their places."""
    return (folder / READY).exists()


def place(folder: Path) -> int:
    """Put the drafts of a finished batch in their places, those that are there already not again."""
    ready, count = folder / READY, 0
    with writing(folder):
        with ready.open("rb") as file:
            force = json.loads(file.readline())["force"]
            for entry in _entries(file):
                target = folder / Path(entry.name).name  # never outside, whatever the file says
                if not target.exists() or (force and target.read_bytes() != entry.data):
                    write_whole(target, entry.data)
                count += 1
        ready.unlink()
    return count


def _entries(file: BinaryIO) -> Iterator[Entry]:
    while head := file.readline():
        said = json.loads(head)
        yield Entry(said["name"], file.read(said["size"]))
