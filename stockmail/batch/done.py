"""What came of one part of a batch, small enough to travel: what many drafts share is said once."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from stockmail.batch.job import Outcome
from stockmail.entry import Entry
from stockmail.errors import FileError, Note, Problem
from stockmail.model import Fact


class Kind(NamedTuple):
    """What there is to tell of a draft beside its text: the same for most orders of a batch."""

    channel: str
    scenario: str
    notes: tuple[Note, ...] = ()
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()


class Made(NamedTuple):
    """One draft. at: which order of the part it is for; kind: which of the part's kinds it is of.

    id, where, file, entry: as in the order's outcome.
    """

    at: int
    id: str
    where: str
    file: str
    kind: int
    data: bytes
    entry: Entry | None = None


class Fault(NamedTuple):
    """One order that is set aside, and why. at: which one of the part it is."""

    at: int
    id: str
    problems: tuple[Problem, ...]


class Done(NamedTuple):
    """What came of the orders that were *read*, in their order. apart: those not concerned, by reason.

    products: what the orders hold, gathered until everything that is short was among it; broken: what is
    wrong with the file behind them.
    """

    read: int
    made: tuple[Made, ...] = ()
    kinds: tuple[Kind, ...] = ()
    faults: tuple[Fault, ...] = ()
    apart: Mapping[str, int] = MappingProxyType({})
    products: frozenset[str] = frozenset()
    broken: FileError | None = None

    def without(self, faults: Iterable[Fault]) -> "Done":
        """The same, with those orders set aside that were drafted for."""
        late = {fault.at: fault for fault in faults}
        if not late:
            return self
        kept = tuple(made for made in self.made if made.at not in late)
        every = sorted((*self.faults, *late.values()), key=lambda fault: fault.at)
        return self._replace(made=kept, faults=tuple(every))


def done(outcomes: Iterable[Outcome], short: Iterable[str]) -> Done:
    """What the *outcomes* of the orders of one part come to. short: the products that are missing."""
    made: list[Made] = []
    kinds: dict[Hashable, tuple[int, Kind]] = {}
    faults: list[Fault] = []
    apart: Counter[str] = Counter()
    products: set[str] = set()
    unseen, at = set(short), -1
    feed = _Whole(outcomes)
    for at, come in enumerate(feed):
        if unseen:
            products.update(come.products)
            unseen -= products
        if come.problems:
            faults.append(Fault(at, come.id, come.problems))
        elif come.apart:
            apart[come.apart] += 1
        else:
            kind = Kind(come.channel, come.scenario, come.notes, come.before, come.after)
            number, _kind = kinds.setdefault(_same(kind), (len(kinds), kind))
            made.append(Made(at, come.id, come.where, come.file, number, come.data, come.entry))
    told = tuple(kind for _number, kind in kinds.values())
    return Done(at + 1, tuple(made), told, tuple(faults), dict(apart), frozenset(products), feed.broken)


class _Whole:
    """Outcomes, as far as the file of their orders can be read."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self.outcomes = outcomes
        self.broken: FileError | None = None

    def __iter__(self) -> Iterator[Outcome]:
        """Those before the fault, if there is one."""
        try:
            yield from self.outcomes
        except FileError as error:
            self.broken = error


def words(note: Note) -> Hashable:
    """What makes notes the same: what they say."""
    return note.message, tuple(map(str, note.values.values()))


def _same(kind: Kind) -> Hashable:
    """What makes kinds the same. A channel's facts are the same objects for each of its orders."""
    facts = (*map(id, kind.before), None, *map(id, kind.after))
    return kind.channel, kind.scenario, facts, tuple(map(words, kind.notes))
