"""What stockmail is measured against: mailmerge on the same text, and Jinja with nothing around it."""

import csv
import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from spent import Spent

from stockmail import route
from stockmail.brief import Brief, Item
from stockmail.case import Case
from stockmail.library import Library, root
from stockmail.model import Raw
from stockmail.render import part
from stockmail.texts import pad

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "restock.mailmerge.txt"
Micros = Callable[[Callable[[Any], object], Iterable[Any]], Spent]


def briefs(some: list[Raw], draft: Callable[[Raw], object]) -> list[Brief]:
    """What the drafts of those orders say: the facts that both rivals are handed ready made."""
    made: list[Brief] = []
    real = route.compose

    def keep(case: Case) -> Brief:
        made.append(real(case))
        return made[-1]

    route.compose = keep
    try:
        for raw in some:
            draft(raw)
    finally:
        route.compose = real
    return made


def bare(library: Library, briefs: list[Brief], micros: Micros) -> Callable[[], Spent]:
    """Our templates in a plain environment, without sandbox, wrapping or anything else."""
    texts = Environment(  # noqa: S701 - plain text
        loader=FileSystemLoader(root() / "templates" / "ja"), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    texts.filters["pad"] = pad
    template = texts.get_template(f"scenarios/{next(iter(library.scenarios))}.j2")
    ready = [{**brief.variables(), "part": part} for brief in briefs]
    return lambda: micros(template.render, ready)


def is_there(python: str) -> bool:
    """Whether that Python has mailmerge."""
    try:
        done = subprocess.run([python, "-c", "import mailmerge"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def mailmerge(python: str, folder: Path, briefs: list[Brief], bodies: list[str]) -> Callable[[], Spent]:
    """Its own template, filled from a CSV file with a row an order."""
    template, rows = folder / "mail.txt", folder / "rows.csv"
    write(template, rows, briefs)
    command = [python, str(HERE / "mailmerge_loop.py"), str(template), str(rows)]
    texts = _run([*command, str(len(bodies))])["texts"]
    pairs = zip(bodies, texts, strict=True)
    unlike = sum("".join(ours.split()) != "".join(its.split()) for ours, its in pairs)
    if unlike:
        raise SystemExit(f"{unlike} texts of mailmerge are not those of stockmail: {TEMPLATE} is out of date")

    def each() -> Spent:
        took = _run([*command, "0"])
        return Spent(*(took[name] / len(briefs) * 1e6 for name in Spent._fields))

    return each


def write(template: Path, rows: Path, briefs: list[Brief]) -> None:
    """What mailmerge reads: its template, and a table with a row an order."""
    template.write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    table = [_row(brief) for brief in briefs]
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)


def _run(command: list[str]) -> Any:  # noqa: ANN401 - JSON
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def _row(brief: Brief) -> dict[str, str]:
    """One row: the facts of *brief* that differ from mail to mail, as texts."""
    refund, restock, reply = cast("Any", (brief.refund, brief.restock, brief.reply))
    return {
        "email": "customer@example.com",
        "name": brief.to.person,
        "id": brief.order.id,
        "ordered": brief.order.date,
        "short": _pieces(brief.short),
        "rest": _pieces(tuple(item._replace(some=False) for item in brief.rest)),
        "restock": restock.text,
        "ships": restock.ships,
        "shipping_back": brief.shipping_back,
        "paid": brief.order.paid_on,
        "amount": refund.amount,
        "refund_by": refund.date,
        "way": refund.to,
        "seen": refund.seen,
        "new_total": brief.new_total,
        "account": "1" if refund.asks_account else "",
        "reply_by": reply.by,
    }


def _pieces(items: tuple[Item, ...]) -> str:
    indent = "\n" + " " * 22
    return indent.join(
        f"{item.name} {item.ordered + 'のうち' if item.some else ''}{item.pieces}" for item in items
    )
