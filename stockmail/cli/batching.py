"""What happens between the options of ``batch`` and its drafts."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import messages, outputs, registry, settings
from stockmail.batch import spool, stream
from stockmail.batch.crew import crew, outcomes
from stockmail.batch.filenames import safe
from stockmail.batch.job import Filter, Job, Outcome, Task
from stockmail.batch.one import library
from stockmail.batch.setaside import SetAside
from stockmail.batch.stock import share
from stockmail.cli import clock, talk
from stockmail.cli.tally import Tally
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import Bad, day, unknown
from stockmail.model import Ask
from stockmail.order_fields import STATES
from stockmail.readers import orders
from stockmail.readers.alternative import alternative
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources
from stockmail.scenario import find
from stockmail.world import World, real

STREAMS = ("jsonl", "mbox")
FILTERS = ("since", "until", "channel", "state")


class Wanted(NamedTuple):
    """The options of ``batch`` that are no decisions."""

    sources: Sources
    scenario: str
    stock: tuple[str, ...]
    filters: tuple[str, ...]
    whole: bool
    folder: Path | None
    output: Path | None
    to: str | None
    keep_going: bool
    resume: bool
    force: bool
    private: bool
    workers: int
    dask: str | None
    given: Mapping[str, Any]
    medium: str | None
    shop: Path | None
    today: str | None


def serve(wanted: Wanted, ask: Ask) -> int:
    """Draft for all orders concerned, tell what came of them; the exit code."""
    world = real()
    gc.enable()
    if wanted.resume and wanted.folder and spool.unfinished(wanted.folder):
        count = spool.resume(wanted.folder)
        talk.say(world, N_("{count} drafts are in {folder}: the interrupted batch is finished"),
                 count=count, folder=wanted.folder)  # fmt: skip
        return 0
    job = _job(wanted, ask, world)
    read = orders.read(wanted.sources, world.stdin)
    tally = Tally(world, job)
    tally.files(read)
    tasks = _tasks(read, _amounts(wanted.stock, "--stock"), job)
    apart = SetAside(tally.reasons)
    with _place(wanted, job, world) as place:
        for outcome in tally.watch(outcomes(tasks, job, crew(wanted.workers, wanted.dask))):
            if outcome.problems:
                apart.add(outcome)
            elif not outcome.apart:
                place.add(safe(outcome.id, "" if wanted.private else outcome.name), outcome.data)
        tally.refuse_unknown_products(strict="-" not in wanted.sources.files)
        if tally.bad and not wanted.keep_going:
            raise OrderError(*tally.problems)
        place.settle()
    tally.tell(apart.write(wanted.folder or (wanted.output or Path()).parent) if tally.bad else [])
    return 1 if tally.bad else 0


def _job(wanted: Wanted, ask: Ask, world: World) -> Job:
    shop, own = settings.shop(wanted.shop, world)
    find(library(own, world.cache).scenarios, wanted.scenario)
    short = {**_amounts(ask.short, "--short"), **dict.fromkeys(_amounts(wanted.stock, "--stock"))}
    return Job(
        scenario=wanted.scenario,
        ask=ask._replace(short=(), alternative=alternative(ask.alternative)),
        shop=shop,
        today=clock.today(wanted.today, world),
        own=own,
        cache=world.cache,
        given=wanted.given,
        short=short,
        filter=_filter(wanted.filters),
        medium=wanted.medium,
        to=_form(wanted),
        partly=not wanted.whole,
    )


def _form(wanted: Wanted) -> str:
    """The form of output; a stream of drafts needs one that says where each begins."""
    one_each = wanted.folder is not None
    form = wanted.to or ("text" if one_each else "jsonl")
    forms = registry.names(outputs) if one_each else STREAMS
    if form not in forms:
        bad = unknown(form, forms)
        raise OrderError(Problem(bad.message, bad.values, "--to", "", "" if one_each else "--out"))
    if one_each and wanted.output:
        raise OrderError(Problem("goes with --to jsonl or mbox; --out has a file for each order", {}, "-o"))
    return form


def _amounts(texts: Iterable[str], option: str) -> dict[str, int | None]:
    """``SKU`` and ``SKU=N`` as SKU → N, None without one. Raises OrderError."""
    found: dict[str, int | None] = {}
    for text in texts:
        sku, equals, count = text.rpartition("=")
        if (equals or option == "--stock") and not count.isdecimal():
            message = N_("must be SKU=N with a whole number, not {got}")
            raise OrderError(Problem(message, {"got": text[:40]}, option))
        found[sku if equals else text] = int(count) if equals else None
    return found


def _filter(texts: Iterable[str]) -> Filter:
    """``KEY=VALUE`` texts as one filter. Raises OrderError with all that is wrong."""
    made, problems = Filter(), []
    for text in texts:
        key, _equals, value = text.partition("=")
        try:
            made = _filtered(made, key, value)
        except Bad as bad:
            problems.append(Problem(bad.message, bad.values, "--filter", key if key in FILTERS else ""))
    if problems:
        raise OrderError(*problems)
    return made


def _filtered(made: Filter, key: str, value: str) -> Filter:
    if key not in FILTERS:
        raise unknown(key, FILTERS)
    if key == "channel":
        return made._replace(channels=(*made.channels, value))
    if key == "state":
        if value not in {*STATES, "any"}:
            raise unknown(value, (*STATES, "any"))
        return made._replace(states=STATES if value == "any" else (value,))
    return made._replace(since=day(value)) if key == "since" else made._replace(until=day(value))


def _tasks(read: Iterable[orders.Files], stock: Mapping[str, int | None], job: Job) -> Iterable[Task]:
    """Every order; with --stock all are read before the first is drafted, to see who was first."""
    every = (found for files in read for found in files.orders)
    if stock:
        return share(list(every), {sku: count or 0 for sku, count in stock.items()}, job)
    return map(Task, every)


def _place(wanted: Wanted, world: World, job: Job) -> "Place":
    if wanted.folder:
        suffix = registry.load(outputs, job.to).SUFFIX
        return spool.Folder(wanted.folder, suffix, force=wanted.force)
    if wanted.output:
        return stream.File(wanted.output, force=wanted.force)
    return stream.Output(world.stdout, at_once=wanted.keep_going)
