"""Hostile words in an order: what the program writes, on a screen, in a file, as a name, is harmless."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from fuzz import harmless
from fuzz.pieces import SPECIAL
from tests import inside
from tests.conftest import Ran

TEXTS = {key: value for key, value in SPECIAL.items() if isinstance(value, str)}
RESTOCK = ("-s", "restock", "--restock-date", "2026-12-05")
SHOP = "name: みなと雑貨店\nstaff: 佐藤\nemail: info@minato.example\n"
LINE = {"sku": "MUG", "name": "マグカップ", "quantity": 1, "unit_price": 100, "short": 1}
ORDER: dict[str, Any] = {
    "id": "1", "channel": "own", "customer": {"name": "山田 太郎", "email": "a@b.jp"}, "lines": [LINE],
    "payment": {"paid": True, "method": "card", "total": 100},
}  # fmt: skip


def orders(text: str) -> list[dict[str, Any]]:
    """A good order, then one with *text* in each of its words."""
    said = [{**ORDER, "id": "0"}, {**ORDER, "id": text}]
    names = ("name", "family_name", "company", "email")
    said += [{**ORDER, "customer": {**ORDER["customer"], key: text}} for key in names]
    said += [{**ORDER, "lines": [{**LINE, key: text}]} for key in ("sku", "name", "variant")]
    said += [{**ORDER, key: text} for key in ("ordered_at", "language", "currency", "channel")]
    return [{**order, "id": order["id"] if order["id"] != "1" else f"n{n}"} for n, order in enumerate(said)]


def quiet(ran: Ran) -> Ran:
    """Nothing on the screen that a terminal obeys, and a code of the contract."""
    harmless.lines(ran.err)
    assert ran.code in {0, 1, 3, 6}, ran
    return ran


def rows(text: str) -> list[list[str]]:
    """The rows of a CSV as we write it."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop's folder."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_batch_and_its_log_say_it_as_harmless_text_or_not_at_all(text: str, folder: Path) -> None:
    """Names of files, drafts, what is set aside, the table, the log, its report and its export."""
    path, out = folder / "orders.jsonl", folder / "out"
    path.write_text("".join(json.dumps(order) + "\n" for order in orders(text)), encoding="utf-8")
    harmless.lines(quiet(inside.run(folder, "orders", path, "--to", "table")).out)
    for line in quiet(inside.run(folder, "orders", path, "--to", "jsonl")).out.splitlines():
        harmless.one_line(f"{line}\n".encode())
    quiet(inside.run(folder, "batch", path, *RESTOCK, "--out", out, "--keep-going", "--record"))
    written = [each for each in folder.rglob("*") if each.is_file()]
    drafts = [each for each in out.iterdir() if each.suffix == ".txt"]
    assert drafts
    for each in written:
        harmless.lines(each.name)
        assert len(each.name.encode()) <= 255
    for each in drafts:
        harmless.lines(each.read_text("utf-8"))
    for each in out.glob("set-aside*.jsonl"):
        for line in each.read_text("utf-8").splitlines(keepends=True):
            harmless.one_line(line.encode())
    harmless.cells(rows(quiet(inside.run(folder, "log", "export", "--to", "csv")).out))
    harmless.cells(rows(quiet(inside.run(folder, "report", "--to", "csv")).out))
    harmless.cells(rows(quiet(inside.run(folder, "report", "--order-plan", "--to", "csv")).out))
    for words in ("due", "log", "report", "log export --to jsonl", "report --to json", "due --to json"):
        harmless.lines(quiet(inside.run(folder, *words.split())).out)
    assert quiet(inside.run(folder, "report", "--html", "report.html")).code == 0
    harmless.lines((folder / "report.html").read_text("utf-8"))
    drawn = (folder / "report.html").read_text("utf-8")
    assert "<img" not in drawn
    assert "onerror=alert(1)>" not in drawn
    assert "<a href='javascript" not in drawn


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_row_that_is_set_aside_runs_nowhere_and_reads_as_it_came(text: str, folder: Path) -> None:
    """In any cell, and as a heading."""
    said = text.encode("utf-8", "replace").decode()
    heading = said.replace(";", ":")  # several of them in a heading part the cells
    head, cells = ["no", "name", "product", heading], ["1", said, said, said]
    made = io.StringIO(newline="")
    csv.writer(made).writerows([head, cells, ["", *cells[1:]]])
    (folder / "orders.csv").write_text(made.getvalue(), encoding="utf-8", newline="")
    fields = "columns: {no: id, name: customer.name, product: lines.name}\n"
    (folder / "map.yaml").write_text(fields, encoding="utf-8")
    words = ("--map", "map.yaml", *RESTOCK, "--out", "out", "--keep-going")
    assert quiet(inside.run(folder, "batch", "orders.csv", *words)).code == 1
    (path,) = (folder / "out").glob("set-aside*.csv")
    harmless.cells(rows(path.read_text("utf-8-sig")))
    read = ("--map", "map.yaml", "--to", "jsonl")
    first, again = (inside.run(folder, "orders", each, *read).out for each in ("orders.csv", path))
    assert first.strip()
    assert again == first
