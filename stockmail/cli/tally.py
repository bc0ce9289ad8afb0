"""Counts what comes of a batch and tells it: a bar while it runs, the sums and the faults after it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from stockmail import messages
from stockmail.ask import flag
from stockmail.batch.job import Job, Outcome
from stockmail.batch.one import APART, held
from stockmail.cli import talk
from stockmail.cli.options import COMMON
from stockmail.cli.talk import _
from stockmail.errors import Note, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.model import Ask, Fact
from stockmail.order_fields import FLAGS
from stockmail.readers.orders import Files
from stockmail.world import World

MOST_PRODUCTS = 2000
# The options of draft that batch has too.
OPTIONS = frozenset({*map(flag, Ask._fields), *(FLAGS[path] for path in COMMON)})


class Tally:
    """The sums of one batch. Notes and steps that come again are told once."""

    def __init__(self, world: World, job: Job) -> None:
        self.world = world
        self.job = job
        self.tongue = messages.language(world.environ)
        self.read = 0
        self.apart: Counter[str] = Counter()
        self.drafted: Counter[tuple[str, str]] = Counter()
        self.faults: Counter[str] = Counter()
        self.notes: dict[str, tuple[Note, str]] = {}
        self.noted: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self.before: dict[str, Fact] = {}
        self.after: dict[str, Fact] = {}
        self.products: set[str] = set()

    @property
    def bad(self) -> int:
        """How many orders are set aside."""
        return sum(self.faults.values())

    def files(self, read: Iterable[Files]) -> None:
        """Tell what is read, and what is to be said of a file as a whole."""
        talk.note(self.world, chain.from_iterable(files.notes for files in read))

    def reasons(self, outcome: Outcome) -> str:
        """Why an order is set aside, in one line, without its place."""
        bare = (_known(problem)._replace(where="", sample="") for problem in outcome.problems)
        return "; ".join(messages.say(problem, self.tongue) for problem in bare)

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes, counted as they pass; on a terminal a bar shows how many."""
        if not self.world.stderr.isatty():
            for outcome in outcomes:
                self._count(outcome)
                yield outcome
            return
        from stockmail.cli.bar import bar

        with bar(self.world.stderr) as step:
            for outcome in outcomes:
                self._count(outcome)
                step(self.sums())
                yield outcome

    def _count(self, outcome: Outcome) -> None:
        self.read += 1
        if len(self.products) < MOST_PRODUCTS:
            self.products |= held(outcome.found.raw).keys()
        if outcome.problems:
            self.faults[outcome.problems[0].message] += 1
            self.problems += map(_known, outcome.problems)
        elif outcome.apart:
            self.apart[outcome.apart] += 1
        else:
            self.drafted[outcome.channel, outcome.scenario] += 1
            self.before |= {fact.said["en"]: fact for fact in outcome.before}
            self.after |= {fact.said["en"]: fact for fact in outcome.after}
            for note in outcome.notes:
                self.notes.setdefault(note.message, (note, outcome.id))
                self.noted[note.message] += 1

    def refuse_unknown_products(self, *, strict: bool) -> None:
        """A product that no order holds is likely a slip of the pen.

        strict: nothing else can have held it. Raises OrderError; else it is only told.
        """
        lost = [sku for sku in self.job.short if sku not in self.products]
        if not lost or not self.read or len(self.products) >= MOST_PRODUCTS:
            return
        bads = [unknown(sku, tuple(sorted(self.products))) for sku in lost]
        if strict:
            raise OrderError(*(Problem(bad.message, bad.values, "--short") for bad in bads))
        talk.note(self.world, [Note(bad.message, bad.values) for bad in bads])

    def sums(self) -> str:
        """The counts that always add up."""
        line = _("{read} read = {drafted} drafted + {apart} not concerned + {bad} set aside")
        drafted, apart = sum(self.drafted.values()), sum(self.apart.values())
        return line.format(read=self.read, drafted=drafted, apart=apart, bad=self.bad)

    def tell(self, files: Iterable[Path]) -> None:
        """Everything that is to be said when drafts were written, and where the others are."""
        for message, (note, first) in self.notes.items():
            values = {"note": note, "count": self.noted[message], "order": first}
            talk.note(self.world, [Note("{note} (order {order}; {count} in all)", values)])
        talk.facts(self.world, tuple(self.before.values()), tuple(self.after.values()))
        self.total()
        talk.note(self.world, [Note("set aside: {file}", {"file": str(file)}) for file in files])

    def total(self) -> None:
        """The sums; on a terminal by scenario, channel and reason."""
        if self.world.stderr.isatty():
            self._table()
        self.world.stderr.write(self.sums() + "\n")

    def _table(self) -> None:
        from rich import box
        from rich.console import Console
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for title in (_("Orders"), _("Channel"), _("What came of them")):
            table.add_column(title, justify="right" if title == _("Orders") else "left")
        for (channel, scenario), count in self.drafted.items():
            table.add_row(str(count), channel, _("drafted as {scenario}").format(scenario=scenario))
        for why, count in self.apart.items():
            table.add_row(str(count), "", _(APART[why]), style="dim")
        for message, count in self.faults.items():
            first = next(problem for problem in self.problems if problem.message == message)
            why = messages.say(Note(first.message, first.values), self.tongue)
            table.add_row(str(count), "", _("set aside: {why}").format(why=why), style="red")
        Console(file=self.world.stderr, highlight=False, markup=False).print(table)


def _known(problem: Problem) -> Problem:
    """The problem, naming no option that batch does not have: what one order lacks is mended in its file."""
    return problem if problem.flag in OPTIONS else problem._replace(flag="")
