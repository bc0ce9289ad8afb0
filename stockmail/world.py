"""Everything that is not the program, in one replaceable object."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO


class World(NamedTuple):
    """Streams, clock, environment and folders, as the program meets them.

    interactive: someone sits there and can be asked.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    environ: Mapping[str, str]
    now: Callable[[], datetime]
    folder: Path
    interactive: bool

    @property
    def config(self) -> Path:
        """The user's own folder for settings."""
        if folder := self.environ.get("STOCKMAIL_CONFIG"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_config_path("stockmail", appauthor=False)

    @property
    def data(self) -> Path:
        """The user's own folder for what must be kept."""
        if folder := self.environ.get("STOCKMAIL_DATA"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_data_path("stockmail", appauthor=False)

    @property
    def state(self) -> Path:
        """The user's own folder for what is under way and belongs to nobody else."""
        if folder := self.environ.get("STOCKMAIL_STATE"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_state_path("stockmail", appauthor=False)

    @property
    def cache(self) -> Path:
        """The user's own folder for what can be made again."""
        if folder := self.environ.get("STOCKMAIL_CACHE"):
            return Path(folder)
        import platformdirs

        return platformdirs.user_cache_path("stockmail", appauthor=False)


def real() -> World:
    """The world as it is now."""
    return World(
        stdin=sys.stdin.buffer,
        stdout=sys.stdout.buffer,
        stderr=sys.stderr,
        environ=os.environ,
        now=lambda: datetime.now().astimezone(),
        folder=Path(),
        interactive=sys.stdin.isatty() and sys.stderr.isatty(),
    )
