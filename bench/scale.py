"""What a batch costs as it grows: by orders, by processes, by workers of a Dask cluster.

Run with the Python of an environment in which ``stockmail[dask]`` is installed: ``python bench/scale.py``.
Every run is the whole command, JSON lines to JSON lines, each draft reviewed. Times are of the wall,
medians of the rounds; memory is the peak of the largest process.
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import batches  # noqa: E402 - beside the checkout, not installed

BATCH = ("-m", "stockmail", "batch")
WANTED = ("-s", "restock", "--short", "MUG-NV", "--restock-date", "2026-12-05", "--today", "2026-11-22")


class Cost(NamedTuple):
    """Seconds and the peak of memory in MB."""

    seconds: float
    memory: float


def main() -> None:
    """Print the three curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--orders", type=int, default=100_000)
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {date.today().isoformat()}")  # noqa: DTZ011
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = (_day(folder, count) for count in (1000, asked.orders))
        _by_orders(few, many, asked.orders, asked.rounds)
        some = _day(folder, asked.orders // 5)
        _by_processes(some, asked.orders // 5, asked.rounds)
        _by_cluster(some, asked.orders // 5, asked.rounds, folder)


def _day(folder: Path, count: int) -> Path:
    return batches.write(folder / f"{count}.jsonl", batches.day(count, of="MUG-NV"))


def _by_orders(few: Path, many: Path, count: int, rounds: int) -> None:
    start = _cost(_empty(few), rounds).seconds
    small, large = _cost(few, rounds), _cost(many, max(1, rounds // 3))
    each = [(cost.seconds - start) / n * 1e6 for cost, n in ((small, 1000), (large, count))]
    print(f"1,000 orders   {small.seconds:7.2f} s  {each[0]:6.0f} µs an order  {small.memory:5.0f} MB")
    print(f"{count:,} orders {large.seconds:7.2f} s  {each[1]:6.0f} µs an order  {large.memory:5.0f} MB")
    print(f"  memory {large.memory / small.memory:.2f} × (at most 1.2), an order {each[1] / each[0]:.2f} ×"
          f" (at most 1.1); the start of {start:.2f} s taken off")  # fmt: skip


def _empty(few: Path) -> Path:
    return batches.write(few.with_name("one.jsonl"), batches.day(1, of="MUG-NV"))


def _by_processes(day: Path, count: int, rounds: int) -> None:
    one = _cost(day, rounds)
    for workers in range(1, (os.cpu_count() or 1) + 1):
        cost = one if workers == 1 else _cost(day, rounds, "--workers", str(workers))
        print(
            f"{workers} processes  {count / cost.seconds:7.0f} orders/s  {one.seconds / cost.seconds:.2f} ×"
        )


def _by_cluster(day: Path, count: int, rounds: int, folder: Path) -> None:
    one = _cost(day, rounds)
    for workers in range(1, (os.cpu_count() or 1) + 1):
        with _cluster(folder, workers) as address:
            cost = _cost(day, rounds, "--dask", address)
        print(
            f"{workers} Dask workers {count / cost.seconds:5.0f} orders/s  {one.seconds / cost.seconds:.2f} ×"
        )


def _cost(day: Path, rounds: int, *more: str) -> Cost:
    runs = [_run(day, more) for _round in range(rounds)]
    return Cost(statistics.median(run.seconds for run in runs), max(run.memory for run in runs))


def _run(day: Path, more: tuple[str, ...]) -> Cost:
    shop = ROOT / "examples" / "shop.yaml"
    words = [sys.executable, *BATCH, str(day), *WANTED, "--shop", str(shop), *more]
    begun = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{json.dumps(words)} failed")
    return Cost(time.perf_counter() - begun, used.ru_maxrss / 1024)


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler and so many workers of one thread, on the loopback."""
    log = folder / f"scheduler-{workers}.log"
    processes = [_start("scheduler", log, "--port", "0", "--no-dashboard", "--host", "127.0.0.1")]
    try:
        address = ""
        while not address:
            found = re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text(encoding="utf-8"))
            address = found[1] if found else ""
            time.sleep(0.1)
        plain = ("--no-nanny", "--no-dashboard", "--nthreads", "1", "--local-directory", str(folder))
        processes += [_start("worker", log, address, *plain) for _worker in range(workers)]
        while log.read_text(encoding="utf-8").count("Registered to") < workers:
            time.sleep(0.1)
        yield address
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _start(what: str, log: Path, *words: str) -> subprocess.Popen[bytes]:
    with log.open("ab") as file:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *words]
        return subprocess.Popen(command, stdout=file, stderr=file)


if __name__ == "__main__":
    main()
