"""What is kept between runs in the user's cache folder, keyed by content: never stale, always optional."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def folder(cache: Path | None) -> Path | None:
    """The cache folder, made if need be; None where nothing can be kept safely.

    What is kept there is trusted, so it must belong to the user who runs the program.
    """
    if cache is None:
        return None
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        mine = not hasattr(os, "getuid") or cache.stat().st_uid == os.getuid()
    except OSError:
        return None
    return cache if mine else None


def value(cache: Path | None, text: str, make: Callable[[str], Any]) -> Any:  # noqa: ANN401 - any JSON value
    """What *make* makes of *text*, made once for each text where it can be kept as JSON."""
    place = folder(cache)
    if place is None:
        return make(text)
    from hashlib import sha256

    path = place / f"{sha256(text.encode()).hexdigest()}.json"
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        made = make(text)
    _keep(path, made)
    return made


def _keep(path: Path, made: object) -> None:
    """Written aside and renamed: another run never sees half a file."""
    try:
        data = json.dumps(made, ensure_ascii=False)
        if json.loads(data) != made:
            return
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_text(data, encoding="utf-8")
        aside.chmod(0o600)
        aside.replace(path)
    except (OSError, TypeError, ValueError, RecursionError):
        return
