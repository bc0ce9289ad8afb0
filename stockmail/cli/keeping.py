"""``stockmail log export`` gives the cases out; ``stockmail log forget`` deletes old ones."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from stockmail.calendar import FURTHEST
from stockmail.cli.place import here, one_of
from stockmail.cli.talk import _
from stockmail.entry import Entry, Pieces
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import shown
from stockmail.log.book import opened
from stockmail.log.rows import TIMES, Logged

FORMS = ("csv", "jsonl")
CASE = ("id", "state", *TIMES, "answer", "outcome")
SAID = tuple(name for name in Entry._fields if name not in {"lines", "repeats"})


def export(to: str, out: Path | None, shop: Path | None) -> None:
    """Give out every case: CSV with a row for each product, or a JSON object on each line."""
    one_of("--to", to, FORMS)
    place = here(shop)
    with opened(place.log) as log:
        cases = log.cases()
    text = _csv(cases) if to == "csv" else "".join(map(_json, cases))
    if out:
        from stockmail.files import write_whole

        write_whole(out, text.encode())
    else:
        place.write(text)


def _csv(cases: list[Logged]) -> str:
    from stockmail.sheets import table

    heads = (*CASE, *SAID, "sku", "pieces", "short", "price")
    return table(heads, _rows(cases))


def _rows(cases: list[Logged]) -> Iterator[list[object]]:
    for case in cases:
        facts = list(_facts(case).values())
        for line in case.entry.lines or (Pieces("", 0, 0),):
            yield [*facts, line.sku, line.ordered, line.short, line.price]


def _json(case: Logged) -> str:
    import json

    lines = [{name: _plain(value) for name, value in line._asdict().items()} for line in case.entry.lines]
    return json.dumps({**_facts(case), "lines": lines}, ensure_ascii=False) + "\n"


def _facts(case: Logged) -> Mapping[str, object]:
    own = {name: _plain(getattr(case, name)) for name in CASE}
    return own | {name: _plain(getattr(case.entry, name)) for name in SAID}


def _plain(value: object) -> object:
    """A value as JSON and CSV have it."""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def forget(older: str, shop: Path | None, *, unsettled: bool) -> None:
    """Delete what was settled longer ago than *older* (``180d``), and say what is kept."""
    found = re.fullmatch(r"(\d{1,4})d", older, re.ASCII)
    if not found or int(found[1]) > FURTHEST:
        message = N_("is not a number of days like 180d: {got}")
        raise OrderError(Problem(message, {"got": shown(older)}, "--older", "", "--older"))
    place = here(shop)
    before = place.now - timedelta(days=int(found[1]))
    with opened(place.log) as log:
        gone, left = log.forget(before, unsettled=unsettled)
        kept = len(log.cases())
    said = _("Deleted, from before {day}: {gone}. Kept: {kept}.")
    lines = [said.format(gone=gone, day=f"{before:%Y-%m-%d}", kept=kept)]
    if left:
        said = _("As old but not settled: {left}. Close them, or delete them too with --unsettled.")
        lines.append(said.format(left=left))
    place.write("\n".join(lines) + "\n")
