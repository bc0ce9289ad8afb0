"""Texts that are rendered once for all briefs of one form, and filled for each.

Briefs have one form when they differ in nothing but free texts: names, numbers, days, sums. The
shipped templates say these, and ask no more of them than whether they are there; so a form is
rendered once, with marks in their places. Where a template looks into a text, its mark refuses, and
briefs of that form are rendered one by one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple, NoReturn, Protocol

from stockmail.brief import AlternativeSaid, Brief, Item, OrderSaid, Refund, Reply, Restock, To

Getter = Callable[[Any], tuple[Any, ...]]
FREE: Mapping[type, tuple[str, ...]] = {
    Brief: ("new_total", "update", "new_date", "today", "callback", "shipping_back", "note", "point", "done"),
    To: ("person", "company"),
    OrderSaid: ("id", "date", "paid_on", "charged", "needed_by"),
    Item: ("name", "product", "variant", "pieces", "ordered", "others"),
    Restock: ("text", "ships", "update"),
    AlternativeSaid: ("price", "difference"),
    Refund: ("amount", "date", "points", "coupon"),
    Reply: ("by",),
}
# English looks into these, to say "in early December" and "2 of 3 pieces".
SEEN = frozenset({"text", "pieces", "ordered"})
SIMPLE = frozenset({str, bool, type(None)})
MOST = 512
# Data cannot hold this character (kinds.forbidden).
MARK = "\x02"


class Mark:
    """Stands for a text that is not empty; it can be said, and nothing else."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __str__(self) -> str:
        """What stands in the rendered form."""
        return f"{MARK}{self.number}{MARK}"

    def __eq__(self, other: object) -> NoReturn:
        """Whether it is like another depends on the text that it stands for."""
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


class Form(NamedTuple):
    """A rendered form: every second piece is a mark. numbers: of the free texts in their places.

    spaced: a template has set the spaces of a text anew, so that single ones are taken for granted.
    """

    pieces: list[str]
    numbers: tuple[int, ...]
    spaced: bool

    def fill(self, texts: list[str]) -> str | None:
        """The text with *texts* in it; None where it would not be what a template makes of them."""
        tidy = [" ".join(text.split()) for text in texts] if self.spaced else list(map(str.strip, texts))
        if texts != tidy:
            return None
        filled = self.pieces.copy()
        filled[1::2] = [texts[number] for number in self.numbers]
        return "".join(filled)


class Places(NamedTuple):
    """Where the free texts of one kind of fact stand, and how those and the rest are got at."""

    free: tuple[int, ...]
    rest: tuple[int, ...]
    texts: Getter
    others: Getter


def _places(without: frozenset[str]) -> dict[type, Places]:
    found = {}
    for made, names in FREE.items():
        fields: tuple[str, ...] = made._fields  # type: ignore[attr-defined]
        free = tuple(at for at, name in enumerate(fields) if name in names and name not in without)
        rest = tuple(at for at in range(len(fields)) if at not in free)
        found[made] = Places(free, rest, _getter(free), _getter(rest))
    return found


def _getter(places: tuple[int, ...]) -> Getter:
    if len(places) < 2:  # noqa: PLR2004 - of one place alone, itemgetter gives no tuple
        return lambda value: tuple(value[at] for at in places)
    return itemgetter(*places)


# All free texts are marked; where that does not do, all but those that a template may look into.
LEVELS = (_places(frozenset()), _places(SEEN))


class Shelf(Protocol):
    """Where forms are kept between runs."""

    def fetch(self, key: object) -> Form | None:
        """The form kept for *key*; None where there can be none. Raises LookupError."""

    def keep(self, key: object, form: Form | None) -> None:
        """Keep it, or that there can be none."""


class Forms:
    """The forms met so far. render: makes a text with marks of a brief with marks."""

    def __init__(self, render: Callable[[Brief], tuple[str, bool]], shelf: Shelf | None = None) -> None:
        self.render = render
        self.shelf = shelf
        self._known: dict[object, Form | None] = {}

    def fill(self, brief: Brief) -> str | None:
        """The text of *brief*; None where it must be rendered by itself."""
        for level, places in enumerate(LEVELS):
            texts: list[str] = []
            key = level, _key(brief, texts, places)
            if key not in self._known:
                if len(self._known) == MOST:
                    self._known.clear()
                self._known[key] = self._found(key, brief, places)
            if form := self._known[key]:
                return form.fill(texts)
        return None

    def _found(self, key: object, brief: Brief, places: Mapping[type, Places]) -> Form | None:
        """The form as it was kept, else as it is made now."""
        if self.shelf is None:
            return self._form(brief, places)
        try:
            return self.shelf.fetch(key)
        except LookupError:
            form = self._form(brief, places)
            self.shelf.keep(key, form)
            return form

    def _form(self, brief: Brief, places: Mapping[type, Places]) -> Form | None:
        try:
            text, spaced = self.render(_marked(brief, count(), places))
        except Exception:  # noqa: BLE001 - what is wrong with a text shows when it is rendered by itself
            return None
        pieces = re.split(f"{MARK}([0-9]+){MARK}", text)
        return Form(pieces, tuple(map(int, pieces[1::2])), spaced)


def _key(value: Any, texts: list[str], places: Mapping[type, Places]) -> object:  # noqa: ANN401 - any fact
    """All of *value* but its free texts, which go to *texts*."""
    here = places.get(type(value))
    if here:
        said = here.texts(value)
        texts += said
        rest = here.others(value)
        return (*map(bool, said), *[x if type(x) in SIMPLE else _key(x, texts, places) for x in rest])
    if type(value) is tuple:
        return tuple([x if type(x) in SIMPLE else _key(x, texts, places) for x in value])
    return tuple(value.items()) if isinstance(value, Mapping) else value


def _marked(value: Any, numbers: Iterator[int], places: Mapping[type, Places]) -> Any:  # noqa: ANN401 - as above
    """*value* with a mark for each free text; they are numbered as ``_key`` meets them."""
    here = places.get(type(value))
    if here:
        made = list(value)
        for at, number in zip(here.free, numbers):  # noqa: B905 - the numbers never end
            made[at] = Mark(number) if value[at] else ""
        for at in here.rest:
            made[at] = _marked(value[at], numbers, places)
        return type(value)(*made)
    return tuple(_marked(each, numbers, places) for each in value) if type(value) is tuple else value
