"""What happens between the options of ``batch`` and its drafts."""

import gc
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from stockmail import outputs, registry, settings
from stockmail.batch import spool, stream
from stockmail.batch.crew import crew
from stockmail.batch.done import Made
from stockmail.batch.job import Job
from stockmail.batch.parts import parts as cut
from stockmail.batch.place import Record
from stockmail.batch.records import Records
from stockmail.batch.seen import Seen
from stockmail.batch.setaside import SetAside
from stockmail.batch.work import drafted
from stockmail.cli import clock, summary, talk
from stockmail.cli.batch_options import Wanted, amounts, job
from stockmail.cli.tally import Tally
from stockmail.errors import DoubleError, Note, OrderError
from stockmail.model import Ask
from stockmail.readers import orders
from stockmail.world import World, real


class Place(Protocol):
    """Where drafts go: they are kept by add, and appear by settle."""

    def add(self, made: Sequence[Made], rows: Iterable[Any]) -> None:
        """Keep drafts, each with its row of the case log."""

    def refuse_taken(self) -> None:
        """Raise OrderError where a draft would go over a file that is there already."""

    def settle(self, record: Record) -> None:
        """Let all of them appear, and record them."""


def serve(wanted: Wanted, ask: Ask) -> int:
    """Draft for all orders concerned, tell what came of them; the exit code."""
    world = real()
    gc.enable()  # the door turned it off for runs that are over at once
    asked = job(wanted, ask, world)
    records = _records(wanted, asked, world)
    if wanted.resume and wanted.folder and spool.unfinished(wanted.folder):
        return _resume(wanted.folder, records, world)
    read = orders.read(wanted.sources, world.stdin)
    talk.note(world, (note for files in read for note in files.notes))
    tally = Tally(asked.short)
    apart = SetAside(lambda fault: summary.reasons(fault, world))
    left = {sku: count or 0 for sku, count in amounts(wanted.stock, "--stock").items()}
    hands = crew(wanted.workers, wanted.dask)
    parts = drafted(cut(read, hands.size), asked, hands, left)
    with Seen() as seen, records, _place(wanted, asked, world) as place:
        once = ((part, records.once(seen.once(done))) for part, done in parts)
        for part, done in summary.watch(once, tally, world):
            if wanted.keep_going:
                apart.add(part, done.faults)
            place.add(done.made, records.rows(done.made))
        if tally.bad and not wanted.keep_going:
            summary.total(tally, world)
            raise (DoubleError if tally.bad == records.doubles else OrderError)(*tally.problems)
        alone = "-" not in wanted.sources.files  # one of many pipes may see no such order
        summary.refuse_unknown_products(asked.short, tally, world, strict=alone)
        place.refuse_taken()
        # Before the first draft appears: what is interrupted from here on loses nobody.
        aside = apart.write(_beside(wanted))
        place.settle(records.write)
    summary.tell(tally, aside, world)
    return 1 if tally.bad else 0


def _records(wanted: Wanted, asked: Job, world: World) -> Records:
    """The case log, where the options or the shop want it."""
    path = settings.log(asked.shop, asked.own, world) if asked.record else None
    return Records(path, clock.now(wanted.today, world, asked.shop), again=wanted.again)


def _resume(folder: Path, records: Records, world: World) -> int:
    values = {"count": spool.resume(folder, records.write), "folder": str(folder)}
    talk.note(world, [Note("the interrupted batch is finished: {count} drafts are in {folder}", values)])
    return 0


def _place(wanted: Wanted, asked: Job, world: World) -> AbstractContextManager[Place]:
    if wanted.folder:
        suffix = registry.load(outputs, asked.to).SUFFIX
        return spool.Folder(wanted.folder, suffix, force=wanted.force)
    if wanted.output:
        return stream.File(wanted.output, force=wanted.force)
    return stream.Output(world.stdout, at_once=wanted.keep_going)


def _beside(wanted: Wanted) -> Path:
    """Where set-aside files go."""
    return wanted.folder or (wanted.output.parent if wanted.output else Path())
