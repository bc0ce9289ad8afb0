"""Who does the work: this process, several, or a cluster. One seam, an executor of concurrent.futures."""

import copyreg
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from stockmail.batch.job import Job, Outcome, Task
from stockmail.batch.one import one
from stockmail.errors import N_, FileError, Problem
from stockmail.model import Raw
from stockmail.readers.found import Found

# Long enough that handing over costs little, short enough that the bar moves.
PIECE = 100
TRIES = 3
NOTHING = Found(Raw())


def _proxy(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


# The values of the core hold read-only mappings, which do not travel by themselves.
copyreg.pickle(MappingProxyType, lambda held: (_proxy, (dict(held),)))


class Crew(NamedTuple):
    """make: an executor, made anew when its workers are lost; hands: how many pieces go at once."""

    make: Callable[[], Executor]
    hands: int


class Here(Executor):
    """In this process: what is submitted is done at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """The finished future of *fn*."""
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - a future carries whatever was raised
            done.set_exception(error)
        return done


def crew(workers: int, dask: str | None) -> Crew:
    """The crew that the options ask for. Raises FileError where the cluster cannot be used."""
    if dask:
        return _cluster(dask)
    if workers > 1:
        from concurrent.futures import ProcessPoolExecutor

        return Crew(lambda: ProcessPoolExecutor(workers), workers)
    return Crew(Here, 1)


def _cluster(address: str) -> Crew:
    try:
        from distributed import Client
    except ImportError:
        message = N_("needs `pip install 'stockmail[dask]'`")
        raise FileError(Problem(message, {}, "--dask")) from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise FileError(Problem("no scheduler answers there: {why}", {"why": str(error)}, "--dask")) from None
    return Crew(lambda: client.get_executor(retries=TRIES), max(1, len(client.nthreads())))


def work(tasks: list[Task], job: Job) -> list[Outcome]:
    """What comes of a piece of the batch; the orders as they came stay with whoever sent them."""
    return [one(task, job)._replace(found=NOTHING) for task in tasks]


def outcomes(tasks: Iterable[Task], job: Job, crew: Crew) -> Iterator[Outcome]:
    """What comes of every order, in the order they came. What a lost worker had is done again.

    Raises FileError when workers are lost again and again.
    """
    feed = iter(tasks)
    with Hands(crew, job) as hands:
        while hands.busy or hands.free:
            while hands.free and (piece := list(islice(feed, PIECE))):
                hands.give(piece)
            if not hands.busy:
                return
            yield from hands.take()


class Hands:
    """Pieces under way, the first given first taken."""

    def __init__(self, crew: Crew, job: Job) -> None:
        self.crew = crew
        self.job = job
        self.executor = crew.make()
        self.under_way: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
        self.tries = TRIES

    def __enter__(self) -> Self:
        """Ready to give."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Whatever is still under way is of no use any more."""
        for _piece, future in self.under_way:  # Dask's shutdown does not take cancel_futures
            future.cancel()
        self.executor.shutdown(wait=False)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self.under_way)

    @property
    def free(self) -> bool:
        """Whether more can be given: as much again as is worked on lies ready."""
        return len(self.under_way) < (2 * self.crew.hands if self.crew.hands > 1 else 1)

    def give(self, piece: list[Task]) -> None:
        """Hand over a piece."""
        self.under_way.append((piece, self._send(piece)))

    def take(self) -> Iterator[Outcome]:
        """What came of the piece that was given first."""
        while True:
            piece, future = self.under_way[0]
            try:
                done = future.result()
                break
            except BrokenExecutor:
                self._start_again()
        self.under_way.popleft()
        self.tries = TRIES
        for task, outcome in zip(piece, done, strict=True):
            yield outcome._replace(found=task.found)

    def _send(self, piece: list[Task]) -> Future[list[Outcome]]:
        bare = [Task(task.found._replace(came=()), task.left) for task in piece]
        try:
            return self.executor.submit(work, bare, self.job)
        except BrokenExecutor as error:
            lost: Future[list[Outcome]] = Future()
            lost.set_exception(error)
            return lost

    def _start_again(self) -> None:
        self.tries -= 1
        if not self.tries:
            raise FileError(Problem("its processes end before their work is done", {}, "--workers"))
        self.executor.shutdown(wait=False)
        self.executor = self.crew.make()
        self.under_way = deque((piece, self._send(piece)) for piece, _lost in self.under_way)
