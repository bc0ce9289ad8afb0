"""Text for a terminal of any width, in columns: kana and kanji take two each."""

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress

from stockmail import messages
from stockmail.wrap import cells, wrap

WIDEST = 100
USUAL, STDERR = 80, 2
# On a narrower terminal what an option means stands under it, not beside it.
NARROW = 60
MOST_NAME = 26
# Where a long explanation may be cut.
HANG = 4
# On a line of its own it can be clicked, and tears nothing around it.
LONG_LINK = re.compile(r" (https?://\S{24,})")
# To be copied whole: what stands in `…`, and a command that ends a line.
COMMAND = re.compile(r"`[^`]+`|(?<=: )stockmail [ -~]+$")
PAUSES = frozenset(";:,.（(、。：；")
Rows = Sequence[tuple[str, str]]


def columns() -> int:
    """How wide a line may be here; beyond a hundred the eye gets lost.

    Where stdout goes into a file, the talk still stands on a terminal: that of stderr counts.
    """
    width = shutil.get_terminal_size((0, 0)).columns
    if not width:
        with suppress(OSError):
            width = os.get_terminal_size(STDERR).columns
    return min(width or USUAL, WIDEST) - 1


def table(rows: Rows, width: int, *, short: bool) -> list[str]:
    """Names, and beside them what they mean; under them where the line is short.

    short: of what they mean, only as much as one line holds. What has no name has the whole width.
    """
    widest = max((cells(name) for name, _said in rows if cells(name) <= MOST_NAME), default=0)
    lines: list[str] = []
    for name, said in rows:
        if not name:
            lines += fill(said, width, 2)
            continue
        if width < NARROW:
            lines += [f"  {name}", *fill(said, width, 6)]
            continue
        room = width - widest - 4
        beside = fill(brief(said, room) if short else said, width, widest + 4)
        fits = cells(name) <= widest and beside
        head = f"  {name}{' ' * (widest - cells(name))}  " if fits else f"  {name}"
        lines += [head + beside.pop(0).lstrip(), *beside] if fits else [head, *beside]
    return lines


def brief(text: str, room: int) -> str:
    """*text* up to the last pause that fits in *room* columns."""
    if cells(text) <= room:
        return text
    pauses = [at for at, char in enumerate(text) if char in PAUSES and cells(text[:at]) <= room - 2]
    return f"{text[: pauses[-1]]} …" if pauses else text


def fill(text: str, width: int, indent: int, by: str = "") -> list[str]:
    """*text* in lines of at most *width* columns with its indent."""
    by = by or ("phrases" if messages.language(os.environ) == "ja" else "words")
    text = text.replace("。 ", "。")  # sentences that were put together as English ones are
    whole = COMMAND.findall(text)
    lines = wrap(text, {"by": by, "width": width - indent}, whole).split("\n") if text else []
    return [" " * indent + line for line in lines]


def hung(text: str) -> list[str]:
    """*text* in lines for a terminal; what is carried over hangs under its beginning."""
    by_itself = text.startswith(" ")  # a numbered line
    first, *more = fill(LONG_LINK.sub(r"\n\1", text), columns() - (0 if by_itself else HANG), 0)
    return [first, *(line if by_itself else " " * HANG + line for line in more)]
