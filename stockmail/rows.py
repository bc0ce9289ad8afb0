"""What is found in one row of a text, worked out once: rows come again from draft to draft."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

from stockmail.flow import KEPT, compiled

Found = TypeVar("Found")


def of_rows(
    work: Callable[[str], tuple[tuple[int, Found], ...]], rows: tuple[str, ...]
) -> Iterator[tuple[int, Found]]:
    """What *work* finds in each of *rows*, with its place in all of them."""
    found = list(map(work, rows))
    if any(found):
        at = 0
        for row, every in zip(rows, found, strict=True):
            for start, each in every:
                yield at + start, each
            at += len(row) + 1


@lru_cache(4)
def numbered(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *rows* that hold a digit."""
    return tuple(filter(_has_digit, rows))


@lru_cache(KEPT)
def _has_digit(line: str) -> bool:
    return compiled(r"\d").search(line) is not None


@cache
def finder(pattern: str) -> Callable[[str], tuple[tuple[int, str], ...]]:
    """What gives place and words of every match in a row, worked out once: rows come again."""
    search = compiled(pattern).finditer

    @lru_cache(KEPT)
    def found(row: str) -> tuple[tuple[int, str], ...]:
        return tuple((match.start(), match[0]) for match in search(row))

    return found
