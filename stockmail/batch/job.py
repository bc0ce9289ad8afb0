"""What is wanted of every order of a batch, and what came of one."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.entry import Entry
from stockmail.errors import Note, Problem
from stockmail.model import Ask, Fact, Shop
from stockmail.readers.found import Found


class Filter(NamedTuple):
    """Which orders count: ordered from *since* to *until*, on one of *channels*, in one of *states*."""

    since: date | None = None
    until: date | None = None
    channels: tuple[str, ...] = ()
    states: tuple[str, ...] = ("open",)


class Job(NamedTuple):
    """One for all orders. given: order facts by option, JSON path → value.

    short: SKU → pieces that each order lacks, None for all it has; own, cache: the folders of the
    shop's texts and of what can be made again; to, html, charset: how a draft goes out (outputs/);
    partly: let an order that holds more become ``partial``; source: the file that all orders are in; words:
    of the command line, those that the next draft for one of them needs again; files: each draft becomes
    a file, named after its order, and after its customer too unless *private*; record: what it says goes
    into the case log.
    """

    scenario: str
    ask: Ask
    shop: Shop
    today: date
    own: Path | None = None
    cache: Path | None = None
    given: Mapping[str, Any] = MappingProxyType({})
    short: Mapping[str, int | None] = MappingProxyType({})
    filter: Filter = Filter()
    medium: str | None = None
    to: str = "text"
    html: bool = False
    charset: str = "utf-8"
    partly: bool = True
    source: str = ""
    words: tuple[str, ...] = ()
    files: bool = False
    private: bool = False
    record: bool = False


class Task(NamedTuple):
    """One order, and the pieces of each SKU that it gets from what is left."""

    found: Found
    left: Mapping[str, int] = MappingProxyType({})


class Outcome(NamedTuple):
    """What came of one order.

    where: the place it stands at; file: how its draft's file is called, without an ending; products:
    what it holds; apart: why it is not concerned, a key of APART; problems: why it is set aside; else
    it is drafted: scenario, data, notes, steps and, for the case log, the entry are there.
    """

    id: str = ""
    channel: str = ""
    where: str = ""
    file: str = ""
    products: Collection[str] = ()
    apart: str = ""
    problems: tuple[Problem, ...] = ()
    scenario: str = ""
    data: bytes = b""
    notes: tuple[Note, ...] = ()
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()
    entry: Entry | None = None
