"""A form laid out for one medium: its parts and their lines, broken where no free text stands in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
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


def joined(parts: Sequence[Part], breaks: Break) -> str:
    """All parts one after another, at most one blank line apart.

    One whose mark stands within a paragraph goes on in it, and the paragraph is broken anew.
    """
    texts = [part.text for part in parts]
    return "".join("\n" * gap + _run(texts, run, breaks) for gap, run in _runs(parts))


def _runs(parts: Sequence[Part]) -> list[tuple[int, list[int]]]:
    """The parts that run on from one to the next, by number, with the line breaks that go before them."""
    runs: list[tuple[int, list[int]]] = []
    apart = 0
    for number, part in enumerate(parts):
        apart += part.before
        if part.text:
            if apart or not runs:
                runs.append((min(apart, 2) if runs else 0, [number]))
            else:
                runs[-1][1].append(number)
            apart = part.after
    return runs


def _run(texts: Sequence[str], run: Sequence[int], breaks: Break) -> str:
    first, *others = [texts[number] for number in run]
    return reduce(lambda before, text: run_on(before, text, breaks), others, first)


def run_on(before: str, text: str, breaks: Break) -> str:
    """The last paragraph of *before* and the first of *text* as one, unless one of them is a list."""
    above, gap, last = before.rpartition("\n\n")
    first, rest_gap, rest = text.partition("\n\n")
    lines = [*last.split("\n"), *first.split("\n")]
    listed = any(line.startswith(" ") for line in lines)
    one = "\n".join(lines) if listed else breaks(" ".join(lines))
    return above + gap + one + rest_gap + rest


class Block(NamedTuple):
    """A part in which free texts stand; the lines between theirs are broken already, and it is tidied."""

    lines: tuple[str | Pattern, ...]

    def fill(self, texts: list[str], breaks: Break) -> str:
        """The part with *texts* in it."""
        return "\n".join([x if type(x) is str else breaks(x.fill(texts)) for x in self.lines])  # type: ignore[union-attr]


class Layout(NamedTuple):
    """A form in its pieces. flow: all parts in one, with their marks; body: as the operator % fills it.

    runs: the parts that run on from one to the next, by number; each run stands in one place of the body.
    """

    subject: Pattern
    flow: Pattern
    body: str
    runs: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]
    blocks: tuple[str | Block, ...]

    def fill(self, texts: list[str], breaks: Break) -> tuple[str, dict[str, str]]:
        """The body with *texts* in it, and its parts by name."""
        said = [x if type(x) is str else x.fill(texts, breaks) for x in self.blocks]  # type: ignore[union-attr]
        shown = [said[run[0]] if len(run) == 1 else _run(said, run, breaks) for run in self.runs]
        return self.body % tuple(shown), dict(zip(self.names, said, strict=True))


def lay_out(subject: str, flow: str, parts: list[tuple[str, str]], breaks: Break) -> Layout:
    """The layout of a text with marks. flow: all of it but the subject; parts: the same, cut."""
    tidy = [tidied("\n".join(_broken(text, breaks))) for _name, text in parts]
    runs = _runs(tidy)
    body = "".join("\n" * gap + "%s" for gap, _run in runs)
    blocks = tuple(Block(tuple(_pieces(x.text))) if MARK in x.text else x.text for x in tidy)
    names = tuple(name for name, _text in parts)
    return Layout(pattern(subject), pattern(flow), body, tuple(tuple(x) for _gap, x in runs), names, blocks)


def _broken(text: str, breaks: Break) -> Iterator[str]:
    return (line if MARK in line else breaks(line) for line in text.split("\n"))


def _pieces(text: str) -> Iterator[str | Pattern]:
    for free, lines in groupby(text.split("\n"), lambda line: MARK in line):
        if free:
            yield from map(pattern, lines)
        else:
            yield "\n".join(lines)
