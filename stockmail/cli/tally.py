"""Counts what comes of a batch: what comes again is kept once, with how often and for which orders."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

from stockmail.ask import flag
from stockmail.batch.done import Done, Fault, Kind, words
from stockmail.cli.options import COMMON
from stockmail.cli.talk import _
from stockmail.errors import Note, Problem
from stockmail.model import Ask, Fact
from stockmail.order_fields import FLAGS

MOST_PRODUCTS = 2000
MOST_NAMED = 8
MOST_WORDINGS = 4
# The options of draft that batch has too.
OPTIONS = frozenset({*map(flag, Ask._fields), *(FLAGS[path] for path in COMMON)})

T = TypeVar("T")


class Told(Generic[T]):
    """A thing that came again: how often, and the first orders it came for."""

    __slots__ = ("count", "orders", "thing")

    def __init__(self, thing: T) -> None:
        self.thing = thing
        self.count = 0
        self.orders: list[str] = []

    def add(self, order: str) -> None:
        """Once more, for *order*."""
        self.count += 1
        if len(self.orders) < MOST_NAMED:
            self.orders.append(order)

    def whom(self) -> str:
        """The orders by number; the first of them, where they are many."""
        return ", ".join(self.orders) + (" …" if self.count > MOST_NAMED else "")


class Again(Generic[T]):
    """Things that come again, by what makes them the same; the first of each stands for all."""

    def __init__(self) -> None:
        self.told: dict[Hashable, Told[T]] = {}

    def of(self, key: Hashable, thing: T) -> Told[T]:
        """Where *thing* is counted."""
        return self.told.setdefault(key, Told(thing))

    def things(self) -> tuple[T, ...]:
        """The first of each."""
        return tuple(told.thing for told in self.told.values())

    def total(self) -> int:
        """How often any came."""
        return sum(told.count for told in self.told.values())


class Tally:
    """The sums of one batch; read is always drafted + apart + bad.

    products: what the orders hold, gathered until each of *short* was among it.
    """

    def __init__(self, short: Iterable[str] = ()) -> None:
        self.read = 0
        self.apart: Counter[str] = Counter()
        self.drafted: Counter[tuple[str, str]] = Counter()
        self.faults: Again[Problem] = Again()
        self.notes: Again[Note] = Again()
        self.wordings: dict[str, set[Hashable]] = {}
        self.before: Again[Fact] = Again()
        self.after: Again[Fact] = Again()
        self.problems: list[Problem] = []
        self.products: set[str] = set()
        self.unseen = set(short)

    @property
    def bad(self) -> int:
        """How many orders are set aside."""
        return self.faults.total()

    def add(self, done: Done) -> None:
        """Count what came of one part."""
        self.read += done.read
        if self.unseen and len(self.products) < MOST_PRODUCTS:
            self.products |= done.products
            self.unseen -= self.products
        self.apart.update(done.apart)
        for fault in done.faults:
            self._set_aside(fault)
        told: dict[int, list[Told[Any]]] = {}
        for made in done.made:
            if made.kind not in told:
                told[made.kind] = self._told(done.kinds[made.kind])
            for each in told[made.kind]:
                each.add(made.id)
        for number, count in Counter(made.kind for made in done.made).items():
            kind = done.kinds[number]
            self.drafted[kind.channel, kind.scenario] += count

    def _set_aside(self, fault: Fault) -> None:
        problems = tuple(map(known, fault.problems))
        self.problems += problems
        first = problems[0]._replace(path=re.sub(r"\[\d+\]", "[]", problems[0].path), where="", sample="")
        self.faults.of((first.message, first.path), first).add(fault.id)

    def _told(self, kind: Kind) -> list[Told[Any]]:
        """Where everything that is told of a draft of this kind is counted."""
        return [
            *(self.before.of(fact.said["en"], fact) for fact in kind.before),
            *(self.after.of(fact.said["en"], fact) for fact in kind.after),
            *(self.notes.of(self._key(note), note) for note in kind.notes),
        ]

    def _key(self, note: Note) -> Hashable:
        """What makes notes the same: their words, as long as few are said in different ones."""
        said = self.wordings.setdefault(note.message, set())
        what = words(note)
        if what not in said and len(said) == MOST_WORDINGS:
            return note.message
        said.add(what)
        return what

    def sums(self) -> str:
        """The counts that always add up."""
        line = _("{read} read = {drafted} drafted + {apart} not concerned + {bad} set aside")
        drafted, apart = self.drafted.total(), self.apart.total()
        return line.format(read=self.read, drafted=drafted, apart=apart, bad=self.bad)


def known(problem: Problem) -> Problem:
    """The problem, naming no option that batch does not have: what one order lacks is mended in its file."""
    return problem if problem.flag in OPTIONS else problem._replace(flag="")
