"""Every cell that there are words for: scenario × language × medium × telling case."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from tests.cases import CASES, LIBRARY


class Cell(NamedTuple):
    """One draft of the matrix."""

    language: str
    scenario: str
    medium: str
    case: str

    def __str__(self) -> str:
        """As it is called in test names and golden files."""
        return "-".join(self)


def cells(languages: tuple[str, ...] = LIBRARY.languages) -> Iterator[Cell]:
    """Every cell in *languages*."""
    for language, (name, scenario), case in itertools.product(languages, LIBRARY.scenarios.items(), CASES):
        for medium in scenario.media:
            yield Cell(language, name, medium, case)
