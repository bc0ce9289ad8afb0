"""How fast many orders become drafts in one process, side by side with mailmerge on the same text.

Run with the Python of an environment in which stockmail is installed:

    python bench/batch.py [--mailmerge PYTHON]

PYTHON is that of an environment with ``mailmerge``; where that is not there, its row is left out.
stockmail has everything on: each order is parsed, composed, rendered, wrapped, reviewed, and written
as one line of JSON. mailmerge, in its own process and by its own functions, reads a CSV file, renders
its template and prints the mail; it neither wraps nor reviews. The floor is a bare Jinja loop: our
templates in a plain environment, filled with facts that are ready made.
"""

import argparse
import json
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import rivals
from growth import print_growth
from orders import OFFERS, TODAY, decisions, orders
from stages import watched

from stockmail import route
from stockmail.batch.desk import Desk
from stockmail.batch.job import Job, Task
from stockmail.batch.one import one
from stockmail.library import Library
from stockmail.model import Ask, Raw
from stockmail.outputs import Style, jsonl
from stockmail.readers.found import Found
from stockmail.shop import parse_shop

LIBRARY = Library(None, None)
STYLE = Style()
SHOP = parse_shop(LIBRARY.samples["shop"], "samples.yaml")
SHORT = "波佐見焼マグカップ"
OTHERS = [("en", "restock"), *(("ja", name) for name in ("discontinued", "partial", "delay", "oversold"))]


def raws(count: int, language: str = "ja", name: str = "restock") -> Iterator[Raw]:
    """So many orders, each with what is decided about it."""
    chance = random.Random(2)  # noqa: S311 - no secret
    scenario = LIBRARY.scenarios[name]
    for order in orders(count, language, rest="rest" in scenario.needs):
        made = {key: each for key, each in decisions(chance, language).items() if scenario.takes(key)}
        if name in {"discontinued", "oversold"}:
            made.pop("free_shipping", None)  # where nothing ships, it would be refused
        yield Raw({**order, "decisions": made}, "orders.jsonl")


def drafted(raw: Raw, name: str = "restock") -> bytes:
    """One order as a batch writes it: its draft in one line of JSON."""
    made = route.draft(raw, Ask(), name, SHOP, LIBRARY, TODAY).draft
    return jsonl.write(made, STYLE)


def micros(work: Callable[[Any], object], each: Iterable[Any]) -> float:
    """Microseconds that one of *each* takes."""
    count = 0
    start = time.perf_counter()
    for count, this in enumerate(each, 1):  # noqa: B007
        work(this)
    return (time.perf_counter() - start) / count * 1e6


def print_stages(some: list[Raw]) -> None:
    """One line a stage of the route."""
    with watched() as spent:
        whole = micros(drafted, some)
    said = {name: seconds / len(some) * 1e6 for name, seconds in spent.items()}
    said["rest, JSON"] = whole - sum(said.values())
    print("where it goes, with the clock's own time in it:")
    for name, each in said.items():
        print(f"  {name:<28}{each:8.0f} µs")


def print_ratios(orders: Iterator[Raw], count: int, rounds: int, mailmerge: str) -> None:
    """Stockmail on fresh orders, mailmerge and the floor, one after another in each round; medians."""
    some = list(islice(orders, count))
    briefs = rivals.briefs(some, drafted)
    with tempfile.TemporaryDirectory() as folder:
        works = {"stockmail, everything on": lambda: micros(drafted, list(islice(orders, count))),
                 "bare Jinja loop (the floor)": rivals.bare(LIBRARY, briefs, micros)}  # fmt: skip
        if rivals.is_there(mailmerge):
            texts = [json.loads(drafted(raw))["body"] for raw in some]
            works["mailmerge"] = rivals.mailmerge(mailmerge, Path(folder), briefs, texts)
        else:
            print(f"mailmerge is not there in {mailmerge}; --mailmerge names a Python that has it")
        runs: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(rounds):
            for name, work in works.items():
                runs[name].append(work())
    medians = {name: statistics.median(times) for name, times in runs.items()}
    print("ja restock with all offers, one order:")
    for name, each in medians.items():
        ours = medians["stockmail, everything on"]
        print(
            f"  {name:<28}{each:8.0f} µs{1e6 / each:8.0f} a second{each / ours:7.2f} x the time of stockmail"
        )


def tasks(count: int) -> list[Task]:
    """So many orders of one product, about which nothing is decided yet."""
    made = []
    for order in orders(count):
        line, *more = order["lines"]
        ours = {"name": SHORT, "quantity": line["quantity"], "unit_price": line["unit_price"]}
        made.append(Task(Found(Raw({**order, "lines": [ours, *more]}, "orders.jsonl"))))
    return made


def print_day(count: int, rounds: int) -> None:
    """A day's batch as the command makes it: one product is short, the options decide for all."""
    job = Job(
        "restock", Ask(restock_date="2026-12-05", **OFFERS), SHOP, TODAY, short={SHORT: None}, to="jsonl"
    )
    desk = Desk(job)
    made = tasks(count * (rounds + 1))
    assert not one(made[0], desk).problems  # noqa: S101
    times = [
        micros(partial(one, desk=desk), made[count * number : count * (number + 1)])
        for number in range(rounds + 1)
    ]
    print(f"a day's batch of one product, one order: {statistics.median(times[1:]):.0f} µs")


def print_others(count: int, rounds: int) -> None:
    """One line for each other language and scenario; medians."""
    print("others, one order:")
    for language, name in OTHERS:
        coming = raws(count * (rounds + 1), language, name)
        times = [micros(partial(drafted, name=name), islice(coming, count)) for _ in range(rounds + 1)]
        print(f"  {language + ' ' + name:<28}{statistics.median(times[1:]):8.0f} µs")


def main() -> None:
    """Print the whole table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mailmerge", metavar="PYTHON", default="python3")
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=100_000, help="0 leaves the growth out")
    asked = parser.parse_args()
    count, rounds = asked.orders, asked.rounds
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {date.today().isoformat()},"  # noqa: DTZ011
          f" {count} orders, medians of {rounds} rounds")  # fmt: skip
    coming = raws(count * (rounds + 2))
    print_ratios(coming, count, rounds, asked.mailmerge)
    print_stages(list(coming))
    print_day(count // 2, rounds)
    print_others(count // 2, rounds)
    if asked.many:
        print_growth((1000, asked.many))


if __name__ == "__main__":
    main()
