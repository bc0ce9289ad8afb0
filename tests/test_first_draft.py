"""From nothing to the first own draft in the README's three commands, as somebody types them who is new here.

The first of them sets the program up; `.ci/run` pastes it on a fresh clone.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sitting import Sitting
from tests.test_readme import ASKS, READMES, SETS_UP_AND_DRAFTS, commands_in

# What is typed at each prompt; "" is Enter alone.
SHOP = ("みなと雑貨店", "佐藤", "info@minato.example", "", "", "", "", "", "")
ORDER = ("", "", "", "", "", "1", "12/5", "", "", "", "", "done")
NUMBERS = {"en": r"asks (\d+) questions .* and `new` (\d+) .* all but (\d+) of",
           "ja": r"店について(\d+)つ、.*注文について(\d+)の.*。(\d+)つのほか"}  # fmt: skip
NOBODY = dict.fromkeys((f"STOCKMAIL_{name}" for name in ("CACHE", "CONFIG", "DATA", "STATE")), "")
NOBODY |= dict.fromkeys((f"XDG_{name}_HOME" for name in ("CACHE", "CONFIG", "DATA", "STATE")), "")


def asks(folder: Path, command: str, answers: tuple[str, ...], ui: str) -> tuple[str, str]:
    """Give *answers* at as many prompts, no more and no less; what went to stdout, what was said."""
    home = {"HOME": str(folder.parent / "home")}
    with Sitting(folder, command.removeprefix("stockmail "), ui=ui, environ=NOBODY | home) as sitting:
        for answer in answers:
            sitting.waits()
            sitting.types(answer)
        assert sitting.leaves() == 0
        return sitting.out, sitting.said


@pytest.mark.parametrize("ui", READMES)
def test_three_commands_lead_to_the_first_own_draft(tmp_path: Path, ui: str) -> None:
    """In an empty home, in a folder that holds an export and nothing else; the numbers told are true."""
    for name in ("home", "shop"):
        (tmp_path / name).mkdir()
    shutil.copy(ROOT / "examples" / "orders.csv", tmp_path / "shop")
    page = READMES[ui].read_text("utf-8")
    second, third = (command for command in commands_in(READMES[ui]) if command in ASKS)
    assert page.index(SETS_UP_AND_DRAFTS) < page.index(second) < page.index(third)
    asks(tmp_path / "shop", second, SHOP, ui)
    draft, said = asks(tmp_path / "shop", third, ORDER, ui)
    assert "山田太郎 様" in draft
    assert "みなと雑貨店の佐藤でございます" in draft
    assert "12月5日" in draft
    assert "〔" not in draft
    assert "stockmail draft --scenario restock --order orders.csv" in said
    told = re.search(NUMBERS[ui], page.replace("\n", " "))
    assert told
    typed = sum(map(bool, (*SHOP, *ORDER)))
    assert tuple(map(int, told.groups())) == (len(SHOP), len(ORDER), typed)
