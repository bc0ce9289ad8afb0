"""Counts what comes of a batch: what comes again is kept once, with how often and for which orders."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from stockmail.ask import flag
from stockmail.batch.job import Outcome
from stockmail.batch.one import held
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


class Again(Generic[T]):
    """Things that come again, by what makes them the same: the first, how often, the first orders."""

    def __init__(self) -> None:
        self.first: dict[Hashable, T] = {}
        self.count: Counter[Hashable] = Counter()
        self.orders: dict[Hashable, list[str]] = {}

    def add(self, key: Hashable, thing: T, order: str) -> None:
        """One more, for *order*."""
        self.first.setdefault(key, thing)
        self.count[key] += 1
        if len(orders := self.orders.setdefault(key, [])) < MOST_NAMED:
            orders.append(order)

    def whom(self, key: Hashable) -> str:
        """The orders by number; the first of them, where they are many."""
        return ", ".join(self.orders[key]) + (" …" if self.count[key] > MOST_NAMED else "")


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
        return self.faults.count.total()

    def add(self, outcome: Outcome) -> None:
        """Count what came of one order."""
        self.read += 1
        if self.unseen and len(self.products) < MOST_PRODUCTS:
            self.products |= held(outcome.found.raw).keys()
            self.unseen -= self.products
        if outcome.problems:
            self._set_aside(outcome)
        elif outcome.apart:
            self.apart[outcome.apart] += 1
        else:
            self._drafted(outcome)

    def _set_aside(self, outcome: Outcome) -> None:
        problems = tuple(map(known, outcome.problems))
        self.problems += problems
        first = problems[0]._replace(path=re.sub(r"\[\d+\]", "[]", problems[0].path), where="", sample="")
        self.faults.add((first.message, first.path), first, outcome.id)

    def _drafted(self, outcome: Outcome) -> None:
        self.drafted[outcome.channel, outcome.scenario] += 1
        for kept, facts in ((self.before, outcome.before), (self.after, outcome.after)):
            for fact in facts:
                kept.add(fact.said["en"], fact, outcome.id)
        for note in outcome.notes:
            self.notes.add(self._key(note), note, outcome.id)

    def _key(self, note: Note) -> Hashable:
        """What makes notes the same: their words, as long as few are said in different ones."""
        words = (note.message, tuple(map(str, note.values.values())))
        said = self.wordings.setdefault(note.message, set())
        if words not in said and len(said) == MOST_WORDINGS:
            return note.message
        said.add(words)
        return words

    def sums(self) -> str:
        """The counts that always add up."""
        line = _("{read} read = {drafted} drafted + {apart} not concerned + {bad} set aside")
        drafted, apart = self.drafted.total(), self.apart.total()
        return line.format(read=self.read, drafted=drafted, apart=apart, bad=self.bad)


def known(problem: Problem) -> Problem:
    """The problem, naming no option that batch does not have: what one order lacks is mended in its file."""
    return problem if problem.flag in OPTIONS else problem._replace(flag="")
