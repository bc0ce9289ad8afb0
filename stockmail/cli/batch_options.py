"""The options of ``batch``, understood: what is wanted of every order."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import settings
from stockmail.batch.desk import library
from stockmail.batch.job import Filter, Job
from stockmail.cli import clock, shell, ways_out
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import Bad, day, unknown
from stockmail.model import Ask, Shop
from stockmail.order_fields import STATES
from stockmail.outputs import Style
from stockmail.readers.alternative import alternative
from stockmail.readers.sources import Sources
from stockmail.scenario import find
from stockmail.world import World

# A stream of drafts needs a form that says where each begins.
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
    html: bool
    charset: str
    keep_going: bool
    resume: bool
    force: bool
    private: bool
    record: bool | None
    again: bool
    workers: int
    dask: str | None
    given: Mapping[str, Any]
    medium: str | None
    shop: Path | None
    today: str | None


def job(wanted: Wanted, ask: Ask, world: World) -> Job:
    """The options as one job. Raises OrderError with what cannot be."""
    shop, own = settings.shop(wanted.shop, world)
    find(library(own, world.cache).scenarios, wanted.scenario)
    short = {**amounts(ask.short, "--short"), **dict.fromkeys(amounts(wanted.stock, "--stock"))}
    return Job(
        scenario=wanted.scenario,
        ask=ask._replace(short=(), alternative=alternative(ask.alternative)),
        shop=shop,
        today=clock.today(wanted.today, world, shop),
        own=own,
        cache=world.cache,
        given=wanted.given,
        short=short,
        filter=_filter(wanted.filters),
        medium=wanted.medium,
        to=_form(wanted, shop),
        html=wanted.html,
        charset=wanted.charset.lower(),
        partly=not wanted.whole,
        source=_only(wanted.sources.files),
        words=shell.again(wanted.sources, wanted.given),
        files=wanted.folder is not None,
        private=wanted.private,
        record=shop.record if wanted.record is None else wanted.record,
    )


def _only(files: tuple[str, ...]) -> str:
    """The one file that a later command can read the order from again."""
    return files[0] if len(files) == 1 and files != ("-",) else ""


def _form(wanted: Wanted, shop: Shop) -> str:
    """The form of output, one that goes into a stream where there is no folder."""
    form = wanted.to or ("text" if wanted.folder else "jsonl")
    ways_out.chosen(form, Style(wanted.html, wanted.charset), None, shop)
    if wanted.folder and wanted.output:
        raise OrderError(Problem("goes with --to jsonl or mbox; --out has a file for each order", {}, "-o"))
    if not wanted.folder and form not in STREAMS:
        message = N_("{form} needs --out DIR; one stream takes: {all}")
        values = {"form": form, "all": ", ".join(STREAMS)}
        raise OrderError(Problem(message, values, "--to", "", "--out"))
    return form


def amounts(texts: Iterable[str], option: str) -> dict[str, int | None]:
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
