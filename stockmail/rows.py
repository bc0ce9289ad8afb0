"""What is found in a paragraph, worked out once: paragraphs come again from draft to draft."""

from collections.abc import Callable
from functools import cache, lru_cache

from stockmail.flow import KEPT, compiled


@cache
def finder(pattern: str) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """What gives start and end of every match in a text."""
    search = compiled(pattern).finditer

    @lru_cache(KEPT)
    def found(text: str) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in search(text))

    return found


@lru_cache(2)
def numbered(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those of *texts* that hold a digit; more than one rule asks for them."""
    return tuple(filter(_has_digit, texts))


@lru_cache(KEPT)
def _has_digit(text: str) -> bool:
    return compiled(r"\d").search(text) is not None
