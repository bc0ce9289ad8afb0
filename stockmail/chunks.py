"""Cuts a line into chunks between which it may break: phrases of Japanese, words of English."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

# BudouX looks at so many characters before and after a place, and at nothing else: what it says of
# such a window is kept, and nearly all windows come again.
REACH = 3
KEPT = 8192


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def _phrases(text: str) -> list[str]:
    starts = [
        at for at in range(1, len(text)) if _begins(text[max(0, at - REACH) : at + REACH], min(at, REACH))
    ]
    return [text[start:end] for start, end in pairwise((0, *starts, len(text)))] if text else []


@lru_cache(KEPT)
def _begins(window: str, at: int) -> bool:
    """Whether a phrase begins at place *at* of *window*."""
    return at in accumulate(map(len, _japanese_parser().parse(window)))


@cache
def _japanese_parser() -> Any:  # noqa: ANN401 - budoux has no types
    import budoux

    return budoux.load_default_japanese_parser()


SPLITTERS: Mapping[str, Callable[[str], list[str]]] = {"words": _words, "phrases": _phrases}
