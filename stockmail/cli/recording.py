"""Puts a draft on record once it is delivered; what the log refuses never costs the draft."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from stockmail import settings
from stockmail.cli import talk
from stockmail.entry import Entry
from stockmail.errors import DeliveryError, DoubleError, FileError, Note, OrderError, Problem
from stockmail.model import Shop
from stockmail.outputs import text
from stockmail.readers.sources import Sources
from stockmail.route import Drafted
from stockmail.world import World


class Asked(NamedTuple):
    """What was asked of the log. record: None leaves it to shop.yaml.

    sources: the order's files; given: words of the command line that the next one needs again.
    """

    record: bool | None
    again: bool
    example: bool
    sources: Sources
    given: tuple[str, ...] = ()


@contextmanager
def around(
    asked: Asked, made: Drafted, shop: Shop, own: Path | None, world: World, now: datetime
) -> Iterator[None]:
    """Deliver within. Raises DoubleError before, and after it DeliveryError for what is not recorded."""
    entry = _entry(asked, made, shop, world)
    if entry is None:
        yield
        return
    problems: list[Problem] = []
    path = settings.log(shop, own, world)
    try:
        _refuse_double(entry, path, again=asked.again)
    except FileError as error:
        problems += error.problems
    kept = not problems
    try:
        yield
    except DeliveryError as error:
        problems += error.problems
    if kept:
        try:
            talk.note(world, record(entry, path, now, again=asked.again))
        except FileError as error:
            kept, problems = False, [*problems, *error.problems]
    if problems:
        hint = None if kept else Note("the draft is done, but the case log does not have it")
        raise DeliveryError(*problems, hint=hint)


def refuse_double(asked: Asked, made: Drafted, shop: Shop, own: Path | None, world: World) -> None:
    """Before work goes into a draft. Raises DoubleError; what else the log says can wait."""
    entry = _entry(asked, made, shop, world._replace(stderr=StringIO()))
    if entry:
        with suppress(FileError):
            _refuse_double(entry, settings.log(shop, own, world), again=asked.again)


def put(
    asked: Asked, made: Drafted, shop: Shop, own: Path | None, world: World, now: datetime
) -> tuple[Note, ...]:
    """Record a draft at once; what there is to tell of it. Raises DoubleError, FileError."""
    entry = _entry(asked, made, shop, world)
    if entry is None:
        return ()
    path = settings.log(shop, own, world)
    _refuse_double(entry, path, again=asked.again)
    return record(entry, path, now, again=asked.again)


def record(entry: Entry, path: Path, now: datetime, *, again: bool) -> tuple[Note, ...]:
    """Write one entry; what there is to tell of it. Raises DoubleError."""
    from stockmail.log.book import opened

    with opened(path, make=True) as log:
        done = log.record([entry], now, again=again)[0]
    if done.double:
        raise DoubleError(*done.double)
    word = Note("recorded; when it is sent: stockmail log sent {order}", {"order": shlex.quote(entry.order)})
    return (*done.notes, word)


def _refuse_double(entry: Entry, path: Path, *, again: bool) -> None:
    from stockmail.log import doubles
    from stockmail.log.book import opened

    with opened(path) as log:
        earlier = log.heard(entry)
    if not again and (case := doubles.double(entry, earlier)):
        raise DoubleError(*doubles.refusal(entry, case, earlier))


def _entry(asked: Asked, made: Drafted, shop: Shop, world: World) -> Entry | None:
    """What is to be recorded; None where nothing is, by the wish of the shop or for lack of an order."""
    wanted = shop.record if asked.record is None else asked.record
    if not wanted or (asked.example and asked.record is None):
        return None
    if asked.example:
        raise OrderError(Problem("an example is no case; leave out one of the two", {}, "--record"))
    if not made.entry.order:
        if asked.record:
            raise OrderError(Problem("a case is recorded under its order number", {}, "--record",
                                     "id", "--order-id"))  # fmt: skip
        talk.note(world, [Note("not recorded: the draft has no order number")])
        return None
    files = asked.sources.files
    source = files[0] if len(files) == 1 and files != ("-",) else ""
    kept = text.plain(made.draft) if shop.keep == "text" else ""
    return made.entry._replace(source=source, given=asked.given, text=kept)
