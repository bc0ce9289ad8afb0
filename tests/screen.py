"""Someone at a terminal: types, and sees what the terminal shows."""

import os
import sys
from pathlib import Path
from typing import Self

import pexpect
import pyte

from stockmail.wrap import cells
from tests.conftest import TODAY

LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
# A slow machine is no fault; a question that never comes is.
PATIENCE = 20


class Screen:
    """The program on a terminal of *columns*; ``seen`` is all that was ever shown on it."""

    def __init__(self, folder: Path, *words: str, columns: int = 80, language: str = "en",
                 lines: int = 200) -> None:  # fmt: skip
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        environ = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        environ |= {"LANG": LOCALES[language], "STOCKMAIL_TODAY": TODAY, "TERM": "xterm-256color"}
        environ |= {"STOCKMAIL_CONFIG": str(folder / "config"), "STOCKMAIL_DATA": str(folder / "data")}
        # The emulator here answers no questions about the cursor.
        environ |= {"STOCKMAIL_CACHE": str(folder / "cache"), "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.child: pexpect.spawn[str] = pexpect.spawn(
            sys.executable, ["-m", "stockmail", *words], cwd=str(folder), env=environ,
            dimensions=(lines, columns), encoding="utf-8", timeout=PATIENCE,
        )  # fmt: skip

    def __enter__(self) -> Self:
        """The program runs already."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing is left running."""
        self.child.close(force=True)

    def until(self, text: str) -> None:
        """Wait until *text* is shown."""
        while text not in self.plain:
            try:
                self._stream.feed(self.child.read_nonblocking(4096, PATIENCE))
            except pexpect.EOF:
                message = f"ended without showing {text!r}:\n{self.seen}"
                raise AssertionError(message) from None

    def type(self, text: str) -> None:
        """Type *text* and Enter."""
        self.child.send(text + "\r")

    def end(self) -> int:
        """Wait for the end; the exit code."""
        while True:
            try:
                self._stream.feed(self.child.read_nonblocking(4096, PATIENCE))
            except pexpect.EOF:
                break
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -1

    @property
    def rows(self) -> list[str]:
        """The lines that are shown; a wide character has one column of its own and an empty one."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def seen(self) -> str:
        """All of it."""
        return "\n".join(self.rows).rstrip()

    @property
    def plain(self) -> str:
        """All of it as if on one line, for words that were broken over two."""
        return "".join("".join(self.rows).split())

    def widest(self) -> int:
        """The columns of the longest line."""
        return max(map(cells, self.rows))
