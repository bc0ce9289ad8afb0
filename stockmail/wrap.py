"""Breaks lines where a reader would pause, and never inside a name, a number, a code or a link."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from stockmail.chunks import SPLITTERS

# JIS X 4051: what may not begin a line, and what may not end one.
NOT_FIRST = frozenset(
    "、。，．・：；？！ー」』）］｝】〉》〕”’ゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…‥〜～%％,.!?:;)]}"
)
NOT_LAST = frozenset("「『（［｛【〈《〔“‘([{¥￥€£")
# Kept whole: blanks, dates and amounts of English; where words are not apart by spaces, dates with
# their weekday, links, codes and numbers with what they count.
WHOLE = re.compile(
    r"〔[^〔〕]*〕"
    r"|(?:[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|[A-Z]{3} [\d,.]+\d)(?!\w)"
    r"|(?:\d+年)?\d+月(?:\d+日(?:（.）)?|[上中下]旬)|[!-~]+(?:円|点|ポイント|か月|日|年|月)?"
)
INDENT = re.compile(r"\s*(?:\d+\. |・)?")
COLUMN = re.compile(r"\s+\S+(?: \S+)*\s{2,}(?=\S)")
LINK = re.compile("https?://")
# 「受けて／おりました」 reads as two words; the second hangs on the first.
HANGING = ("おら", "おり", "いた", "いま", "いる", "くださ", "まいり", "しま", "ござ")
PAUSE = ("、", "。", "，")
# A pause this far along the line is a better end than a fuller line that ends in mid-phrase.
GOOD_ENOUGH = 0.55
LONG = 1000  # nothing is kept whole beyond this, or a line of one endless word would take for ever
KEPT = 4096  # lines, which come again from draft to draft, and characters


def cells(text: str) -> int:
    """The width of *text* in columns: kana, kanji and marks like ※ take two."""
    return sum(map(_cells, text))


@lru_cache(KEPT)
def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    # Below are é, °, ’ and other Latin.
    wide = "WFA" if ord(char) > 0x2100 or char in "※…‥" else "WF"  # noqa: PLR2004
    return 2 if unicodedata.east_asian_width(char) in wide else 1


def wrap(text: str, how: Mapping[str, Any], keep: Iterable[str] = ()) -> str:
    """*text* with every line broken to ``how["width"]`` columns; *keep*: phrases left whole.

    how["by"]: ``phrases``, ``words`` or ``none``, which leaves the lines as they are.
    """
    return breaker(how, keep)(text)


def breaker(how: Mapping[str, Any], keep: Iterable[str] = ()) -> Callable[[str], str]:
    """What wraps a text that way; made once for a text that comes in pieces."""
    if how["by"] == "none":
        return str
    width, by = how["width"], how["by"]
    names = tuple(filter(None, keep))
    short = width // 2

    def broken(line: str) -> str:
        line = line.rstrip()
        if len(line) <= short:
            return line
        return _wrapped(line, width, by, tuple([name for name in names if name in line]))

    return lambda text: "\n".join(map(broken, text.split("\n"))) if "\n" in text else broken(text)


@lru_cache(KEPT)
def _wrapped(line: str, width: int, by: str, names: tuple[str, ...]) -> str:
    """*line* with its breaks; *names*: those that stand in it."""
    if cells(line) <= width:
        return line
    column = COLUMN.match(line)
    hangs = column and cells(column[0]) <= width / 2
    head = column[0] if column and hangs else INDENT.match(line)[0]  # type: ignore[index]
    rest = " " * cells(head)
    chunks = _glue(SPLITTERS[by](line[len(head) :]), line[len(head) :], names)
    if len(line) > LONG:
        chunks = [chunk[at : at + LONG] for chunk in chunks for at in range(0, len(chunk), LONG)]
    return "\n".join(_fill(chunks, head, rest, width, names))


def _fill(chunks: list[str], head: str, rest: str, width: int, names: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    start = head
    while chunks:
        taken, used = 0, cells(start)
        while taken < len(chunks) and used + cells(chunks[taken].rstrip()) <= width:
            used += cells(chunks[taken])
            taken += 1
        if not taken:
            chunks = [*_cut(chunks[0], width - cells(start), names), *chunks[1:]]
            taken = 1
        elif taken < len(chunks):
            taken = _pause(chunks, taken, start, width)
        lines.append((start + "".join(chunks[:taken])).rstrip())
        chunks, start = chunks[taken:], rest
    return lines


def _pause(chunks: list[str], taken: int, start: str, width: int) -> int:
    """The last pause that leaves the line full enough, else the fullest line."""
    for end in range(taken, 0, -1):
        if chunks[end - 1].rstrip().endswith(PAUSE):
            long_enough = cells(start + "".join(chunks[:end])) >= width * GOOD_ENOUGH
            return end if long_enough else taken
    return taken


def _cut(chunk: str, room: int, names: tuple[str, ...]) -> list[str]:
    """A chunk that fits no line, cut where the rules of line ends allow; links stay whole.

    So does a name that fits a line of its own. Where nothing may be cut, the line grows too long.
    """
    closed = _closed(chunk, names, room)
    used = solid = cut = 0
    for end in range(1, len(chunk)):
        used += _cells(chunk[end - 1])
        solid = solid if chunk[end - 1].isspace() else used  # a space at the end of a line takes no room
        if cut and solid > room:
            break
        if end not in closed and not _bound(chunk, end):
            cut = end
    return [chunk[:cut], chunk[cut:]] if cut else [chunk]


def _glue(chunks: list[str], text: str, names: tuple[str, ...]) -> list[str]:
    """Chunks joined again where a break would fall into a name or a number, or break a rule."""
    closed = _closed(text, names)
    glued: list[str] = []
    at = 0
    for chunk in chunks:
        hangs = text[at - 1 : at] in {"て", "で"} and chunk.startswith(HANGING)
        if glued and (at in closed or hangs or _bound(text, at)):
            glued[-1] += chunk
        else:
            glued.append(chunk)
        at += len(chunk)
    return glued


def _closed(text: str, names: tuple[str, ...], room: int | None = None) -> set[int]:
    """Places inside a name or a number; with *room*, only of those that fit in it, and of links."""
    return {
        place
        for start, end in _wholes(text, names)
        if room is None or cells(text[start:end]) <= room or LINK.match(text, start)
        for place in range(start + 1, end)
    }


def _wholes(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for found in WHOLE.finditer(text):
        yield found.span()
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            yield start, end
            start = text.find(name, end)


def _bound(text: str, at: int) -> bool:
    """Whether the rules of line ends forbid a break before ``text[at]``."""
    return text[at] in NOT_FIRST or text[at - 1] in NOT_LAST or text[at].isspace() or not _cells(text[at])
