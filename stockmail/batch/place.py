"""What every place of drafts has in common: a file that nobody sees until all are good."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from stockmail.files import private, writing

# Gets the rows of the case log that wait beside the drafts (records.py).
Record = Callable[[Iterable[Any]], None]


class Aside:
    """A file beside its place, gone when the batch ends before it is finished."""

    def __init__(self, path: Path) -> None:
        self.aside = path
        with writing(path):
            self.file: BinaryIO = private(path)

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
