"""Someone who sits at a terminal: reads the questions and answers them."""

import os
import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect

from stockmail.wrap import cells
from tests.conftest import TODAY

PATIENCE = 20
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9])")
RULE = "────"


class Sitting:
    """A run of the program on a pseudo-terminal; its stdout goes to a file, as in ``> out.txt``."""

    def __init__(
        self,
        folder: Path,
        words: str,
        columns: int = 80,
        ui: str = "en",
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.columns = columns
        mine = ("LC_", "LANG", "TMUX", "STOCKMAIL_")
        plain = {key: value for key, value in os.environ.items() if not key.startswith(mine)}
        folders = ("cache", "config", "data", "state")
        own = {f"STOCKMAIL_{name.upper()}": str(folder / name) for name in folders}
        own |= {"STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": ui, "LANG": "C.UTF-8", "TERM": "xterm"}
        own |= dict.fromkeys(("EDITOR", "VISUAL", "DISPLAY", "WAYLAND_DISPLAY"), "")
        own |= {"PROMPT_TOOLKIT_NO_CPR": "1"}  # nobody here answers where the cursor is
        self.environ = plain | own | dict(environ or {})
        command = f"exec {shlex.quote(sys.executable)} -m stockmail {words} > out.txt"
        self.child = pexpect.spawn(
            "/bin/sh", ["-c", command], cwd=str(folder), env=self.environ, encoding="utf-8",
            dimensions=(50, columns), timeout=PATIENCE,
        )  # fmt: skip
        self.seen: list[str] = []
        self.child.logfile_read = _Log(self.seen)

    def __enter__(self) -> Self:
        """The child runs already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left running."""
        self.child.close(force=True)

    def hears(self, words: str) -> None:
        """Fails when *words* are not said."""
        self.child.expect_exact(words)

    def answers(self, *told: tuple[str, str]) -> None:
        """Wait for the words of each question and for its prompt, then answer it."""
        for words, answer in told:
            self.hears(words)
            self.waits()
            self.types(answer)

    def waits(self) -> None:
        """Until there is a prompt; what is behind its mark may be a move of the cursor."""
        self.child.expect(r">[ \x1b\x08]")

    def types(self, answer: str) -> None:
        """A line at the prompt that stands there."""
        self.child.send(answer + "\r")

    def leaves(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.wait()
        assert self.child.exitstatus is not None, "ended by a signal"
        return self.child.exitstatus

    @property
    def said(self) -> str:
        """All that the terminal was sent, without what moves the cursor."""
        return ESCAPES.sub("", "".join(self.seen)).replace("\r", "")

    @property
    def out(self) -> str:
        """What went to stdout."""
        return (self.folder / "out.txt").read_text(encoding="utf-8")

    @property
    def too_wide(self) -> list[str]:
        """Lines of the program's own that do not fit.

        A draft's and a command's are as long as they are; a prompt is drawn more than once.
        """
        own, drafted = [], False
        for line in self.said.split("\n"):
            drafted ^= line.startswith(RULE)
            own += [line] if not drafted and not re.match(r"stockmail |printf |(\[.*\] )?>", line) else []
        return [line for line in own if cells(line) > self.columns]


class _Log:
    """Keeps what pexpect reads."""

    def __init__(self, kept: list[str]) -> None:
        self.kept = kept

    def write(self, text: str) -> None:
        """One more piece."""
        self.kept.append(text)

    def flush(self) -> None:
        """Nothing waits."""
