"""An error tells what, where, and the command that comes next."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.test_help import EVERY, command_at

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
    "a command": (("drfat",), "drfat というコマンドはありません。draft のことですか", "stockmail --help"),
    "an option": (("draft", "--scenari", "x"), "--scenari というオプション", "stockmail draft --help"),
    "a short option": (("log", "sent", "-x"), "-x というオプションはありません", "stockmail log sent --help"),
    "a value": (("draft", "--scenario"), "--scenario には値が必要です", "stockmail draft --help"),
    "a value for a switch": (("draft", "--copy=yes"), "--copy に値は付きません", "stockmail draft --help"),
    "an argument": (("orders",), "ファイル… がありません", "stockmail orders --help"),
    "an option that is needed": (("log", "close", "1"), "--outcome が", "stockmail log close --help"),
    "a word too many": (("draft", "10234", "x"), "ここには何も書けません: 10234 x", "stockmail draft --help"),
    "no draft named": (("check",), "下書きのファイル", "stockmail check --help"),
    "letters for a number": (
        ("batch", "orders.csv", "-s", "restock", "--workers", "abc"),
        "--workers: 1 以上の整数を指定してください: abc", "stockmail batch --help"),
    "a number too small": (
        ("batch", "orders.csv", "-s", "restock", "--workers", "0"),
        "--workers: 1 以上の整数を指定してください: 0", "stockmail batch --help"),
    "points that are none": (
        ("draft", "-s", "restock", "--points-used", "many"),
        "--points-used: 0 以上の整数を指定してください: many", "stockmail draft --help"),
    "a day that is none": (("due", "--on", "soon"), "日付ではありません: soon", "stockmail due --help"),
    "a form that there is not": (
        ("draft", "-s", "restock", "--to", "pdf"), "--to: pdf はありません", "stockmail draft --help"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told", "help_"), MISUSED.values(), ids=MISUSED)
def test_a_misuse_is_told_in_the_users_language(
    run: Run, desk: Path, words: tuple[str, ...], told: str, help_: str
) -> None:
    """What, where, and the help of just that command."""
    ran = run(*words, LANG="ja_JP.UTF-8", cwd=desk)
    assert ran.code in {2, 3}
    first, *_more, last = ran.err.splitlines()
    assert told in first
    assert last == f"stockmail: 参照: {help_}"


def test_nothing_is_read_by_a_type_that_complains_in_english() -> None:
    """What typer itself cannot read it refuses in its own words; text, paths and switches it always reads."""
    kinds = {
        type(param.type).__name__
        for words in EVERY
        for param in command_at(words).params
        if not getattr(param, "is_flag", False) and hasattr(param, "type")  # later typers read text alone
    }
    assert kinds <= {"StringParamType", "TyperPath"}


def test_a_day_names_the_option_that_gave_it(run: Run, desk: Path) -> None:
    """Whichever option it was, or the environment."""
    assert "--on: " in run("due", "--on", "soon", cwd=desk).err
    assert "--at: " in run("log", "sent", "1", "--at", "soon", cwd=desk).err
    assert "STOCKMAIL_TODAY: " in run("due", cwd=desk, STOCKMAIL_TODAY="soon").err
