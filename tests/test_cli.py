"""The contract of the command line: streams, exit codes, what wins over what."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

EXAMPLE = ROOT / "examples" / "order.json"
SHIPPED = ("restock", "discontinued", "alternative", "partial", "defect")


def test_stdout_holds_the_draft_and_stderr_the_talk(run: Run, shop: Path) -> None:
    """What was assumed is told, and never in the draft."""
    ran = run("draft", "--scenario", "restock", "--order", EXAMPLE, "--shop", shop)
    assert ran.code == 0
    assert ran.out.startswith("件名: 【お詫び】")
    assert "note:" not in ran.out
    assert "reply by 2026-11-27" in ran.err


def test_the_draft_is_the_same_in_a_file_and_in_a_pipe(run: Run, shop: Path, tmp_path: Path) -> None:
    """Byte for byte; a file leaves stdout empty."""
    args = ("draft", "--scenario", "restock", "--order", EXAMPLE, "--shop", shop)
    piped = run(*args)
    filed = run(*args, "-o", tmp_path / "draft.txt")
    assert filed.out == ""
    assert (tmp_path / "draft.txt").read_bytes() == piped.out.encode()


def test_the_draft_is_the_same_on_a_terminal(run: Run, shop: Path, tmp_path: Path) -> None:
    """A pseudo terminal gets the bytes that a pipe gets."""
    import os
    import pty

    args = [
        "draft",
        "--scenario",
        "restock",
        "--order",
        str(EXAMPLE),
        "--shop",
        str(shop),
        "--today",
        "2026-11-22",
    ]
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "stockmail", *args], stdout=slave, stderr=subprocess.DEVNULL, cwd=tmp_path
    ) as process:
        os.close(slave)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        assert process.wait() == 0
    assert seen.replace(b"\r\n", b"\n").decode() == run(*args).out


def _read(master: int) -> bytes:
    import os

    try:
        return os.read(master, 4096)
    except OSError:  # Linux says that the other end is closed by an error
        return b""


def test_an_order_comes_from_standard_input_only_when_asked(run: Run, shop: Path) -> None:
    """A dash reads it; without one, stdin is left alone."""
    read = run("draft", "--scenario", "restock", "--order", "-", "--shop", shop, stdin=EXAMPLE.read_bytes())
    left = run("draft", "--scenario", "restock", "--shop", shop, stdin=EXAMPLE.read_bytes())
    assert "山田 太郎 様" in read.out
    assert "山田" not in left.out


@pytest.mark.parametrize("scenario", SHIPPED)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_scenario_has_an_example(run: Run, scenario: str, language: str) -> None:
    """--example drafts without a file at all."""
    ran = run("draft", "--scenario", scenario, "--example", "--lang", language)
    assert ran.code == 0
    assert "10234" in ran.out
    assert "〔" not in ran.out


def test_decisions_apply_on_top_of_an_example(run: Run) -> None:
    """An option wins over the sample's own decision."""
    ran = run("draft", "-s", "restock", "--example", "--restock-date", "2026-12-early", "--coupon", "A1:10%")
    assert "12月上旬" in ran.out
    assert "10%引き" in ran.out


def test_options_win_over_the_file(run: Run, shop: Path) -> None:
    """Every order fact can be given on the command line."""
    ran = run(
        "draft",
        "-s",
        "restock",
        "--order",
        EXAMPLE,
        "--shop",
        shop,
        "--order-id",
        "77",
        "--customer",
        "佐々木 花子",
        "--item",
        "急須 x1 @¥5,500 #KYU",
        "--total",
        "5,500円",
        "--restock-date",
        "12/10",
        "--staff",
        "田中",
    )
    assert ran.code == 0
    assert "佐々木 花子 様" in ran.out
    assert "急須 1点" in ran.out
    assert "代金5,500円の全額" in ran.out
    assert "12月10日（木）の予定" in ran.out
    assert "みなと雑貨店の田中でございます" in ran.out
    assert "山田" not in ran.out


def test_an_order_can_be_flags_alone(run: Run, shop: Path) -> None:
    """No file is needed."""
    ran = run(
        "draft",
        "-s",
        "discontinued",
        "--shop",
        shop,
        "--order-id",
        "9",
        "--customer",
        "山田太郎",
        "--paid",
        "--item",
        "波佐見焼マグカップ x2 @3740",
        "--method",
        "card",
    )
    assert ran.code == 0
    assert "代金7,480円の全額" in ran.out


def test_json_holds_subject_body_and_parts(run: Run, shop: Path) -> None:
    """For scripts: one object, the body as the text form prints it."""
    args = ("draft", "-s", "restock", "--order", EXAMPLE, "--shop", shop)
    made = json.loads(run(*args, "--to", "json").out)
    assert run(*args).out == f"件名: {made['subject']}\n\n{made['body']}"
    assert made["scenario"] == "restock"
    assert made["parts"]["addressee"] == "山田 太郎 様"
    assert all(text in made["body"] for text in made["parts"].values())
    assert made["blanks"] == []


def test_the_shop_is_found_in_this_folder_then_in_the_settings(run: Run, shop: Path, tmp_path: Path) -> None:
    """--shop wins over STOCKMAIL_SHOP, that over shop.yaml here, that over the user's own."""
    args = ("draft", "-s", "restock", "--order", EXAMPLE)
    named = {name: f"name: {name}\nstaff: 佐藤\nemail: a@example.jp\n" for name in ("甲", "乙", "丙")}
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "shop.yaml").write_text(named["甲"], encoding="utf-8")
    assert "甲の佐藤" in run(*args).out
    (tmp_path / "shop.yaml").write_text(named["乙"], encoding="utf-8")
    assert "乙の佐藤" in run(*args).out
    (tmp_path / "other.yaml").write_text(named["丙"], encoding="utf-8")
    assert "丙の佐藤" in run(*args, STOCKMAIL_SHOP=str(tmp_path / "other.yaml")).out
    assert "みなと雑貨店の佐藤" in run(*args, "--shop", shop, STOCKMAIL_SHOP=str(tmp_path / "other.yaml")).out


def test_a_usage_error_is_exit_2(run: Run) -> None:
    """An option that does not exist is typer's to refuse."""
    assert run("draft", "--no-such-thing").code == 2
    assert run("drfat").code == 2


def test_a_reader_that_leaves_early_causes_no_noise(shop: Path, tmp_path: Path) -> None:
    """``stockmail … | head -1`` ends quietly."""
    command = (
        f"'{sys.executable}' -m stockmail draft -s restock --order '{EXAMPLE}' --shop '{shop}' | head -c 1"
    )
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=tmp_path, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_scenarios_lists_all_and_shows_one(run: Run) -> None:
    """The list has every scenario; a page has needs, offers and a whole sample."""
    listed = run("scenarios").out
    assert all(name in listed for name in SHIPPED)
    page = run("scenarios", "restock").out
    assert "--restock-date" in page
    assert "--coupon" in page
    assert "10234" in page
    assert run("scenarios", "restok").code == 3


def test_the_schema_is_json(run: Run) -> None:
    """``stockmail schema`` prints what an order file may hold."""
    assert "lines" in json.loads(run("schema").out)["properties"]


def test_the_program_speaks_the_users_language(run: Run) -> None:
    """Japanese under a ja locale, English elsewhere; the draft's language is another thing."""
    japanese = run("draft", "-s", "restock", "--example", "--lang", "en", LANG="ja_JP.UTF-8")
    english = run("draft", "-s", "restock", "--example", "--lang", "ja", LANG="en_US.UTF-8")
    assert "メモ: 返信の期限" in japanese.err
    assert japanese.out.startswith("Subject: ")
    assert "note: reply by" in english.err
    assert english.out.startswith("件名: ")


def test_the_version_is_the_packages(run: Run) -> None:
    """One place says it."""
    from stockmail import __version__

    assert run("--version").out == f"stockmail {__version__}\n"
