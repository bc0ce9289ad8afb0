"""Opens a file in the person's own editor and waits until they are done with it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from stockmail import system
from stockmail.errors import N_, EditorError, Problem
from stockmail.world import World

NAMED_BY = ("STOCKMAIL_EDITOR", "VISUAL", "EDITOR")
# Where nobody named one: what Debian lets its users choose, then the simple before the powerful.
USUAL = ("sensible-editor", "editor", "nano", "micro", "vim", "vi")
# These open a window and come back at once, unless told to wait.
WAITS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), ("--wait", "-w")),
    **dict.fromkeys(("subl", "sublime_text", "atom", "zed", "zeditor", "bbedit"), ("--wait", "-w")),
    **dict.fromkeys(("idea", "pycharm", "webstorm", "lapce", "nova"), ("--wait", "-w")),
    **dict.fromkeys(("gvim", "mvim"), ("-f", "--nofork")),
    "mate": ("-w", "--wait"),
    "gedit": ("--wait", "-w"),
    "xed": ("--wait", "-w"),
    "kate": ("--block", "-b"),
    "kwrite": ("--block", "-b"),
    "open": ("-W", "--wait-apps"),
}


def command(environ: Mapping[str, str]) -> list[str]:
    """The editor and what makes it wait. Raises EditorError where there is none."""
    named = next(filter(None, (environ.get(name, "").strip() for name in NAMED_BY)), "")
    words = _words(named) if named else _usual(environ)
    if not words:
        message = N_("no editor is known; name one: EDITOR=nano")
        raise EditorError(Problem(message, {}, "--edit"))
    flags = WAITS.get(Path(words[0]).stem.lower(), ())
    return words if not flags or set(flags) & set(words) else [*words, flags[0]]


def edit(path: Path, world: World) -> None:
    """Open *path* and wait; on the terminal, whatever the streams are. Raises EditorError."""
    words = command(world.environ)
    try:
        with _terminal(world) as streams, _undisturbed():
            done = subprocess.run([*words, str(path)], check=False, env=dict(world.environ), **streams)  # noqa: S603 - the user's own choice
    except OSError as error:
        message = N_("{editor} cannot be started: {why}; name another: EDITOR=nano")
        values = {"editor": shlex.join(words), "why": system.why(error)}
        raise EditorError(Problem(message, values, "--edit")) from error
    if done.returncode:
        ended = {"editor": shlex.join(words), "code": done.returncode}
        raise EditorError(Problem("{editor} ended with exit code {code}", ended, "--edit"))


def _words(text: str) -> list[str]:
    """A command as its variable holds it; on Windows a backslash is no escape."""
    if sys.platform == "win32":
        return [word.strip('"') for word in shlex.split(text, posix=False)]
    with suppress(ValueError):
        return shlex.split(text)
    return [text]


def _usual(environ: Mapping[str, str]) -> list[str]:
    if sys.platform == "win32":
        return ["notepad"]
    return [name for name in USUAL if shutil.which(name, path=environ.get("PATH"))][:1]


@contextmanager
def _terminal(world: World) -> Iterator[dict[str, Any]]:
    """The streams of the editor: the terminal itself; without one nothing to read, and stderr."""
    keys, screen = ("CONIN$", "CONOUT$") if sys.platform == "win32" else ("/dev/tty", "/dev/tty")
    with ExitStack() as opened:
        try:
            read: Any = opened.enter_context(open(keys, "rb", buffering=0))  # noqa: PTH123 - a device
            write: Any = opened.enter_context(open(screen, "wb", buffering=0))  # noqa: PTH123
        except OSError:
            read, write = subprocess.DEVNULL, world.stderr
        yield {"stdin": read, "stdout": write, "stderr": write}


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C belongs to the editor as long as it is open; it would reach this program too."""
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def sheet(text: str, name: str, folder: Path) -> Path:
    """A new file that only its owner reads, with *text* in it."""
    import tempfile

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(suffix=".txt", prefix=f"{name}-", dir=folder)  # 0600
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return Path(path)
