"""``doctor``: what is in order, and a mend for all that is not; in both languages, at any width."""

import re
from pathlib import Path

import pytest

from stockmail import doctor, registry
from stockmail.wrap import cells
from tests.conftest import Run

SHOP = "name: みなと雑貨店\nstaff: 佐藤\nemail: a@b.example\naddress: 横浜市\nphone: 045-000-0000\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a whole shop.yaml."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    return tmp_path


def lines(text: str) -> str:
    """The words without their line breaks."""
    return " ".join(text.split())


def test_all_is_well(run: Run, desk: Path) -> None:
    """Exit 0, a line for each thing, and nothing made."""
    ran = run("doctor", COLUMNS="100")
    assert ran.code == 0
    assert "error" not in ran.out
    titles = [registry.load(doctor, name).TITLE for name in registry.names(doctor)]
    assert all(re.search(rf": +{title}", ran.out) for title in titles)
    assert [path.name for path in desk.iterdir()] == ["shop.yaml"]


def test_nothing_is_set_up(run: Run) -> None:
    """Exit 1, and the command that sets it up."""
    ran = run("doctor")
    assert ran.code == 1
    assert "run: stockmail init" in lines(ran.out)


FAULTS = {
    "a broken shop.yaml": ("shop.yaml", "name: [", "is not YAML", "mend this line"),
    "a shop without staff": ("shop.yaml", "name: A\nemail: a@b.example\n", "staff", "run: stockmail init"),
    "a fault in a text": (
        "templates/ja/scenarios/restock.j2", "{% if %}", "faults: 1", "run: stockmail templates check"),
    "a fault in the scenarios": ("scenarios.yaml", "restock: {titel: x}", "titel", "mend this line"),
    "a fault in a channel": ("channels/rakuten.yaml", "colour: red", "colour", "mend this line"),
    "a log that is none": ("log.sqlite", "x" * 999, "is no case log", "STOCKMAIL_LOG"),
    "a log in a file": ("shop.yaml", f"{SHOP}log: shop.yaml/log\n", "log", "STOCKMAIL_LOG"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "said", "mend"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_told_with_its_mend(
    run: Run, desk: Path, file: str, text: str, said: str, mend: str
) -> None:
    """Exit 1."""
    path = desk / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    environ = {"STOCKMAIL_LOG": str(path)} if file == "log.sqlite" else {}
    ran = run("doctor", **environ)
    assert ran.code == 1
    assert said in lines(ran.out)
    assert mend in lines(ran.out)
    assert "Traceback" not in ran.err


ROUND = {
    "a terminal of another encoding": ({"PYTHONIOENCODING": "cp932"}, 1, "cp932; drafts are UTF-8"),
    "a locale that is not there": ({"LC_ALL": "xx_YY.UTF-8"}, 0, "no locale xx_YY.UTF-8"),
    "no clipboard": ({"DISPLAY": "", "WAYLAND_DISPLAY": "", "TMUX": ""}, 0, "--copy will not work"),
    "tmux": ({"TMUX": "socket,1,0"}, 0, "tmux"),
    "a cache that is a file": ({"STOCKMAIL_CACHE": "shop.yaml"}, 0, "every start is slower"),
}


@pytest.mark.parametrize(("environ", "code", "said"), ROUND.values(), ids=ROUND)
@pytest.mark.usefixtures("desk")
def test_what_is_around_is_seen(run: Run, environ: dict[str, str], code: int, said: str) -> None:
    """Only what would spoil a draft is an error."""
    ran = run("doctor", **environ)
    assert (ran.code, said in lines(ran.out)) == (code, True)


@pytest.mark.parametrize("columns", ["80", "40"])
def test_it_speaks_japanese_on_any_terminal(run: Run, columns: str) -> None:
    """No English sentence is left, no line is too long but for a path."""
    shown = run("doctor", LANG="ja_JP.UTF-8", COLUMNS=columns).out
    assert "エラー: shop.yaml" in shown
    assert "stockmail init" in lines(shown)
    assert [line for line in shown.splitlines() if cells(line) > int(columns) and "/" not in line] == []
    assert not {"there", "none", "installed", "run"} & set(shown.split())
