"""Everything that is not the program, in one replaceable object."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TextIO


@dataclass(frozen=True)
class World:
    """Streams, clock, environment and folders, as the program meets them."""

    stdin: BinaryIO = field(default_factory=lambda: sys.stdin.buffer)
    stdout: BinaryIO = field(default_factory=lambda: sys.stdout.buffer)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    folder: Path = field(default_factory=Path)
    interactive: bool = field(default_factory=lambda: sys.stdin.isatty() and sys.stderr.isatty())

    @property
    def config(self) -> Path:
        """The user's own folder for settings."""
        if folder := self.environ.get("STOCKMAIL_CONFIG"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_config_path("stockmail", appauthor=False)

    @property
    def cache(self) -> Path:
        """The user's own folder for what can be made again."""
        if folder := self.environ.get("STOCKMAIL_CACHE"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_cache_path("stockmail", appauthor=False)
