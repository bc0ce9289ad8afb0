"""One stream of drafts: a file that appears whole, or standard output."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from stockmail.errors import OrderError, Problem
from stockmail.files import aside_of, private, writing


class File:
    """A file that appears when all drafts are in it. Raises OrderError for one that is there already."""

    def __init__(self, path: Path, *, force: bool) -> None:
        if path.exists() and not force:
            raise OrderError(
                Problem("is there already; --force writes over it", {}, str(path), "", "--force")
            )
        self.path = path
        self.aside = aside_of(path)
        with writing(path):
            self.file: BinaryIO = private(self.aside)

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
            self.aside.unlink(missing_ok=True)

    def add(self, stem: str, data: bytes) -> None:
        """Keep a draft."""
        del stem
        with writing(self.path):
            self.file.write(data)

    def settle(self) -> None:
        """Let the file appear."""
        with writing(self.path):
            self.file.close()
            self.aside.replace(self.path)


class Output:
    """Standard output: when all drafts are good, or each as soon as it is there (*at_once*)."""

    def __init__(self, out: BinaryIO, *, at_once: bool) -> None:
        self.out = out
        self.at_once = at_once
        self.kept = tempfile.TemporaryFile() if not at_once else None  # noqa: SIM115 - closed on exit

    def __enter__(self) -> Self:
        """Ready for drafts."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays behind: the file has no name."""
        if self.kept:
            self.kept.close()

    def add(self, stem: str, data: bytes) -> None:
        """Keep a draft, or give it out."""
        del stem
        (self.kept or self.out).write(data)

    def settle(self) -> None:
        """Give out what was kept."""
        if self.kept:
            self.kept.seek(0)
            shutil.copyfileobj(self.kept, self.out)
        self.out.flush()
