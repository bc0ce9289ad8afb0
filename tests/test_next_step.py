"""An error tells what, where, and the command that comes next."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

ORDER = ("draft", "-s", "restock", "--order", "order.json", "--restock-date", "+10d")
# What is typed, and the last line that is said.
NEXT = {
    "no shop.yaml": ((*ORDER, "--shop", "empty.yaml"), "see: stockmail init"),
    "a wrong fact of the shop": ((*ORDER, "--shop", "wrong.yaml"), "see: stockmail doctor"),
    "no scenario": (("draft",), "see: stockmail scenarios"),
    "no scenario for a batch": (("batch", "orders.csv"), "see: stockmail scenarios"),
    "an unknown scenario": (("preview", "restok"), "see: stockmail scenarios"),
    "an unknown format": ((*ORDER, "--from", "shopfy"), "see: stockmail formats"),
    "a file without orders": (("orders", "draft.txt"), "see: stockmail formats"),
    "facts that a file lacks": (
        ("draft", "-s", "discontinued", "--order", "orders.csv", "--order-id", "10236"),
        "see: stockmail orders orders.csv"),
    "an unknown rule": (("check", "--explain", "hols"), "see: stockmail check --rules"),
    "no case on record": (("log", "show", "77"), "see: stockmail log"),
    "no way to copy": ((*ORDER, "--copy"), "see: stockmail doctor"),
    "an unknown command": (("drfat",), "see: stockmail --help"),
    "an unknown option": (("draft", "--scenari", "x"), "see: stockmail draft --help"),
    "an unknown command of the log": (("log", "snt"), "see: stockmail log --help"),
    "a broken text": ((*ORDER, "--shop", "own/shop.yaml"), "see: stockmail templates check"),
    "a broken rule": ((*ORDER, "--coupon", "A:5", "--channel", "amazon"), "--allow no-coupon"),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The examples, and shops of all kinds."""
    folder = tmp_path / "desk"
    shutil.copytree(ROOT / "examples", folder)
    (folder / "empty.yaml").write_text("language: ja\n", encoding="utf-8")
    (folder / "wrong.yaml").write_text("nam: A\n", encoding="utf-8")
    text = folder / "own" / "templates" / "ja" / "scenarios" / "restock.j2"
    text.parent.mkdir(parents=True)
    text.write_text("{% if %}", encoding="utf-8")
    shutil.copy(folder / "shop.yaml", folder / "own")
    return folder


@pytest.mark.parametrize(("words", "told"), NEXT.values(), ids=NEXT)
def test_the_last_line_names_the_next_command(
    run: Run, desk: Path, words: tuple[str, ...], told: str
) -> None:
    """In the words that can be typed."""
    ran = run(*words, cwd=desk, DISPLAY="", WAYLAND_DISPLAY="", TMUX="", SSH_TTY="", SSH_CONNECTION="")
    assert ran.code not in {0, 1}
    assert ran.err.splitlines()[-1].endswith(told)


def test_an_order_on_record_names_its_case(run: Run, desk: Path) -> None:
    """Exit 6."""
    run(*ORDER, "--record", cwd=desk)
    assert run(*ORDER, "--record", cwd=desk).err.splitlines()[-1].endswith("see: stockmail log show 10234")


MISUSED = {
    "a command": (("drfat",), "drfat というコマンドはありません。draft のことですか"),
    "an option": (("draft", "--scenari", "x"), "--scenari というオプションはありません"),
    "a value": (("draft", "--scenario"), "--scenario には値が必要です"),
    "an argument": (("orders",), "がありません"),
}


@pytest.mark.parametrize(("words", "told"), MISUSED.values(), ids=MISUSED)
def test_a_misuse_is_told_in_the_users_language(run: Run, words: tuple[str, ...], told: str) -> None:
    """Exit 2."""
    ran = run(*words, LANG="ja_JP.UTF-8")
    assert ran.code == 2
    assert told in ran.err
    assert "参照: stockmail" in ran.err


def test_a_day_names_the_option_that_gave_it(run: Run, desk: Path) -> None:
    """Whichever option it was, or the environment."""
    assert "--on: " in run("due", "--on", "soon", cwd=desk).err
    assert "--at: " in run("log", "sent", "1", "--at", "soon", cwd=desk).err
    assert "STOCKMAIL_TODAY: " in run("due", cwd=desk, STOCKMAIL_TODAY="soon").err
