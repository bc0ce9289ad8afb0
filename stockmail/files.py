"""Reads files and says plainly what is wrong with them: where, which line, with a caret under it."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from stockmail import kept, system
from stockmail.errors import N_, FileError, Problem

MOST_BYTES = 20_000_000
MOST_SHOWN = 60
BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends into its own
# What the system says in English everywhere.
UNREAD: Mapping[type[OSError], str] = {
    FileNotFoundError: N_("there is no such file"),
    IsADirectoryError: N_("is a folder, not a file"),
    PermissionError: N_("you may not read it"),
}

NO_YAML = N_("is not YAML: {why}")


def read_bytes(path: Path) -> bytes:
    """The content of *path*. Raises FileError when there is none to be had."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileError(Problem("is larger than {most} MB", {"most": MOST_BYTES // 10**6}, str(path)))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(error, str(path)) from error


def unreadable(error: Exception, where: str) -> FileError:
    """The error of a file that the system does not hand out."""
    for kind, message in UNREAD.items():
        if isinstance(error, kind):
            return FileError(Problem(message, {}, where))
    return FileError(Problem("cannot be read: {why}", {"why": system.why(error)}, where))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system refuses to write to *path*, as a FileError."""
    try:
        yield
    except OSError as error:
        problem = Problem("cannot be written: {why}", {"why": system.why(error)}, str(path))
        raise FileError(problem) from error


def private(path: Path) -> BinaryIO:
    """A new file that only its owner reads: drafts hold names and addresses."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600), "wb")


def aside_of(path: Path) -> Path:
    """Where *path* is written before it appears: no other's place, and no longer than names can be."""
    return path.with_name(f".stockmail-{os.getpid()}-{crc32(os.fsencode(path.name)):08x}.part")


def sweep(path: Path) -> None:
    """Remove what runs that were killed left aside of *path*: it may hold names and addresses."""
    if os.name != "posix":  # elsewhere nothing tells whether a process is alive without ending it
        return
    for left in path.parent.glob(aside_of(path).name.replace(f"-{os.getpid()}-", "-*-")):
        number = left.name.split("-")[1]
        with suppress(OSError):
            if number.isdecimal() and not _is_alive(int(number)):
                left.unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        pass
    return True


def write_whole(path: Path, data: bytes, aside: Path | None = None) -> None:
    """The file appears whole or not at all; a link stays a link. Raises FileError.

    aside: where it is written before; beside its place when not given. What is no file, like /dev/null or
    a named pipe, is written to and never replaced.
    """
    with writing(path):
        if takes(path):
            with path.open("wb") as stream:
                stream.write(data)
            return
        path = path.resolve() if path.is_symlink() else path
        aside = aside or aside_of(path)
        try:
            with private(aside) as file:
                file.write(data)
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise


def takes(path: Path) -> bool:
    """Whether *path* takes what is written, as a device or a pipe does; /dev/stdout may be any file."""
    return (path.exists() and not path.is_file()) or path.absolute().parts[:2] == ("/", "dev")


def decode(data: bytes, where: str) -> str:
    """UTF-8, with or without a byte order mark. Raises FileError with the place of what is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = error.object  # without the byte order mark, as the error counts
        line = read.count(b"\n", 0, error.start) + 1
        values = {"byte": f"0x{read[error.start]:02X}"}
        message = N_("is not UTF-8 (byte {byte}); save it as UTF-8")
        raise FileError(Problem(message, values, f"{where}:{line}")) from None


def load_json(text: str, where: str, fraction: Callable[[str], Any] = float, line: int = 1) -> Any:  # noqa: ANN401 - JSON holds anything
    """The JSON value in *text*, which begins on *line*, its fractions made by *fraction*.

    Raises FileError with line, column and a caret.
    """
    try:
        return _decoder(fraction).decode(text)
    except json.JSONDecodeError as error:
        sample = caret(text, error.lineno, error.colno)
        values = {"why": error.msg}
        place = f"{where}:{error.lineno + line - 1}:{error.colno}"
        raise FileError(Problem("is not JSON: {why}", values, place, sample=sample)) from None
    except RecursionError:
        raise FileError(Problem("is nested too deep", {}, where)) from None
    except ValueError as error:  # a number longer than Python converts, NaN, Infinity
        raise FileError(Problem("is not JSON: {why}", {"why": str(error)}, where)) from None


@lru_cache(maxsize=4)
def _decoder(fraction: Callable[[str], Any]) -> json.JSONDecoder:
    """Making one takes longer than reading an order by it."""
    return json.JSONDecoder(parse_constant=_no_such_number, parse_float=fraction)


def load_yaml(path: Path, cache: Path | None = None) -> Any:  # noqa: ANN401 - YAML holds anything
    """The YAML value in the file *path*. Raises FileError with line, column and a caret.

    Reading YAML costs a seventh of a cold start, so its value is kept in *cache* for each text.
    """
    text = decode(read_bytes(path), str(path))
    return kept.value(cache, text, lambda text: _parse_yaml(text, path))


def _parse_yaml(text: str, path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
    import yaml

    from stockmail import yaml_

    try:
        return yaml_.load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = f"{path}:{line}:{column}"
        said = error.problem or error.context or ""
        message, values = (said, {}) if said in yaml_.OURS else (NO_YAML, {"why": said})
        problem = Problem(message, values, place, sample=caret(text, line, column))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = Problem(NO_YAML, {"why": type(error).__name__}, str(path))
    raise FileError(problem)


def caret(text: str, line: int, column: int) -> str:
    """The line with a ^ under the column (both from 1); kana and kanji are two cells wide."""
    from stockmail.wrap import cells

    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    shown = "".join(char if char.isprintable() else " " for char in shown)
    start = max(0, column - 1 - MOST_SHOWN // 2)
    window = shown[start : start + MOST_SHOWN]
    return f"{window}\n{' ' * cells(window[: column - 1 - start])}^"


def _no_such_number(name: str) -> Any:  # noqa: ANN401 - never returns
    raise ValueError(f"{name} is no number")
