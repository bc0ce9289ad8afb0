"""From files to the orders in them, without being told what they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from stockmail import registry
from stockmail.errors import N_, FileError, Note, OrderError, Problem
from stockmail.kinds import shown, unknown
from stockmail.readers import formats, objects
from stockmail.readers.found import Found
from stockmail.readers.objects import Piece, Thing
from stockmail.readers.source import Source, opened
from stockmail.readers.sources import Sources
from stockmail.readers.table import Table, heading

if TYPE_CHECKING:
    from stockmail.readers.mapped import Mapped

OWN, MAPPED = "native", "map"
MOST_SHOWN = 12


class Files(NamedTuple):
    """The files of one way to write orders, and the orders in them."""

    form: str
    names: tuple[str, ...]
    encodings: tuple[str, ...]
    orders: Iterator[Found]
    notes: tuple[Note, ...] = ()


def read(sources: Sources, stdin: BinaryIO, called: str = "stdin") -> tuple[Files, ...]:
    """The orders in the files of *sources*, by format.

    Files of one format are read together: an order may lie in two of them. called: what *stdin* is
    to whoever hears of a fault in it. Raises FileError.
    """
    if sources.form is not None:
        known(sources.form)
    own = _mapped(sources.columns) if sources.columns else None
    grouped: dict[str, list[tuple[Source, Any]]] = {}
    for file in sources.files:
        source = opened(file, stdin, sources.encoding, called)
        name, content = _recognised(source, sources.form, own)
        grouped.setdefault(name, []).append((source, content))
    return tuple(_files(name, members, own) for name, members in grouped.items())


def of_source(source: Source) -> tuple[Files, ...]:
    """The orders in one opened source."""
    name, content = _recognised(source, None, None)
    return (_files(name, [(source, content)], None),)


def _mapped(path: Path) -> "Mapped":
    from stockmail.readers import mapped

    return mapped.load(path)


def _files(name: str, members: list[tuple[Source, Any]], own: "Mapped | None") -> Files:
    contents = [content for _source, content in members]
    if own and name == MAPPED:
        found = own.orders(contents)
    else:
        module = module_of(name)
        found = module.orders(contents if module.SHAPE == "table" else chain.from_iterable(contents))
    where = tuple(source.where for source, _content in members)
    encodings = tuple(source.encoding for source, _content in members)
    notes = tuple(note for source, _content in members if source.table for note in source.table.notes)
    return Files(name, where, encodings, found, notes)


def stale(found: Found) -> tuple[Note, ...]:
    """What to say of an order that no mail about missing goods should go out for."""
    shipped, cancelled = N_("the order is marked as shipped"), N_("the order is cancelled already")
    said = {"shipped": shipped, "cancelled": cancelled}
    return (Note(said[found.state]),) if found.state in said else ()


def one(files: Iterable[Files], wanted: str | None) -> Found:
    """The only order in *files*, or the one whose number is *wanted*.

    Raises OrderError where there is none, or more than one and nothing says which.
    """
    return one_of([found for each in files for found in each.orders], wanted)


def one_of(every: list[Found], wanted: str | None) -> Found:
    """The same of orders that are read already."""
    if len(every) == 1:
        return every[0]
    numbers = tuple(str(found.raw.fields.get("id", "")) for found in every)
    hits = [found for found, number in zip(every, numbers, strict=True) if number == wanted]
    if len(hits) == 1:
        return hits[0]
    if not every:
        raise OrderError(Problem("holds no order", {}, "--order"))
    if wanted is not None and not hits:
        bad = unknown(wanted, numbers)
        raise OrderError(Problem(bad.message, bad.values, "--order-id", "", "--order-id"))
    message = N_("{count} orders: say which ({numbers}), or draft for all of them by `stockmail batch`")
    shown = ", ".join(numbers[:MOST_SHOWN]) + (" …" if len(numbers) > MOST_SHOWN else "")
    raise OrderError(Problem(message, {"count": len(every), "numbers": shown}, "--order", "", "--order-id"))


def names(shape: str | None = None) -> tuple[str, ...]:
    """The formats by name; of one shape, ``object`` or ``table``."""
    every = (name.replace("_", "-") for name in registry.names(formats))
    return tuple(name for name in every if shape in {None, module_of(name).SHAPE})


@cache
def module_of(name: str) -> ModuleType:
    """The module of the format called *name*."""
    return registry.load(formats, name.replace("-", "_"))


def title(name: str) -> str:
    """Whose format *name* is, a key of the message catalogue."""
    return N_("a table by your map") if name == MAPPED else str(module_of(name).TITLE)


def known(name: str) -> str:
    """*name*, if there is such a format. Raises OrderError with the nearest."""
    if name not in names():
        bad = unknown(name, names())
        raise OrderError(Problem(bad.message, bad.values, "--from", "", "--from"))
    return name


def fits(name: str, marks: Iterable[str]) -> bool:
    """Whether one of the format's sets of marks is whole in *marks*."""
    return _held(name, marks) > 0


def _held(name: str, marks: Iterable[str]) -> int:
    """How many marks the format's sets that are whole in *marks* have together."""
    held = frozenset(marks)
    return len(frozenset().union(*(whole for whole in _marks(name) if whole <= held)))


@cache
def _marks(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(heading, marks)) for marks in module_of(name).MARKS)


def _recognised(source: Source, form: str | None, own: "Mapped | None") -> tuple[str, Any]:
    """The format of *source*, and what its module reads: a table, or pieces."""
    shape = "object" if source.table is None else "table"
    if form and not (own and source.table) and shape != module_of(form).SHAPE:
        _none(source, form)
    if source.table is not None:
        return _table(source.table, form, is_mapped=own is not None), source.table
    if source.stream is not None:
        first = next(source.stream)
        name = form or _inside(first.thing) or OWN
        return name, _streamed(name, chain((first,), source.stream))
    name, pieces = _pieces(source, form)
    return name, iter(pieces)


def _table(table: Table, form: str | None, *, is_mapped: bool) -> str:
    if is_mapped:
        return MAPPED
    possible = [name for name in names("table") if fits(name, table.names)]
    if form:
        return form
    if possible:  # systems share headings like 注文番号; the one that knows most of them wrote it
        return max(possible, key=lambda name: _held(name, table.names))
    message = N_(
        "is of no system known here (columns: {columns}); `stockmail formats` lists them, --map reads any"
    )
    shown = ", ".join(table.headings[:MOST_SHOWN])
    raise FileError(Problem(message, {"columns": shown}, table.where, "", "--from"))


def _of(thing: Thing) -> str | None:
    """The format of an object."""
    keys = frozenset(heading(str(key)) for key in thing)
    if fits(OWN, keys):  # most of all, and the others need not be loaded for it
        return OWN
    return next((name for name in names("object") if fits(name, keys)), None)


def _inside(value: Any) -> str | None:  # noqa: ANN401
    """The format of the first order in *value*, however it is wrapped."""
    first = next(objects.within(value, lambda thing: _of(thing) is not None, ""), None)
    return _of(first.thing) if first else None


def _streamed(name: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The orders on each line, which may wrap them."""
    if name == OWN:
        return pieces
    return chain.from_iterable(objects.within(piece.thing, _fitting(name), piece.where) for piece in pieces)


def _fitting(name: str) -> Callable[[Thing], bool]:
    return lambda thing: fits(name, (heading(str(key)) for key in thing))


def _pieces(source: Source, form: str | None) -> tuple[str, list[Piece]]:
    """The orders in a whole value, all of the format of the first; the value itself, if none claims it."""
    name = form or _inside(source.value)
    if name:
        found = list(objects.within(source.value, _fitting(name), source.where))
        if found or (form and form != OWN):
            return name, found or _none(source, name)
    if source.xml:
        _none(source, "XML")
    return OWN, _plain(source)


def _none(source: Source, name: str) -> list[Piece]:
    message = N_("holds no order of {form}; `stockmail formats` says how each is recognised")
    raise FileError(Problem(message, {"form": name}, source.where, "", "--from"))


def _plain(source: Source) -> list[Piece]:
    """Objects that no format claims, for the parser to say what is wrong with them."""
    if isinstance(source.value, list):
        things = [(each, f"{source.where}[{number}]") for number, each in enumerate(source.value)]
    else:
        things = [(source.value, source.where)]
    for thing, where in things:
        if not isinstance(thing, Mapping):
            raise FileError(Problem("must be an object in {{…}}, not {got}", {"got": shown(thing)}, where))
    return [Piece(thing, where) for thing, where in things]
