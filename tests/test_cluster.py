"""Work shared out: a lost worker's part is done again, and the bytes are those of one process."""

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from stockmail.batch.crew import Crew, crew
from stockmail.batch.parts import gathered
from stockmail.batch.work import drafted
from stockmail.errors import FileError
from stockmail.model import Raw
from stockmail.readers.found import Found
from tests import batches
from tests.batches import RESTOCK, a_job
from tests.conftest import Run

distributed = pytest.importorskip("distributed")


class Cluster:
    """A scheduler and two workers, each a process of its own, on the loopback."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.stack = stack
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")
        self.address = self._find(r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self._worker(name) for name in ("one", "two")]

    def _worker(self, name: str) -> subprocess.Popen[bytes]:
        words = (self.address, "--no-nanny", "--no-dashboard", "--nthreads", "1", "--name", name)
        return self._start("worker", *words, "--local-directory", str(self.folder / name))

    def _start(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        log = self.stack.enter_context((self.folder / f"{what}.log").open("ab"))
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + what, *words],
            stdout=log, stderr=log, env={**os.environ, "STOCKMAIL_CACHE": str(self.folder / "cache")},
        )  # fmt: skip
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process

    def _find(self, pattern: str) -> str:
        for _try in range(300):
            if found := re.search(pattern, (self.folder / "scheduler.log").read_text(encoding="utf-8")):
                return found[1]
            time.sleep(0.1)
        raise AssertionError((self.folder / "scheduler.log").read_text(encoding="utf-8"))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A Dask cluster for one test."""
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


def test_a_cluster_that_loses_a_worker_writes_what_one_process_writes(
    cluster: Cluster, run: Run, shop: Path, tmp_path: Path
) -> None:
    """One of two is killed in the middle; the same bytes come out."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(8000))
    words = ("batch", day, *RESTOCK, "--shop", shop)
    alone = run(*words)
    assert alone.code == 0
    killed: list[int] = []

    def kill_one_at_work() -> None:
        with distributed.Client(cluster.address, set_as_default=False) as client:
            for _try in range(6000):
                if any(client.processing().values()):
                    break
                time.sleep(0.005)
            time.sleep(0.2)
            killed.append(cluster.workers[0].pid)
            cluster.workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one_at_work)
    killer.start()
    spread = run(*words, "--dask", cluster.address)
    killer.join()
    assert killed
    assert (spread.code, spread.out == alone.out) == (0, True)


def test_no_scheduler_there_is_said(run: Run, shop: Path, tmp_path: Path) -> None:
    """With the address, and soon."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(1, of="MUG-NV"))
    ran = run("batch", day, *RESTOCK, "--shop", shop, "--dask", "tcp://127.0.0.1:9")
    assert (ran.code, ran.out) == (3, "")
    assert "--dask: no scheduler answers there" in ran.err


def test_a_killed_process_loses_no_order() -> None:
    """Its pieces are done again by new ones, in their order."""
    parts = list(gathered(Found(Raw(order, "day.jsonl")) for order in batches.day(1200)))
    whole = [done for _part, done in drafted(parts, a_job(), crew(1, None), {})]
    got = []
    for number, (_part, done) in enumerate(drafted(parts, a_job(), crew(2, None), {})):
        if number == 1:
            os.kill(next(iter(multiprocessing.active_children())).pid or 0, signal.SIGKILL)
        got.append(done)
    assert len(got) == 12
    assert got == whole


def test_processes_that_end_again_and_again_are_given_up() -> None:
    """With a clear word, not for ever."""
    parts = gathered(Found(Raw(order, "day.jsonl")) for order in batches.day(10))
    with pytest.raises(FileError, match="end before their work is done"):
        list(drafted(parts, a_job(), Crew(Broken, 1), {}))


class Broken(Executor):
    """An executor whose workers die at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """The future of a lost worker."""
        lost: Future[Any] = Future()
        lost.set_exception(BrokenExecutor(f"{fn} {len(args)} {len(kwargs)}"))
        return lost
