"""Texts that are rendered once for all briefs of one form, and filled for each.

Briefs have one form when they differ in nothing but free texts: names, numbers, days, sums. The
shipped templates say these, and ask no more of them than whether they are there; so a form is
rendered once, with marks in their places. Where a template looks into a text, its mark refuses, and
briefs of that form are rendered one by one.
"""

import re
from collections.abc import Callable, Iterable
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple, NoReturn, Protocol, cast

from stockmail import free
from stockmail.brief import Brief

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


class Pattern(NamedTuple):
    """Words with places for free texts. form: as the operator % fills it; texts: gets those that it takes."""

    form: str
    texts: Callable[[list[str]], str | tuple[str, ...]]

    def fill(self, texts: list[str]) -> str:
        """The words with *texts* in their places."""
        return self.form % self.texts(texts)


def pattern(marked: str) -> Pattern:
    """The pattern of a text with marks."""
    pieces = re.split(f"{MARK}([0-9]+){MARK}", marked.replace("%", "%%"))
    numbers = [*map(int, pieces[1::2])]
    return Pattern("%s".join(pieces[::2]), itemgetter(*numbers) if numbers else lambda _texts: ())


class Form:
    """A rendered form. marked: its text with marks; kinds: of its free texts, by their numbers.

    level: which of ``free.LEVELS`` says what is free; spaced: a template has set the spaces of a text
    anew, so that single ones are taken for granted; kept: what others have worked out for all texts of
    this form.
    """

    def __init__(self, marked: str, kinds: tuple[str, ...], level: int, *, spaced: bool) -> None:
        self.marked = marked
        self.kinds = kinds
        self.spaced = spaced
        self.level = level
        self.kept: dict[Any, Any] = {}
        self._are_names = [kind == free.NAME for kind in kinds]
        self._are_others = [kind != free.NAME for kind in kinds]

    def takes(self, texts: list[str]) -> bool:
        """Whether a template would make of *texts* what filling makes.

        Where a name stands in the form's own words, or in another text, the line it stands in would
        be kept whole there and the review would mask it: such a draft is made by itself.
        """
        if texts != ([" ".join(text.split()) for text in texts] if self.spaced else [*map(str.strip, texts)]):
            return False
        others = MARK.join(compress(texts, self._are_others))
        if "\n" in others:
            return False
        names = filter(None, compress(texts, self._are_names))
        return not any(name in others or name in self.marked for name in names)

    def like(self, brief: Brief, texts: Iterable[str]) -> Brief:
        """*brief*, which is of this form, with other *texts*."""
        return cast("Brief", free.replaced(brief, iter(texts), free.LEVELS[self.level]))


class Filled(NamedTuple):
    """A form and the texts that go into it."""

    form: Form
    texts: list[str]


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

    def fill(self, brief: Brief) -> Filled | None:
        """The form of *brief* and its texts; None where it must be rendered by itself."""
        for level, sorts in enumerate(free.LEVELS):
            texts: list[str] = []
            key = level, free.key(brief, texts, sorts), *map(bool, texts)
            if key not in self._known:
                if len(self._known) == MOST:
                    self._known.clear()
                self._known[key] = self._found(key, brief, texts, level)
            if form := self._known[key]:
                return Filled(form, texts) if form.takes(texts) else None
        return None

    def _found(self, key: object, brief: Brief, texts: list[str], level: int) -> Form | None:
        """The form as it was kept, else as it is made now."""
        if self.shelf is None:
            return self._form(brief, texts, level)
        try:
            return self.shelf.fetch(key)
        except LookupError:
            form = self._form(brief, texts, level)
            self.shelf.keep(key, form)
            return form

    def _form(self, brief: Brief, texts: list[str], level: int) -> Form | None:
        marks = [Mark(number) if text else "" for number, text in enumerate(texts)]
        try:
            text, spaced = self.render(free.replaced(brief, iter(marks), free.LEVELS[level]))
        except Exception:  # noqa: BLE001 - what is wrong with a text shows when it is rendered by itself
            return None
        return Form(text, tuple(free.kinds_of(brief, free.LEVELS[level])), level, spaced=spaced)
