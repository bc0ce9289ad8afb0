"""Tables as plain text: the same on a terminal, in a pipe and in a file."""

from collections.abc import Sequence

from stockmail.wrap import cells

GAP = 2


def columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """The rows with their columns in line; right: the numbers of those that end in line."""
    wide = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return "".join(_line(row, wide, right) + "\n" for row in rows)


def _line(row: Sequence[str], wide: Sequence[int], right: frozenset[int]) -> str:
    padded = []
    for number, (cell, most) in enumerate(zip(row, wide, strict=True)):
        blank = " " * (most - cells(cell))
        padded.append(blank + cell if number in right else cell + blank)
    return (" " * GAP).join(padded).rstrip()
