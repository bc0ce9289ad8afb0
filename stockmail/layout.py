"""A form laid out for one medium: its parts and their lines, broken where no free text stands in them."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from stockmail.forms import MARK, Pattern, pattern

Break = Callable[[str], str]


class Part(NamedTuple):
    """One part, tidied, and how many line breaks stood before and after it."""

    before: int
    text: str
    after: int


def tidied(raw: str) -> Part:
    """The part whose mark *raw* stood behind."""
    bare = "\n".join(map(str.rstrip, raw.removeprefix("\n").split("\n")))
    begun = bare.lstrip("\n")
    text = begun.rstrip("\n")
    tidy = re.sub(r"\n{3,}", "\n\n", text) if "\n\n\n" in text else text
    return Part(len(bare) - len(begun), tidy, len(begun) - len(text))


class Block(NamedTuple):
    """A part in which free texts stand; the lines between theirs are broken already, and it is tidied."""

    before: int
    lines: tuple[str | Pattern, ...]
    after: int

    def fill(self, texts: list[str], breaks: Break) -> Part:
        """The part with *texts* in it."""
        lines = [x if type(x) is str else breaks(x.fill(texts)) for x in self.lines]  # type: ignore[union-attr]
        return Part(self.before, "\n".join(lines), self.after)


class Layout(NamedTuple):
    """The subject; all parts in one, with their marks; and each of them by name."""

    subject: Pattern
    flow: Pattern
    blocks: tuple[tuple[str, Part | Block], ...]

    def parts(self, texts: list[str], breaks: Break) -> list[tuple[str, Part]]:
        """Each part with *texts* in it."""
        return [(name, x if isinstance(x, Part) else x.fill(texts, breaks)) for name, x in self.blocks]


def lay_out(subject: str, flow: str, parts: Iterable[tuple[str, str]], breaks: Break) -> Layout:
    """The layout of a text with marks. flow: all of it but the subject; parts: the same, cut."""
    blocks = tuple((name, _block(text, breaks)) for name, text in parts)
    return Layout(pattern(subject), pattern(flow), blocks)


def _block(text: str, breaks: Break) -> Part | Block:
    lines = text.split("\n")
    part = tidied("\n".join([line if MARK in line else breaks(line) for line in lines]))
    if MARK not in text:
        return part
    return Block(part.before, tuple(_pieces(part.text)), part.after)


def _pieces(text: str) -> Iterator[str | Pattern]:
    for free, lines in groupby(text.split("\n"), lambda line: MARK in line):
        if free:
            yield from map(pattern, lines)
        else:
            yield "\n".join(lines)
