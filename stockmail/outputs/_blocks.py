"""A draft's text in the shapes that it already has: lines, tables, lists. The text is the source."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stockmail.envelope import Pictured
from stockmail.kinds import KEPT

ROW = re.compile(r" {2,}(?:(\S+(?: \S+)*) {2,})?(\S.*)")
CHOICE = re.compile(r" *\d+\. (.*)")
BULLET = re.compile(r" *(?:・|- )(.*)")
# Marks and brackets behind a link belong to the sentence, not to the link.
LINK = re.compile(r'https?://[^\s<>"「」『』（）【】、。，]+(?<![.,;:!?)\'])')
RULE = "--"


class Piece(NamedTuple):
    """Words, and where they lead to, if anywhere."""

    text: str
    url: str = ""


Line = tuple[Piece, ...]


class Lines(NamedTuple):
    """Sentences, one a line."""

    lines: tuple[Line, ...]
    kind: str = "lines"


class Rows(NamedTuple):
    """A label, maybe empty, and its value."""

    rows: tuple[tuple[str, Line], ...]
    kind: str = "rows"


class Choices(NamedTuple):
    """Numbered: the first line of each is what is chosen, the others what follows from it."""

    items: tuple[tuple[Line, ...], ...]
    kind: str = "choices"


class Bullets(NamedTuple):
    """Points of a list."""

    lines: tuple[Line, ...]
    kind: str = "bullets"


class Compared(NamedTuple):
    """Label, of the ordered product, of the offered one; and lines that belong to the latter."""

    rows: tuple[tuple[str, str, str], ...]
    lines: tuple[Line, ...]
    kind: str = "compared"


Block = Lines | Rows | Choices | Bullets | Compared


def blocks(text: str, pictured: Pictured | None = None) -> tuple[Block, ...]:
    """The blocks of one part, in its order."""
    if pictured:
        return tuple(_blocks(text, pictured))
    return _plain(text)


@lru_cache(maxsize=KEPT)
def _plain(text: str) -> tuple[Block, ...]:
    """Most parts are the same from order to order."""
    return tuple(_blocks(text, None))


def _blocks(text: str, pictured: Pictured | None) -> Iterator[Block]:
    for chunk in re.split(r"\n(?:[ \t]*\n)+", text):
        for kind, lines in _runs(chunk.split("\n")):
            yield _block(kind, lines, pictured)


def linked(text: str) -> Line:
    """*text* cut where a link begins or ends; nothing but http and https is one."""
    pieces, at = [], 0
    for found in LINK.finditer(text):
        pieces += [Piece(text[at : found.start()]), Piece(found[0], found[0])]
        at = found.end()
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)


def _runs(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Neighbours of one kind; what stands under a choice belongs to it."""
    run: list[str] = []
    before = ""
    for line in filter(_says_something, lines):
        kind = "choices" if before == "choices" else _kind(line)
        if run and kind != before:
            yield before, run
            run = []
        run.append(line)
        before = kind
    if run:
        yield before, run


def _says_something(line: str) -> bool:
    return line.strip() not in {"", RULE}


def _kind(line: str) -> str:
    patterns = {"choices": CHOICE, "bullets": BULLET, "rows": ROW}
    return next((kind for kind, pattern in patterns.items() if pattern.fullmatch(line)), "lines")


def _block(kind: str, lines: list[str], pictured: Pictured | None) -> Block:
    if kind == "choices":
        return Choices(tuple(_items(lines)))
    if kind == "bullets":
        return Bullets(tuple(linked(BULLET.sub(r"\1", line)) for line in lines))
    if kind == "lines":
        return Lines(tuple(linked(line.strip()) for line in lines))
    rows = [(found[1] or "", found[2]) for line in lines if (found := ROW.fullmatch(line))]
    if pictured and any(value == pictured.name for _label, value in rows):
        return _compared(rows, pictured)
    return Rows(tuple((label, linked(value)) for label, value in rows))


def _items(lines: list[str]) -> Iterator[tuple[Line, ...]]:
    item: list[Line] = []
    for line in lines:
        begins = CHOICE.fullmatch(line)
        if begins and item:
            yield tuple(item)
            item = []
        item.append(linked(begins[1] if begins else line.strip()))
    yield tuple(item)


def _compared(rows: list[tuple[str, str]], pictured: Pictured) -> Compared:
    """The rows about the offered product with what the ordered one has in their place."""
    table, beside = [], []
    for label, value in rows:
        if value == pictured.name:
            table.append((label, pictured.ordered, value))
        elif label in pictured.specs:
            table.append((label, *pictured.specs[label]))
        elif pictured.price and value.startswith(pictured.price):
            table.append((label, pictured.ordered_price, value))
        elif label:  # how many: as many as are missing of the one that it stands for
            table.append((label, value if pictured.ordered else "", value))
        else:
            beside.append(linked(value))
    return Compared(tuple(table), tuple(beside))
