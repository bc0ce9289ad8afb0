"""Tells what comes of a batch: a bar while it runs, then notes, steps and sums."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from stockmail import messages
from stockmail.batch.done import Done, Fault
from stockmail.batch.one import APART
from stockmail.batch.parts import Part
from stockmail.cli import talk
from stockmail.cli.talk import _
from stockmail.cli.tally import MOST_PRODUCTS, Again, Tally, known
from stockmail.errors import N_, Note, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.model import Fact
from stockmail.world import World


def watch(parts: Iterable[tuple[Part, Done]], tally: Tally, world: World) -> Iterator[tuple[Part, Done]]:
    """The parts with what came of them, counted as they pass; on a terminal a bar shows how many."""
    if not world.stderr.isatty():
        for part, done in parts:
            tally.add(done)
            yield part, done
        return
    from stockmail.cli.bar import bar

    with bar(world.stderr) as step:
        for part, done in parts:
            tally.add(done)
            step(done.read, tally.sums())
            yield part, done


def reasons(fault: Fault, world: World) -> str:
    """Why an order is set aside, in one line, without its place."""
    tongue = messages.language(world.environ)
    bare = (known(problem)._replace(where="", sample="") for problem in fault.problems)
    return "; ".join(messages.say(problem, tongue) for problem in bare)


def refuse_unknown_products(short: Mapping[str, object], tally: Tally, world: World, *, strict: bool) -> None:
    """A product that no order holds is likely a slip of the pen.

    strict: nothing else can have held it. Raises OrderError; else it is only told.
    """
    lost = [sku for sku in short if sku in tally.unseen]
    if not lost or not tally.read or len(tally.products) >= MOST_PRODUCTS:
        return
    bads = [unknown(sku, tuple(sorted(tally.products))) for sku in lost]
    if strict:
        raise OrderError(*(Problem(bad.message, bad.values, "--short") for bad in bads))
    talk.note(world, [Note(bad.message, bad.values) for bad in bads])


def tell(tally: Tally, files: Iterable[Path], world: World) -> None:
    """Everything that is to be said when drafts were written, and where the others are."""
    for noted in tally.notes.told.values():
        values = {"note": noted.thing, "count": noted.count, "order": noted.orders[0]}
        one, many = N_("{note} (order {order})"), N_("{note} (order {order}; {count} in all)")
        said = one if noted.count == 1 else many
        talk.note(world, [Note(said, values)])
    whom = {**_of_some(tally.before, tally), **_of_some(tally.after, tally)}
    before, after = (each.things() for each in (tally.before, tally.after))
    talk.facts(world, before, after, whom)
    total(tally, world)
    talk.note(world, [Note("set aside: {file}", {"file": str(file)}) for file in files])


def _of_some(steps: Again[Fact], tally: Tally) -> dict[str, str]:
    """Which orders a step is for, where it is not for all."""
    every = tally.drafted.total()
    return {str(key): told.whom() for key, told in steps.told.items() if told.count < every}


def total(tally: Tally, world: World) -> None:
    """The sums; on a terminal by scenario, channel and reason."""
    if world.stderr.isatty():
        _table(tally, world)
    talk.tell(world, tally.sums())


def _table(tally: Tally, world: World) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    tongue = messages.language(world.environ)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(_("Orders"), justify="right")
    table.add_column(_("Channel"))
    table.add_column(_("What came of them"))
    for (channel, scenario), count in tally.drafted.items():
        table.add_row(str(count), channel, _("drafted as {scenario}").format(scenario=scenario))
    for why, count in tally.apart.items():
        table.add_row(str(count), "", _(APART[why]), style="dim")
    for fault in tally.faults.told.values():
        said = messages.say(fault.thing, tongue)
        table.add_row(str(fault.count), "", _("set aside: {why}").format(why=said), style="red")
    Console(file=world.stderr, highlight=False, markup=False).print(table)
