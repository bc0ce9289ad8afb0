"""Everything that is asked for of the program's speed, as one table: ``python -m bench``.

Run in the checkout with the Python of an environment in which ``stockmail[dask]`` is installed;
``--mailmerge PYTHON`` names that of one with mailmerge. Ratios are told by the clock and by the processor,
and what is asked for is judged by the clock.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import batch
import scale
import start
from spent import Ratio, machine


def lines(asked: argparse.Namespace) -> Iterator[str | Ratio]:
    """Every ratio, as soon as it is known; what it was made of, indented."""
    rounds, count = asked.rounds, asked.orders // 50
    yield from start.ratios(start.measured(3 * rounds, asked.mailmerge))
    coming = batch.raws(count * (2 * rounds + 2))
    medians = batch.measured(coming, count, rounds, asked.mailmerge)
    for name, each in medians.items():
        yield f"  {name}: {each.clock:.0f} µs an order, processor {each.processor:.0f} µs"
    yield from batch.ratios(medians)
    with tempfile.TemporaryDirectory() as folder:
        yield from scale.shared(Path(folder), asked.orders // 5, asked.workers, rounds)
        yield from scale.grown(Path(folder), asked.orders, asked.stream, rounds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--mailmerge", metavar="PYTHON", default="python3")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--stream", type=int, default=1_000_000, help="through a pipe; 0 leaves it out")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="the most of them")
    asked = parser.parse_args()
    print(f"{machine()}, medians of {asked.rounds} rounds")
    print(f"{'':<58}{'clock':>9}{'processor':>10}   wanted")
    for line in lines(asked):
        print(line, flush=True)


if __name__ == "__main__":
    main()
