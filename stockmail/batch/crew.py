"""Who does the work: this process, several, or a cluster. One seam, an executor of concurrent.futures."""

import copyreg
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from stockmail.batch.parts import SIZE
from stockmail.errors import N_, FileError, Problem

TRIES = 3
# Orders in a part that goes to another machine: a scheduler has its say about each part.
FAR = 500


class Portion(Protocol):
    """Some work to be handed over. What it keeps for whoever hands it over does not travel."""

    def bare(self) -> Self:
        """What has to travel."""


Given = TypeVar("Given", bound=Portion)
Made = TypeVar("Made")


def _proxy(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


# The values of the core hold read-only mappings, which do not travel by themselves.
copyreg.pickle(MappingProxyType, lambda held: (_proxy, (dict(held),)))


class Crew(NamedTuple):
    """make: an executor, made anew when its workers are lost; hands: how many parts go at once.

    size: orders in a part, more where handing one over takes long; stays: its workers are other
    people's, and are not waited for.
    """

    make: Callable[[], Executor]
    hands: int
    size: int = SIZE
    stays: bool = False

    def dismiss(self, executor: Executor) -> None:
        """Let the workers go. Our own are waited for: Python may trip over those that outlive it."""
        executor.shutdown(wait=not self.stays)


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

        return Crew(lambda: ProcessPoolExecutor(workers, initializer=_deaf), workers)
    return Crew(Here, 1)


def _deaf() -> None:
    """Ctrl-C reaches every process of a command; the one that hands out the work ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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
    return Crew(lambda: client.get_executor(retries=TRIES), max(1, len(client.nthreads())), FAR, stays=True)


def spread(work: Callable[[Given], Made], given: Iterable[Given], crew: Crew) -> Iterator[tuple[Given, Made]]:
    """Each of *given* with what *work* makes of it, in their order. What a lost worker had is done again.

    Raises FileError when workers are lost again and again.
    """
    feed = iter(given)
    with Hands(crew, work) as hands:
        while hands.busy or hands.free:
            while hands.free and (more := next(feed, None)) is not None:
                hands.give(more)
            if not hands.busy:
                return
            yield hands.take()


class Hands(Generic[Given, Made]):
    """Work under way, the first given first taken."""

    def __init__(self, crew: Crew, work: Callable[[Given], Made]) -> None:
        self.crew = crew
        self.work = work
        self.executor = crew.make()
        self.under_way: deque[tuple[Given, Future[Made]]] = deque()
        self.tries = TRIES

    def __enter__(self) -> Self:
        """Ready to give."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Whatever is still under way is of no use any more."""
        for _given, future in self.under_way:  # Dask's shutdown does not take cancel_futures
            future.cancel()
        self.crew.dismiss(self.executor)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self.under_way)

    @property
    def free(self) -> bool:
        """Whether more can be given: as much again as is worked on lies ready."""
        return len(self.under_way) < (2 * self.crew.hands if self.crew.hands > 1 else 1)

    def give(self, given: Given) -> None:
        """Hand over."""
        self.under_way.append((given, self._send(given)))

    def take(self) -> tuple[Given, Made]:
        """What was given first, and what came of it."""
        while True:
            given, future = self.under_way[0]
            try:
                made = future.result()
                break
            except BrokenExecutor:
                self._start_again()
        self.under_way.popleft()
        self.tries = TRIES
        return given, made

    def _send(self, given: Given) -> Future[Made]:
        try:
            return self.executor.submit(self.work, given.bare())
        except BrokenExecutor as error:
            lost: Future[Made] = Future()
            lost.set_exception(error)
            return lost

    def _start_again(self) -> None:
        self.tries -= 1
        if not self.tries:
            raise FileError(Problem("its processes end before their work is done", {}, "--workers"))
        self.crew.dismiss(self.executor)
        self.executor = self.crew.make()
        self.under_way = deque((given, self._send(given)) for given, _lost in self.under_way)
