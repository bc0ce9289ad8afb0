"""How fast many orders become drafts in one process, side by side with mailmerge on the same text.

Run with the Python of an environment in which stockmail is installed:

    python bench/batch.py [--mailmerge PYTHON]

PYTHON is that of an environment with ``mailmerge``; where that is not there, its row is left out.
stockmail has everything on: each order is parsed, composed, rendered, wrapped, reviewed, and written
as one line of JSON or as a mail. mailmerge, in its own process and by its own functions, reads a CSV
file, renders its template and prints the mail; it neither wraps nor reviews. The floor is a bare Jinja
loop: our templates in a plain environment, filled with facts that are ready made.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import rivals
from growth import print_growth
from orders import OFFERS, TODAY, decisions, orders
from spent import Ratio, Spent, machine, median, taking_turns
from stages import watched

from stockmail import route
from stockmail.batch.desk import Desk
from stockmail.batch.job import Job, Task
from stockmail.batch.one import one
from stockmail.library import Library
from stockmail.model import Ask, Raw
from stockmail.outputs import Style, eml, jsonl
from stockmail.readers.found import Found
from stockmail.shop import parse_shop

LIBRARY = Library(None, None)
STYLE = Style(library=LIBRARY)
JSONL, EML, FLOOR, RIVAL = "to JSON lines", "to .eml", "bare Jinja loop (the floor)", "mailmerge"
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
            for offer in ("free_shipping", "enclose"):  # where nothing ships, they would be refused
                made.pop(offer, None)
        yield Raw({**order, "decisions": made}, "orders.jsonl")


def drafted(raw: Raw, name: str = "restock", form: Any = jsonl) -> bytes:  # noqa: ANN401 - a module
    """One order as a batch writes it: its draft in one line of JSON."""
    return form.write(route.draft(raw, Ask(), name, SHOP, LIBRARY, TODAY).draft, STYLE)


def micros(work: Callable[[Any], object], each: Iterable[Any]) -> Spent:
    """Microseconds that one of *each* takes."""
    count = 0
    start, begun = time.perf_counter(), time.process_time()
    for count, this in enumerate(each, 1):  # noqa: B007
        work(this)
    took = time.perf_counter() - start, time.process_time() - begun
    return Spent(*(seconds / count * 1e6 for seconds in took))


def print_stages(some: list[Raw]) -> None:
    """One line a stage of the route."""
    with watched() as spent:
        whole = micros(drafted, some).clock
    said = {name: seconds / len(some) * 1e6 for name, seconds in spent.items()}
    said["rest, JSON"] = whole - sum(said.values())
    print("where it goes, with the clock's own time in it:")
    for name, each in said.items():
        print(f"  {name:<28}{each:8.0f} µs")


def measured(orders: Iterator[Raw], count: int, rounds: int, mailmerge: str) -> dict[str, Spent]:
    """Medians of one order: ours on fresh orders, mailmerge and the floor, in turns; in microseconds."""
    some = list(islice(orders, count))
    briefs = rivals.briefs(some, drafted)

    def ours(form: ModuleType) -> Spent:
        return micros(partial(drafted, form=form), list(islice(orders, count)))

    with tempfile.TemporaryDirectory() as folder:
        works = {JSONL: lambda: ours(jsonl), EML: lambda: ours(eml),
                 FLOOR: rivals.bare(LIBRARY, briefs, micros)}  # fmt: skip
        if rivals.is_there(mailmerge):
            texts = [json.loads(drafted(raw))["body"] for raw in some]
            works[RIVAL] = rivals.mailmerge(mailmerge, Path(folder), briefs, texts)
        else:
            print(f"mailmerge is not there in {mailmerge}; --mailmerge names a Python that has it")
        return taking_turns(rounds, works)


def ratios(medians: dict[str, Spent]) -> Iterator[Ratio]:
    """The throughputs that are asked for, and the distance to the floor."""
    if rival := medians.get(RIVAL):
        for form, wanted in ((JSONL, 1.5), (EML, 1.0)):
            yield Ratio(
                f"batch: throughput {form} to mailmerge", rival.over(medians[form]), wanted, least=True
            )
        yield Ratio("batch: mailmerge to the bare Jinja loop, time", rival.over(medians[FLOOR]))
    yield Ratio("batch: to JSON lines to the bare Jinja loop, time", medians[JSONL].over(medians[FLOOR]))


def print_medians(medians: dict[str, Spent]) -> None:
    """One line each."""
    print("ja restock with all offers, one order, by the clock and by the processor:")
    for name, each in medians.items():
        print(f"  {name:<28}{each.clock:8.0f} µs{each.processor:8.0f} µs{1e6 / each.clock:8.0f} a second")


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
    each = median(times[1:])
    print(f"a day's batch of one product, one order: {each.clock:.0f} µs, processor {each.processor:.0f} µs")


def print_others(count: int, rounds: int) -> None:
    """One line for each other language and scenario; medians."""
    print("others, one order:")
    for language, name in OTHERS:
        coming = raws(count * (rounds + 1), language, name)
        times = [micros(partial(drafted, name=name), islice(coming, count)) for _ in range(rounds + 1)]
        each = median(times[1:])
        print(f"  {language + ' ' + name:<28}{each.clock:8.0f} µs{each.processor:8.0f} µs")


def main() -> None:
    """Print the whole table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--mailmerge", metavar="PYTHON", default="python3")
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=100_000, help="0 leaves the growth out")
    asked = parser.parse_args()
    count, rounds = asked.orders, asked.rounds
    print(f"{machine()}, {count} orders, medians of {rounds} rounds")
    coming = raws(count * (2 * rounds + 2))
    medians = measured(coming, count, rounds, asked.mailmerge)
    print_medians(medians)
    print(*ratios(medians), sep="\n")
    print_stages(list(coming))
    print_day(count // 2, rounds)
    print_others(count // 2, rounds)
    if asked.many:
        print_growth((1000, asked.many))


if __name__ == "__main__":
    main()
