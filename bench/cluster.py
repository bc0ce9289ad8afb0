"""A Dask cluster on the loopback, for the benchmarks."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler and so many workers of one thread; its address."""
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
