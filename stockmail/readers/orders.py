"""From files to the orders in them, without being told what they are."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from stockmail.errors import N_, FileError, Note, OrderError, Problem
from stockmail.kinds import shown, unknown
from stockmail.readers import recognise
from stockmail.readers.found import Found
from stockmail.readers.objects import Piece
from stockmail.readers.recognise import GUESSED, MAPPED, MOST_SHOWN, OWN, known, module_of
from stockmail.readers.source import Source, Stream, opened, pieces
from stockmail.readers.sources import Sources

if TYPE_CHECKING:
    from stockmail.readers.mapped import Mapped


class Files(NamedTuple):
    """The files of one way to write orders, and the orders in them.

    streams: where all of them are native JSON lines: then either they or *orders* are read.
    """

    form: str
    names: tuple[str, ...]
    encodings: tuple[str, ...]
    orders: Iterator[Found]
    notes: tuple[Note, ...] = ()
    streams: tuple[Stream, ...] = ()


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
    where = tuple(source.where for source, _content in members)
    encodings = tuple(source.encoding for source, _content in members)
    notes = [note for source, content in members if source.table for note in content.notes]
    if own and name == MAPPED:
        found = own.orders(contents)
    elif name == GUESSED:
        from stockmail.readers import guess

        found = chain.from_iterable(map(guess.orders, contents))
        notes += [note for table in contents for note in guess.told(table)]
    else:
        module = module_of(name)
        found = module.orders(contents if module.SHAPE == "table" else chain.from_iterable(contents))
    streams = tuple(content for content in contents if isinstance(content, Stream))
    whole = len(streams) == len(contents)
    return Files(name, where, encodings, found, tuple(notes), streams if whole else ())


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


def _recognised(source: Source, form: str | None, own: "Mapped | None") -> tuple[str, Any]:
    """The format of *source*, and what its module reads: a table, or pieces."""
    shape = "object" if source.table is None else "table"
    if form and not (own and source.table) and shape != module_of(form).SHAPE:
        _none(source, form)
    if source.table is not None:
        return recognise.of_table(source.table, form, own)
    if source.stream is not None:
        stream = source.stream
        line = next(stream.lines)
        (first,) = pieces((line,), stream.where)
        stream.lines = chain((line,), stream.lines)
        name = form or recognise.inside(first.thing) or OWN
        return name, stream if name == OWN else recognise.within(name, stream)
    name, found = _pieces(source, form)
    return name, iter(found)


def _pieces(source: Source, form: str | None) -> tuple[str, list[Piece]]:
    """The orders in a whole value, all of the format of the first; the value itself, if none claims it."""
    name = form or recognise.inside(source.value)
    if name:
        found = list(recognise.within(name, [Piece(source.value, source.where)]))
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
        if recognise.is_foreign(thing):
            message = N_(
                "is of no system known here (keys: {keys}); `stockmail formats` lists them, and "
                "`stockmail schema` shows the form that anything can be turned to"
            )
            keys = ", ".join(list(map(str, thing))[:MOST_SHOWN])
            raise FileError(Problem(message, {"keys": keys}, where, "", "--from"))
    return [Piece(thing, where) for thing, where in things]
