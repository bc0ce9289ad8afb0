"""What is kept between runs in the user's cache folder, keyed by content: never stale, always optional.

A file holds a checksum, a value as JSON and the whole text that the value was made of, so that no
chance likeness of two texts and no torn file is ever believed.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32

MOST_FILES = 500
SUM = 8  # hexadecimal digits
# Who may write there besides the owner: the group and all others.
OTHERS = 0o022


class Unkept(LookupError):
    """Nothing is kept for that text."""


def folder(cache: Path | None) -> Path | None:
    """The cache folder, made if need be; None where nothing can be kept safely.

    What is kept there is trusted, so it must belong to the user who runs the program, and nobody
    else may write there.
    """
    if cache is None:
        return None
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = cache.stat()
    except (OSError, ValueError):
        return None
    mine = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & OTHERS)
    return cache if mine else None


def value(cache: Path | None, text: str, make: Callable[[str], Any]) -> Any:  # noqa: ANN401 - any JSON value
    """What *make* makes of *text*, made once for each text where it can be kept as JSON."""
    place = folder(cache)
    if place is None:
        return make(text)
    try:
        return fetch(place, text)
    except Unkept:
        made = make(text)
    keep(place, text, made)
    return made


def fetch(place: Path, text: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value kept for *text* in the folder *place*. Raises Unkept."""
    source = _bytes(text)
    said, _, whole = read(_path(place, source)).partition(b"\n")
    if whole != source:
        raise Unkept
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        raise Unkept from None


def keep(place: Path, text: str, made: object) -> None:
    """Keep *made* for *text*, where JSON gives back the same; a folder that takes nothing is no trouble."""
    source = _bytes(text)
    try:
        said = _bytes(json.dumps(made, ensure_ascii=False))
        if json.loads(said) == made:
            write(_path(place, source), said + b"\n" + source)
    except (TypeError, ValueError, RecursionError):
        return


def read(path: Path) -> bytes:
    """What ``write`` put there. Raises Unkept for anything else."""
    try:
        data = path.read_bytes()
        if int(data[:SUM], 16) == crc32(data[SUM:]):
            return data[SUM:]
    except (OSError, ValueError):
        pass
    raise Unkept


def write(path: Path, body: bytes) -> None:
    """Put *body* there with its checksum; a folder that takes nothing is no trouble."""
    aside = path.with_suffix(f".{os.getpid()}")
    try:
        # Written aside and renamed: another run never sees half a file.
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(b"%08x" % crc32(body) + body)
        aside.replace(path)
        _tidy(path.parent)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def stamp(*modules: str) -> str | None:
    """What changes when the code of those modules does, without loading them; None where none can tell."""
    said = []
    try:
        for name in modules:
            spec = find_spec(name)
            found = os.stat((spec and spec.origin) or "")  # noqa: PTH116 - half as long
            said.append(f"{spec and spec.origin} {found.st_size} {found.st_mtime_ns}")
    except (OSError, ValueError, ImportError):
        return None
    return "\n".join(said)


def _path(place: Path, source: bytes) -> Path:
    return place / f"{crc32(source):08x}{len(source):x}.json"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _tidy(place: Path) -> None:
    """Of too many files the oldest go."""
    files = [each for each in os.scandir(place) if each.is_file()]
    if len(files) > MOST_FILES:
        files.sort(key=lambda each: each.stat().st_mtime_ns)
        for each in files[: len(files) - MOST_FILES // 2]:
            Path(each).unlink(missing_ok=True)
