"""docs/privacy.md, page by page: nobody's name lies where it says that there is none, and all is 0600."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import inside
from tests.batches import RESTOCK
from tests.conftest import ROOT, Ran, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no modes there")

# Words that stand nowhere else, one in each field that tells of a person.
SECRETS = {
    "name": "秘密野一子", "family_name": "秘密野二子", "given_name": "秘密野三子", "company": "秘密野商店",
    "email": "himitsuno@secret.example",
}  # fmt: skip
NOTE = "秘密野様のご希望"
LINE = {
    "sku": "MUG-NV",
    "name": "秘密野マグ",
    "variant": "秘密野色",
    "quantity": 1,
    "unit_price": 98765,
    "short": 1,
}
ORDER: dict[str, Any] = {
    "id": "S-1", "channel": "own", "language": "ja", "ordered_at": "2026-11-20",
    "customer": {"name": SECRETS["name"], "company": SECRETS["company"], "email": SECRETS["email"]},
    "lines": [LINE], "payment": {"paid": True, "method": "card", "total": 98765, "paid_at": "2026-11-20"},
}  # fmt: skip
TOLD = tuple(each.encode() for each in ("秘密野", "himitsuno"))
SHOP = "name: みなと雑貨店\nstaff: 佐藤\nemail: info@minato.example\n"
DRAFT = ("draft", *RESTOCK, "--order", "order.json", "--note", NOTE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop's folder with such an order; what it holds at first is known."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "order.json").write_text(json.dumps(ORDER, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def new(folder: Path) -> Iterator[Path]:
    """Every file that the program made."""
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in {"shop.yaml", "order.json", "orders.jsonl"}:
            yield path


def telling(folder: Path) -> list[Path]:
    """Those that name somebody, in themselves or in their names."""
    return [path for path in new(folder)
            if any(word in path.read_bytes() or word in os.fsencode(path.name) for word in TOLD)]  # fmt: skip


def others_read(folder: Path) -> list[Path]:
    """Those that not only their owner reads."""
    return [path for path in new(folder) if stat.S_IMODE(path.stat().st_mode) & 0o077]


FORMS = ("text", "json", "jsonl", "eml", "html", "mbox")


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_leaves_nobodys_name_anywhere(form: str, folder: Path) -> None:
    """Drafted twice, so that all that is kept between runs is there: cache, data, state, settings."""
    for _time in range(2):
        ran = inside.run(folder, *DRAFT, "--to", form, *(["--html"] if form == "eml" else []))
        assert ran.code == 0, ran.err
    assert telling(folder) == []
    assert others_read(folder) == []


def test_the_log_keeps_no_name_unless_the_shop_wants_texts(folder: Path) -> None:
    """Neither the log nor what is kept beside it; 0600 both ways."""
    assert inside.run(folder, *DRAFT[:-2], "--record").code == 0
    base = (folder / "data" / "log.sqlite").read_bytes()
    assert SECRETS["name"].encode() not in base
    assert SECRETS["company"].encode() not in base
    assert b"himitsuno" not in base
    assert others_read(folder) == []
    (folder / "shop.yaml").write_text(SHOP + "keep: text\n", encoding="utf-8")
    assert inside.run(folder, *DRAFT[:-2], "--record", "--again").code == 0
    assert SECRETS["name"].encode() in (folder / "data" / "log.sqlite").read_bytes()
    assert others_read(folder) == []


def test_what_is_forgotten_leaves_the_file(folder: Path) -> None:
    """Not only the table: nothing of it is left in the bytes."""
    (folder / "shop.yaml").write_text(SHOP + "keep: text\n", encoding="utf-8")
    assert inside.run(folder, *DRAFT, "--record").code == 0
    forgotten = inside.run(
        folder, "log", "forget", "--older", "1d", "--unsettled", STOCKMAIL_TODAY="2027-06-01"
    )
    assert forgotten.code == 0, forgotten.err
    assert telling(folder) == []


@pytest.mark.parametrize("private", [True, False])
def test_a_batch_names_people_in_its_drafts_alone(private: bool, folder: Path) -> None:  # noqa: FBT001
    """With --private not in their names either; every file is its owner's, hidden ones too."""
    bad = {**ORDER, "id": "S-2", "currency": "JYP"}
    rows = [
        {**ORDER, "customer": {**ORDER["customer"], "name": f"秘密野{n}", "company": None}, "id": f"S-{n}"}
        for n in range(5, 9)
    ]
    path = folder / "orders.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in [*rows, bad]), encoding="utf-8")
    words = ("batch", path, *RESTOCK, "--keep-going", "--record", "--out", "out")
    ran = inside.run(folder, *words, *(["--private"] if private else []))
    assert ran.code == 1, ran.err
    told = telling(folder)
    assert {each.parent for each in told} == {folder / "out"}
    names = {each.name for each in told if each.suffix == ".txt"}
    assert names == {f"S-{n}{'' if private else f'_秘密野{n}'}.txt" for n in range(5, 9)}
    assert others_read(folder) == []


def test_a_stream_of_drafts_leaves_no_file_in_the_temporary_folder(folder: Path) -> None:
    """The database of numbers seen, the rows that wait, the drafts that wait: they have no names."""
    temporary = folder / "tmp"
    temporary.mkdir()
    words = ("batch", "order.json", *RESTOCK, "--record", "--to", "jsonl")
    for more in ((), ("-o", "all.jsonl"), ("--keep-going", "--again")):
        inside.run(folder, *words, *more, TMPDIR=str(temporary), SQLITE_TMPDIR=str(temporary))
    assert list(temporary.iterdir()) == []
    assert {path.name for path in telling(folder)} <= {"all.jsonl"}
    assert others_read(folder) == []


def test_the_editors_file_is_its_owners_and_goes(run: Run, folder: Path) -> None:
    """While it is open it is 0600 and named by the number; afterwards it is gone."""
    seen = folder / "seen"
    script = folder / "editor.sh"
    script.write_text(
        f'#!/bin/sh\nstat -c "%a %n" "$1" > {seen}\nstat -c %a "$(dirname "$1")" >> {seen}\n',
        encoding="utf-8",
    )
    script.chmod(0o700)
    ran = run(*DRAFT, "--edit", "--no-input", STOCKMAIL_EDITOR=str(script))
    assert ran.code == 0, ran.err
    (mode, name), (above,) = map(str.split, seen.read_text("utf-8").splitlines())
    assert (mode, above) == ("600", "700")
    assert "秘密野" not in name
    assert not Path(name).exists()


@pytest.mark.parametrize("spoiled", ["id", "customer", "lines", "payment", "currency", "ordered_at"])
def test_a_refusal_shows_the_value_that_is_wrong_and_no_other(spoiled: str, folder: Path) -> None:
    """One field wrong: the words on stderr name nobody, but where the name itself is what is wrong."""
    wrong: dict[str, Any] = {
        "id": 5, "customer": {"name": SECRETS["name"], "email": "no address"},
        "lines": [{**LINE, "quantity": -1}],
        "payment": {"paid": True, "total": 1.5}, "currency": "JYP", "ordered_at": "yesterday",
    }  # fmt: skip
    (folder / "order.json").write_text(json.dumps({**ORDER, spoiled: wrong[spoiled]}), encoding="utf-8")
    ran = inside.run(folder, *DRAFT[:-2])
    assert (ran.code, ran.out) == (3, "")
    assert "秘密野" not in ran.err
    assert "himitsuno" not in ran.err


def crashed(folder: Path, fault: str) -> Ran:
    """A run with a fault of the program itself in it: the only way to a traceback."""
    code = (
        f"import sys, stockmail.{fault.rpartition('.')[0]} as m\n"
        f"def broken(*a, **k): raise RuntimeError('a fault of the program')\n"
        f"m.{fault.rpartition('.')[2]} = broken\n"
        "from stockmail.cli import main\nmain()"
    )
    environ = {**os.environ, "STOCKMAIL_TODAY": "2026-11-22", "STOCKMAIL_CACHE": str(folder / "cache")}
    line = [sys.executable, "-c", code, *DRAFT]
    done = subprocess.run(line, capture_output=True, cwd=folder, env=environ, check=False)
    return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)


@pytest.mark.parametrize("fault", ["render.say", "route.draft", "order.parse", "outputs.text.write"])
def test_a_fault_of_the_program_names_nobody(fault: str, folder: Path) -> None:
    """A traceback shows lines of the program, never values: it can be sent to whoever mends it."""
    ran = crashed(folder, fault)
    assert ran.code != 0
    assert "a fault of the program" in ran.err
    assert "秘密野" not in ran.err
    assert "himitsuno" not in ran.err


def test_the_page_says_where_everything_lies() -> None:
    """Each of the program's own folders is on the page."""
    page = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    for word in ("your cache folder", "your data folder", "your state folder", "set-aside", "0600"):
        assert word in page, word
