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
from typing import Any, NamedTuple, NoReturn

from stockmail.brief import AlternativeSaid, Brief, Item, OrderSaid, Refund, Reply, Restock, To

Getter = Callable[[Any], tuple[Any, ...]]


def _all_of(places: tuple[int, ...]) -> Getter:
    """Gives what stands at *places* of a tuple."""
    if len(places) < 2:  # noqa: PLR2004 - of one place alone, itemgetter gives no tuple
        return lambda value: tuple(value[at] for at in places)
    return itemgetter(*places)


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
# Of each: where its free texts stand, and where the rest.
PLACES = {
    made: tuple(
        tuple(at for at, name in enumerate(made._fields) if (name in free) is wanted)  # type: ignore[attr-defined]
        for wanted in (True, False)
    )
    for made, free in FREE.items()
}
GETTERS = {made: (_all_of(free), _all_of(rest)) for made, (free, rest) in PLACES.items()}
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


class Forms:
    """The forms met so far. render: makes a text with marks of a brief with marks."""

    def __init__(self, render: Callable[[Brief], tuple[str, bool]]) -> None:
        self.render = render
        self._known: dict[object, Form | None] = {}

    def fill(self, brief: Brief) -> str | None:
        """The text of *brief*; None where it must be rendered by itself."""
        texts: list[str] = []
        key = _key(brief, texts)
        if key not in self._known:
            if len(self._known) == MOST:
                self._known.clear()
            self._known[key] = self._form(brief)
        form = self._known[key]
        return form and form.fill(texts)

    def _form(self, brief: Brief) -> Form | None:
        try:
            text, spaced = self.render(_marked(brief, count()))
        except Exception:  # noqa: BLE001 - what is wrong with a text shows when it is rendered by itself
            return None
        pieces = re.split(f"{MARK}([0-9]+){MARK}", text)
        return Form(pieces, tuple(map(int, pieces[1::2])), spaced)


def _key(value: Any, texts: list[str]) -> object:  # noqa: ANN401 - whatever a brief holds
    """All of *value* but its free texts, which go to *texts*."""
    if type(value) in PLACES:
        free, rest = GETTERS[type(value)]
        said = free(value)
        texts += said
        return (
            *map(bool, said),
            *(each if type(each) in SIMPLE else _key(each, texts) for each in rest(value)),
        )
    if type(value) is tuple:
        return tuple(_key(each, texts) for each in value)
    return tuple(value.items()) if isinstance(value, Mapping) else value


def _marked(value: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - the same again
    """*value* with a mark for each free text; they are numbered as ``_key`` meets them."""
    if type(value) in PLACES:
        free, rest = PLACES[type(value)]
        made = list(value)
        for at, number in zip(free, numbers):  # noqa: B905 - the numbers never end
            made[at] = Mark(number) if value[at] else ""
        for at in rest:
            made[at] = _marked(value[at], numbers)
        return type(value)(*made)
    return tuple(_marked(each, numbers) for each in value) if type(value) is tuple else value
