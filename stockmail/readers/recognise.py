"""Which system wrote a file: the folder of formats, and what each is recognised by."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from stockmail import registry
from stockmail.errors import N_, FileError, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.readers import formats, objects
from stockmail.readers.heading import MOST_TITLES, heading
from stockmail.readers.objects import Thing

if TYPE_CHECKING:
    from stockmail.readers.mapped import Mapped
    from stockmail.readers.table import Table

OWN, MAPPED, GUESSED = "native", "map", "guess"
MOST_SHOWN = 12
# Tables that no module of the folder reads.
TITLES = {MAPPED: N_("a table by your map"), GUESSED: N_("a table, read by its headings")}


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
    return TITLES.get(name) or str(module_of(name).TITLE)


def known(name: str) -> str:
    """*name*, if there is such a format. Raises OrderError with the nearest."""
    if name not in names():
        bad = unknown(name, names())
        raise OrderError(Problem(bad.message, bad.values, "--from", "", "--from"))
    return name


def fits(name: str, marks: Iterable[str]) -> bool:
    """Whether one of the format's sets of marks is whole in *marks*."""
    return held(name, marks) > 0


def held(name: str, marks: Iterable[str]) -> int:
    """How many marks the format's sets that are whole in *marks* have together."""
    given = frozenset(marks)
    return len(frozenset().union(*(whole for whole in _marks(name) if whole <= given)))


@cache
def _marks(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(heading, marks)) for marks in module_of(name).MARKS)


def of_table(table: "Table", form: str | None, own: "Mapped | None") -> tuple[str, "Table"]:
    """The format of *table*, and the table under its own headings. Raises FileError where nobody knows it.

    form, own: the format or the map that was asked for.
    """
    if own:
        return MAPPED, _under(table, own.reads) or table
    if form:
        return form, _under(table, lambda marks: fits(form, marks)) or table
    if found := _under(table, lambda marks: _most(marks) is not None):
        return str(_most(found.names)), found
    from stockmail.readers import guess

    if found := _under(table, guess.reads):
        return GUESSED, found
    message = N_(
        "is of no system known here (columns: {columns}); `stockmail formats` lists them. --map reads any "
        "table: `stockmail orders FILE --to map` writes one to fill in"
    )
    shown = ", ".join(table.headings[:MOST_SHOWN])
    raise FileError(Problem(message, {"columns": shown}, table.where, "", "--from"))


def is_known(table: "Table") -> bool:
    """Whether any format, or the guess, knows *table*."""
    try:
        of_table(table, None, None)
    except FileError:
        return False
    return True


def headed(table: "Table") -> "Table":
    """*table* under its own headings, as far as anybody knows any of them."""
    from stockmail.readers import guess

    heads = (tuple(map(heading, row.plain)) for row in table.rows[:MOST_TITLES])
    known = [len(guess.columns(names)) for names in (table.names, *heads)]
    best = known.index(max(known))
    return table.below(best - 1) if best else table


def _most(marks: tuple[str, ...]) -> str | None:
    """The format that knows most of *marks*: systems share headings like 注文番号."""
    possible = [name for name in names("table") if fits(name, marks)]
    return max(possible, key=lambda name: held(name, marks)) if possible else None


def _under(table: "Table", is_known: Callable[[tuple[str, ...]], bool]) -> "Table | None":
    """The table under the first row of headings that *is_known*; titles may stand before it."""
    if is_known(table.names):
        return table
    heads = (tuple(map(heading, row.plain)) for row in table.rows[:MOST_TITLES])
    at = next((number for number, head in enumerate(heads) if is_known(head)), None)
    return None if at is None else table.below(at)


def of_thing(thing: Thing) -> str | None:
    """The format of an object."""
    keys = frozenset(heading(str(key)) for key in thing)
    if fits(OWN, keys):  # most of all, and the others need not be loaded for it
        return OWN
    possible = [name for name in names("object") if fits(name, keys)]
    return max(possible, key=lambda name: held(name, keys)) if possible else None


def is_foreign(thing: Thing) -> bool:
    """Whether an object that no format claims is no order in the native form either, not even with faults."""
    from stockmail.order import BESIDE, TOP

    return bool(thing) and not any(key in BESIDE for key in thing) and any(key not in TOP for key in thing)


def inside(value: Any) -> str | None:  # noqa: ANN401
    """The format of the first order in *value*, however it is wrapped."""
    first = next(objects.within(value, lambda thing: of_thing(thing) is not None, ""), None)
    return of_thing(first.thing) if first else None


def within(name: str, pieces: Iterable[objects.Piece]) -> Iterator[objects.Piece]:
    """The objects of the format called *name* in each of *pieces*, which may wrap them."""

    def is_one(thing: Thing) -> bool:
        return fits(name, (heading(str(key)) for key in thing))

    for piece in pieces:
        yield from objects.within(piece.thing, is_one, piece.where)
