"""What stands on a terminal fits it and is broken where one would pause: in both languages, at any width."""

import os
import re
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from stockmail.wrap import NOT_FIRST, cells
from tests.conftest import ROOT, TODAY, Run
from tests.sitting import ESCAPES

PATIENCE = 60
ORDER = ("--order", "orders.csv", "--order-id", "10235", "--short", "MUG-NV", "--paid")
SCREENS = {
    "orders": ("orders", "orders.csv"),
    "scenarios": ("scenarios",),
    "doctor": ("doctor",),
    "check": ("check", "draft.txt", "--scenario", "restock"),
    "rules": ("check", "--rules"),
    "due": ("due", "--on", "2026-12-03"),
    "batch": ("batch", "orders.csv", "-s", "discontinued", "--short", "MUG-NV", "--paid"),
    "a draft": ("draft", "-s", "restock", *ORDER, "--restock-date", "+10d"),
    "a refusal": ("draft", "-s", "restock", *ORDER, "--restock-date", "+10d", "--channel", "amazon",
                  "--coupon", "A:5"),
    "no scenario": ("draft", *ORDER),
    "a misuse": ("draft", "-s", "restok"),
}  # fmt: skip
# As long as they are: commands, paths, the draft (up to the empty line before the talk), JSON lines.
# A rule and a bar are as wide as the terminal says they are.
LONG = re.compile(r"\s*(\$ |/|https?:|\{|─|.*━)|stockmail: (see|参照): |.*stockmail log sent")


def shown(folder: Path, words: tuple[str, ...], columns: int, ui: str) -> list[str]:
    """The lines that a terminal is sent when both streams go to it."""
    mine = ("LC_", "LANG", "TMUX", "STOCKMAIL_", "COLUMNS")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(mine)}
    own = {f"STOCKMAIL_{name.upper()}": str(folder.parent / name) for name in ("cache", "config", "data")}
    environ = plain | own | {"STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": ui, "LANG": "C.UTF-8", "TERM": "xterm"}
    child = pexpect.spawn(sys.executable, ["-m", "stockmail", *words], cwd=str(folder), env=environ,
                          encoding="utf-8", dimensions=(50, columns), timeout=PATIENCE)  # fmt: skip
    child.expect(pexpect.EOF)
    child.close()
    return ESCAPES.sub("", child.before or "").replace("\r", "").split("\n")


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    """The examples, one draft of them sent."""
    folder = tmp_path / "desk"
    shutil.copytree(ROOT / "examples", folder)
    assert run("draft", "-s", "restock", *ORDER, "--restock-date", "+10d", "--record", cwd=folder).code == 0
    assert run("log", "sent", "10235", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("ui", ["en", "ja"])
@pytest.mark.parametrize("words", SCREENS.values(), ids=SCREENS)
def test_no_line_runs_over_the_edge_or_begins_with_what_ends_one(
    words: tuple[str, ...], desk: Path, ui: str, columns: int
) -> None:
    """But for what is to be copied whole."""
    lines = shown(desk, words, columns, ui)
    if words[0] == "draft" and any(line.startswith(("件名", "Subject")) for line in lines):
        # The draft is the same everywhere; an empty line parts it from what is said.
        last = max(at for at, line in enumerate(lines) if "minato.example" in line)
        assert lines[last + 1] == ""
        lines = lines[last + 1 :]
    own = [line for line in lines if not LONG.match(line)]
    assert any(own)
    assert [line for line in own if cells(line.rstrip()) > columns] == []
    if ui == "ja" and words[0] != "orders":
        torn = [line for line in own if line.strip()[:1] in NOT_FIRST - set(".-…")]
        assert torn == []
