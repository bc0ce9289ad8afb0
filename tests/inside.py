"""The program run inside this process: a table of thousands of bad files would not end otherwise."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.conftest import TODAY, Ran


class Stream(io.TextIOWrapper):
    """A standard stream that can be read when the program is over."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", errors="backslashreplace", write_through=True)

    def said(self) -> str:
        """All that was written."""
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


@contextmanager
def _at(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(folder: Path, *words: str | Path, stdin: bytes = b"", **environ: str) -> Ran:
    """As a shell runs it, in *folder*, on a fixed day. What the program does not catch is raised here."""
    from stockmail.cli import main

    home = {f"STOCKMAIL_{name.upper()}": str(folder / name) for name in ("cache", "config", "data", "state")}
    fixed = {"STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": "en", "LANG": "C.UTF-8", **home, **environ}
    out, err, given = Stream(), Stream(), Stream(stdin)
    code = 0
    argv = ["stockmail", *map(str, words)]
    streams = patch.multiple(sys, stdin=given, stdout=out, stderr=err, argv=argv)
    with _at(folder), patch.dict(os.environ, fixed), streams:
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Ran(out.said(), err.said(), code)
