"""A small disk of its own, where the system lets us mount one."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MOUNT = shutil.which("mount")


class Disk:
    """A file system of so many kilobytes at *path*."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def resize(self, kilobytes: int) -> None:
        """More or less room; what is on it stays."""
        self._mount(f"remount,size={kilobytes}k")

    def protect(self, *, on: bool = True) -> None:
        """Nobody may write on it, not even root."""
        self._mount("remount,ro" if on else "remount,rw")

    def fill(self) -> None:
        """Leave no room."""
        with (self.path / "ballast").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    def empty(self) -> None:
        """Give the room back."""
        (self.path / "ballast").unlink()

    def _mount(self, options: str) -> None:
        subprocess.run([str(MOUNT), "-o", options, str(self.path)], check=True)


@contextmanager
def disk(path: Path, kilobytes: int) -> Iterator[Disk]:
    """The disk, until the test is over; skips the test where nothing can be mounted."""
    path.mkdir(parents=True)
    if MOUNT is None:
        pytest.skip("no mount here")
    words = [MOUNT, "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=777", "tmpfs", str(path)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=False)
