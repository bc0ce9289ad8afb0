"""``stockmail check`` as a shell calls it."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.test_checks import RULES

BAD = "件名: 在庫の件\n\n佐藤 様\n\n在庫が切れました。\n何卒ご了承ください。\n"
FAIR = "件名: 在庫の件\n\n佐藤 様\n\n在庫が切れました。\n近日中に入荷します。\n"


def test_an_error_is_told_with_its_place_and_exits_1(run: Run, tmp_path: Path) -> None:
    """File, line, column, level, why, rule; and what to write instead."""
    (tmp_path / "draft.txt").write_text(BAD, encoding="utf-8")
    ran = run("check", "draft.txt", STOCKMAIL_UI="en")
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith("draft.txt:6:3: error: ")
    assert first.endswith("(pushing)")
    assert second.startswith("  write instead: ")


def test_the_report_is_in_the_users_language(run: Run) -> None:
    """Whatever the draft's."""
    ran = run("check", "-", stdin=b"Dear Jane,\n\nSorry for any inconvenience.\n", LANG="ja_JP.UTF-8")
    assert "エラー: どの迷惑かを言わない" in ran.out


def test_a_warning_alone_exits_0(run: Run) -> None:
    """It is told all the same."""
    ran = run("check", "-", stdin=FAIR.encode())
    assert ran.code == 0
    assert "stdin:6:1: warning" in ran.out


def test_a_good_draft_gets_no_word(run: Run) -> None:
    """Nothing on either stream."""
    good = (ROOT / "tests" / "golden" / "ja" / "mail" / "restock--bare.txt").read_bytes()
    ran = run("check", "-", "--scenario", "restock", "--channel", "own", stdin=good)
    assert (ran.out, ran.err, ran.code) == ("", "", 0)


def test_a_file_of_windows_is_read_as_any_other(run: Run) -> None:
    """Byte order mark and line ends change no place."""
    ran = run("check", "-", stdin=b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode())
    assert "stdin:6:3: error" in ran.out


def test_json_holds_every_field(run: Run) -> None:
    """For scripts."""
    ran = run("check", "-", "--to", "json", stdin=BAD.encode(), STOCKMAIL_UI="en")
    told = json.loads(ran.out)
    assert (told["file"], told["errors"], told["warnings"]) == ("stdin", 1, 0)
    (found,) = told["findings"]
    assert set(found) == {"rule", "level", "line", "column", "why", "instead"}
    assert (found["rule"], found["level"], found["line"], found["column"]) == ("pushing", "error", 6, 3)


def test_github_gets_an_annotation(run: Run, tmp_path: Path) -> None:
    """On one line, with the marks escaped that would end it."""
    (tmp_path / "a,b.txt").write_text(BAD, encoding="utf-8")
    ran = run("check", "a,b.txt", "--to", "github")
    assert ran.out.startswith("::error file=a%2Cb.txt,line=6,col=3,title=pushing::")
    assert ran.out.count("\n") == 1


def test_the_language_can_be_given(run: Run) -> None:
    """Else it is guessed: kana is Japanese."""
    text = "Dear Jane,\n\nSorry for any inconvenience. はい\n".encode()
    assert "any-inconvenience" not in run("check", "-", stdin=text).out
    assert "any-inconvenience" in run("check", "-", "--lang", "en", stdin=text).out


def test_a_charset_makes_old_characters_errors(run: Run) -> None:
    """iso-2022-jp carries no 髙; cp932 does."""
    text = "髙橋 様\n\nご注文の件です。\n".encode()
    strict = run("check", "-", "--charset", "iso-2022-jp", stdin=text)
    assert (strict.code, "(charset)" in strict.out) == (1, True)
    assert run("check", "-", "--charset", "cp932", stdin=text).code == 0


def test_a_scenario_asks_for_its_parts(run: Run) -> None:
    """Without one, nothing is missing."""
    ran = run("check", "-", "--scenario", "discontinued", stdin=FAIR.encode())
    assert {"order-number", "apology", "money"} <= {
        line.rpartition("(")[2].rstrip(")") for line in ran.out.splitlines()
    }
    assert ran.code == 1


@pytest.mark.parametrize("words", [
    ("--lang", "xx"), ("--channel", "nowhere"), ("--scenario", "nothing"), ("--to", "pdf"),
    ("--charset", "ebcdic"),
], ids=lambda words: words[0])  # fmt: skip
def test_an_unknown_name_is_told_with_those_there_are(run: Run, words: tuple[str, str]) -> None:
    """Exit 3, no report."""
    ran = run("check", "-", *words, stdin=BAD.encode())
    assert (ran.out, ran.code) == ("", 3)
    assert words[1] in ran.err


def test_the_rules_are_told_in_the_users_language(run: Run) -> None:
    """The list with its levels, and each page."""
    listed = run("check", "--rules", LANG="ja_JP.UTF-8").out
    assert "holes                エラー  埋め忘れをお客様に届けない。" in listed
    told = run("check", "--explain", "holes", LANG="ja_JP.UTF-8").out
    assert "理由: " in told
    assert "Why: " not in told
    assert "Why: " in run("check", "--explain", "holes", STOCKMAIL_UI="en").out


def test_no_draft_is_wrong_usage(run: Run) -> None:
    """Exit 2."""
    assert run("check").code == 2
    assert run("check", "nowhere.txt").code == 3


def test_every_rule_is_listed(run: Run) -> None:
    """Name, level, what it asks for."""
    listed = run("check", "--rules").out
    assert [line.split()[0] for line in listed.splitlines()] == list(RULES)


@pytest.mark.parametrize("language", ["ja_JP.UTF-8", "C.UTF-8"])
def test_a_rule_is_explained_with_its_samples(run: Run, language: str) -> None:
    """Through the door, for one; the pages of the others are held by the next test."""
    page = run("check", "--explain", "pushing", LANG=language).out
    assert page.startswith("pushing (")
    assert "何卒ご了承ください" in page


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_a_page(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The manual, then every sample, indented."""
    from stockmail.cli import reviewing

    reviewing.explain(name)
    page = capfdbinary.readouterr().out.decode()
    assert page.startswith(f"{name} (")
    assert all(f"    {sample.split(chr(10))[0]}".rstrip() in page for sample in RULES[name].fails)


def test_a_rule_that_there_is_not_is_told_with_the_nearest(run: Run) -> None:
    """Exit 3."""
    ran = run("check", "--explain", "pushin")
    assert ran.code == 3
    assert "pushing" in ran.err


def test_a_shops_own_wording_rule_is_found(run: Run, tmp_path: Path) -> None:
    """Beside its shop.yaml; and a draft of ours that breaks it is told so."""
    (tmp_path / "shop.yaml").write_text("name: みなと\nstaff: 佐藤\nemail: a@b.example\n", encoding="utf-8")
    own = tmp_path / "templates" / "ja" / "phrases.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "in-stock:\n  avoid: 在庫が切れ\n  prefer: 売り切れ\n  level: warning\n"
        "  why: {ja: 店の決まりです。, en: House style.}\n"
        "  fails: [在庫が切れており]\n  passes: [売り切れ]\n",
        encoding="utf-8",
    )
    assert "House style. (in-stock)" in run("check", "-", stdin=BAD.encode()).out
    ran = run("draft", "-s", "restock", "--order", ROOT / "examples" / "order.json")
    assert ran.code == 0
    assert "House style. (in-stock)" in ran.err


@pytest.mark.parametrize("text", ["!", "1", "\n", "〔", "{{", "！"])
def test_what_repeats_without_end_is_read_to_its_end(run: Run, tmp_path: Path, text: str) -> None:
    """As long as a draft may be; what is longer is told to be no draft."""
    path = tmp_path / "long.txt"
    path.write_text(text * (20_000 // len(text)), encoding="utf-8", newline="\n")
    assert run("check", path, "--scenario", "restock", "--channel", "mercari").code in {0, 1}
    path.write_text(text * 30_001, encoding="utf-8", newline="\n")
    ran = run("check", path)
    assert ran.code == 3
    assert "is longer than any draft" in ran.err
