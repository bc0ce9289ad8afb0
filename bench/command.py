"""Runs of the whole command for the benchmarks, and what they cost."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from spent import Spent

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import batches  # noqa: E402 - beside the checkout, not installed

SHOP = ROOT / "examples" / "shop.yaml"
WANTED = ("-s", "restock", "--short", "MUG-NV", "--restock-date", "2026-12-05", "--today", "2026-11-22")
# Where bytecode is never kept, an editable install is compiled anew at every start; no shop's
# machine is set up like that.
ENVIRON = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """Seconds, and the peak of the memory of the largest process in MB."""

    seconds: Spent
    memory: float


def day(folder: Path, count: int) -> Path:
    """A file of so many orders that all hold the product."""
    path = folder / f"{count}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(_lines(count))
    return path


def _lines(count: int) -> Iterator[str]:
    for order in batches.day(count, of="MUG-NV"):
        yield json.dumps(order, ensure_ascii=False) + "\n"


def run(file: Path, *more: str) -> Cost:
    """One batch over the orders in *file*."""
    return _measured([str(file), *more])


def stream(count: int) -> Cost:
    """One batch as a filter: orders are made while it reads them."""
    return _measured(["-", "--to", "jsonl", "--keep-going"], _lines(count))


def _measured(words: list[str], lines: Iterable[str] = ()) -> Cost:
    command = [sys.executable, "-m", "stockmail", "batch", *words, *WANTED, "--shop", str(SHOP)]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRON,
        cwd=ROOT, encoding="utf-8",
    ) as process:  # fmt: skip
        peak = Peak(process.pid)
        _feed(process.stdin, lines)
        _pid, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{json.dumps(command)} failed")
    return Cost(Spent(clock, used.ru_utime + used.ru_stime), peak.most() or used.ru_maxrss / 1024)


class Peak(threading.Thread):
    """Watches the most memory that a process has had: getrusage counts what its parent had, too."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{pid}/status")
        self.kib = 0
        self.start()

    def run(self) -> None:
        """Look every few milliseconds, until the process has ended."""
        while found := re.search(r"^VmHWM:\s+(\d+) kB", self._said(), re.MULTILINE):
            self.kib = max(self.kib, int(found[1]))
            time.sleep(0.02)

    def _said(self) -> str:
        try:
            return self.status.read_text(encoding="utf-8")
        except OSError:
            return ""

    def most(self) -> float:
        """In MB, when it has ended; 0 where the system does not tell."""
        self.join()
        return self.kib / 1024


def _feed(stdin: IO[str] | None, lines: Iterable[str]) -> None:
    if stdin:
        stdin.writelines(lines)
        stdin.close()
