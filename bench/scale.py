"""What a batch costs as it grows: by orders, by processes, by workers of a Dask cluster.

Run with the Python of an environment in which ``stockmail[dask]`` is installed: ``python bench/scale.py``.
Every run is the whole command, JSON lines to JSON lines, each draft reviewed.
"""

import argparse
import math
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cluster import cluster
from command import Cost, day, run, stream
from spent import Ratio, Spent, machine, median, taking_turns

FEW = 1000


def grown(folder: Path, many: int, piped: int, rounds: int) -> Iterator[str | Ratio]:
    """Memory and the time of an order as the orders grow in number; the start is taken off."""
    nothing = median([run(day(folder, 1)).seconds for _round in range(rounds)])
    small = [run(day(folder, FEW)) for _round in range(rounds)]
    few = Cost(median([cost.seconds for cost in small]), max(cost.memory for cost in small))
    yield _told(f"{FEW:,} orders", few, nothing, FEW)
    for what, count, cost in (
        (f"{many:,} orders", many, run(day(folder, many))),
        *([(f"{piped:,} orders through a pipe", piped, stream(piped))] if piped else []),
    ):
        yield _told(what, cost, nothing, count)
        more = cost.memory / few.memory
        yield Ratio(f"scale: memory, {what} to {FEW:,}", Spent(more, more), 1.2)
        each = _each(cost, nothing, count).over(_each(few, nothing, FEW))
        yield Ratio(f"scale: one order, {what} to {FEW:,}", each, 1.1)


def _each(cost: Cost, nothing: Spent, count: int) -> Spent:
    """Microseconds of one order."""
    return Spent(*((all_ - start) / count * 1e6 for all_, start in zip(cost.seconds, nothing, strict=True)))


def _told(what: str, cost: Cost, nothing: Spent, count: int) -> str:
    each = _each(cost, nothing, count)
    return (f"  {what}: {cost.seconds.clock:.2f} s, an order {each.clock:.0f} µs, processor"
            f" {each.processor:.0f} µs; {cost.memory:.0f} MB")  # fmt: skip


def shared(folder: Path, count: int, most: int, rounds: int) -> Iterator[str | Ratio]:
    """What several processes and the workers of a cluster gain."""
    some = day(folder, count)
    works = {"1 process": lambda: run(some).seconds}
    for workers in range(2, most + 1):
        works[f"{workers} processes"] = lambda more=str(workers): run(some, "--workers", more).seconds
    yield from _gains(count, taking_turns(rounds, works), 1.7 / 2)
    for workers in range(1, most + 1):
        with cluster(folder, workers) as address:
            name = f"{workers} Dask worker" + "s" * (workers > 1)
            works = {"1 process": lambda: run(some).seconds,
                     name: lambda to=address: run(some, "--dask", to).seconds}  # fmt: skip
            yield from _gains(count, taking_turns(rounds, works), None)


def _gains(count: int, seconds: dict[str, Spent], share: float | None) -> Iterator[str | Ratio]:
    one = seconds["1 process"]
    for number, (name, took) in enumerate(seconds.items(), 1):
        yield f"  {name}, {count:,} orders: {took.clock:.2f} s, {count / took.clock:.0f} a second"
        if took is not one:
            wanted = share and share * number
            gain = one.over(took)
            if "Dask" in name:  # whose processor time is other processes'
                gain = gain._replace(processor=math.nan)
            yield Ratio(f"scale: throughput of {name} to 1 process", gain, wanted, least=True)


def main() -> None:
    """Print the curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--stream", type=int, default=1_000_000, help="through a pipe; 0 leaves it out")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="the most of them")
    asked = parser.parse_args()
    print(f"{machine()}, medians of {asked.rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for line in shared(folder, asked.orders // 5, asked.workers, asked.rounds):
            print(line, flush=True)
        for line in grown(folder, asked.orders, asked.stream, asked.rounds):
            print(line, flush=True)


if __name__ == "__main__":
    main()
