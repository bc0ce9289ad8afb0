"""Without an order: a form with visible blanks; on a terminal the missing facts are asked for."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import LIBRARY
from tests.conftest import TODAY, Run


@pytest.mark.parametrize("scenario", LIBRARY.scenarios)
@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_form_has_blanks_and_names_them(run: Run, scenario: str, language: str) -> None:
    """Exit 0; every blank in the text is named on stderr."""
    ran = run("draft", "-s", scenario, "--lang", language, "--no-input")
    labels = LIBRARY.wording(language)["blanks"]
    assert ran.code == 0
    shown = set(re.findall("〔([^〕]*)〕", ran.out))
    named = re.search(r"still blank: (.*)", ran.err)
    assert named
    assert {labels[path] for path in named[1].split(", ")} == shown


def test_decisions_fill_a_form(run: Run, shop: Path) -> None:
    """What is known stands in it; only the order's facts stay blank."""
    ran = run("draft", "-s", "restock", "--restock-date", "12/5", "--shop", shop)
    assert "12月5日（土）の予定" in ran.out
    assert "みなと雑貨店" in ran.out
    assert "restock_date" not in ran.err


def talk(words: list[str], answers: list[bytes], folder: Path) -> tuple[str, str]:
    """Run on a pseudo terminal and answer each question; what stdout and the terminal showed."""
    master, slave = pty.openpty()
    environ = {**os.environ, "STOCKMAIL_TODAY": TODAY, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    environ |= {"STOCKMAIL_CONFIG": str(folder), "STOCKMAIL_CACHE": str(folder / "cache")}
    with subprocess.Popen(
        [sys.executable, "-m", "stockmail", *words],
        stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=folder, env=environ,
    ) as process:  # fmt: skip
        os.close(slave)
        seen = b""
        try:
            for answer in answers:
                seen += read_until_asked(master)
                os.write(master, answer + b"\n")
            out, _ = process.communicate(timeout=20)
        finally:
            process.kill()
            os.close(master)
    return out.decode(), seen.decode()


def read_until_asked(master: int) -> bytes:
    """What the terminal shows up to the next question; fails when none comes."""
    seen = b""
    while not seen.endswith(b": "):
        ready, _, _ = select.select([master], [], [], 20)
        assert ready, f"no question came after {seen.decode()!r}"
        seen += os.read(master, 4096)
    return seen


def test_a_terminal_asks_and_enter_leaves_a_blank(tmp_path: Path) -> None:
    """Answers fill the form, an empty one leaves its blank."""
    answers = [
        "10234",
        "山田 太郎",
        "マグカップ x2 @3740",
        "12/5",
        "",
        "card",
        "みなと雑貨店",
        "佐藤",
        "a@example.jp",
    ]
    out, seen = talk(["draft", "-s", "restock"], [answer.encode() for answer in answers], tmp_path)
    assert "Customer's full name" in seen
    assert "山田 太郎 様" in out
    assert "マグカップ 2点" in out
    assert "12月5日（土）" in out
    assert "〔" not in out


def test_enter_for_everything_gives_the_blank_form(run: Run, tmp_path: Path) -> None:
    """Nothing is invented."""
    out, _ = talk(["draft", "-s", "restock"], [b""] * 9, tmp_path)
    assert out == run("draft", "-s", "restock", "--no-input").out


def test_no_input_never_asks(tmp_path: Path) -> None:
    """Even on a terminal."""
    out, _ = talk(["draft", "-s", "restock", "--no-input"], [], tmp_path)
    assert "〔ご注文番号〕" in out


@pytest.mark.parametrize("content", ["{}", '{"channel": "own"}', '{"decisions": {"restock_date": "12/5"}}'])
def test_an_order_file_without_facts_is_no_form(run: Run, tmp_path: Path, content: str) -> None:
    """A script that hands over an empty order must not get a draft with holes."""
    (tmp_path / "order.json").write_text(content, encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", "order.json")
    assert (ran.code, ran.out) == (3, "")
    assert "id: is missing" in ran.err
