"""What a benchmark counts: time by the clock and by the processor, and the ratios that are asked for.

The clock is what people wait for; processor time minds a busy machine less.
"""

import math
import os
import platform
import statistics
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple


class Spent(NamedTuple):
    """Time, in the same unit, by the clock and by all processors; not a number where it is not known."""

    clock: float
    processor: float

    def over(self, other: "Spent") -> "Spent":
        """How many times *other* it is."""
        return Spent(self.clock / other.clock, self.processor / other.processor)


class Ratio(NamedTuple):
    """One line of the table. wanted: at most that, or where it is *least* at least; None is told only."""

    what: str
    got: Spent
    wanted: float | None = None
    least: bool = False

    def __str__(self) -> str:
        """The line, judged by the clock."""
        clock, processor = ("" if math.isnan(each) else f"{each:.2f} x" for each in self.got)
        line = f"{self.what:<58}{clock:>9}{processor:>10}"
        if self.wanted is None:
            return line
        met = self.got.clock >= self.wanted if self.least else self.got.clock <= self.wanted
        return f"{line}   {'>=' if self.least else '<='} {self.wanted:<5}{'' if met else 'NOT met'}".rstrip()


def taking_turns(rounds: int, works: Mapping[str, Callable[[], Spent]]) -> dict[str, Spent]:
    """The medians of so many rounds, in each of which every work is done once.

    A slow moment of the machine then hits all of them.
    """
    runs: dict[str, list[Spent]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            runs[name].append(work())
    return {name: median(each) for name, each in runs.items()}


def median(runs: list[Spent]) -> Spent:
    """Of each of the two."""
    return Spent(*map(statistics.median, zip(*runs, strict=True)))


def machine() -> str:
    """Where it was measured, and when."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {date.today().isoformat()}"  # noqa: DTZ011
