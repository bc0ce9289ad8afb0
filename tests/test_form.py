"""Without an order: a form with visible blanks; on a terminal the missing facts are asked for."""

import re
from pathlib import Path

import pytest

from tests.cases import LIBRARY
from tests.conftest import Run
from tests.sitting import Sitting


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


QUESTIONS = (
    *("Order number", "full name", "Product", "When is it back?", "What was charged", "How does the money"),
    *("Shop", "Your name", "e-mail"),
)


def test_a_terminal_asks_and_enter_leaves_a_blank(tmp_path: Path) -> None:
    """Answers fill the form, an empty one leaves its blank; a wrong one is asked again."""
    answers = ("10234", "山田 太郎", "マグカップ x2 @3740", "soon", "", "card", "みなと雑貨店", "佐藤")
    with Sitting(tmp_path, "draft -s restock") as sitting:
        sitting.answers(*zip(QUESTIONS[:4], answers[:4], strict=True), ("is no date", "12/5"))
        sitting.answers(*zip(QUESTIONS[4:8], answers[4:], strict=True), ("e-mail", "a@example.jp"))
        assert sitting.leaves() == 0
        assert "山田 太郎 様" in sitting.out
        assert "マグカップ 2点" in sitting.out
        assert "12月5日（土）" in sitting.out
        assert "〔" not in sitting.out


def test_enter_for_everything_gives_the_blank_form(run: Run, tmp_path: Path) -> None:
    """Nothing is invented."""
    with Sitting(tmp_path, "draft -s restock") as sitting:
        sitting.answers(*((question, "") for question in QUESTIONS))
        assert sitting.leaves() == 0
        assert sitting.out == run("draft", "-s", "restock", "--no-input").out


def test_the_end_of_input_leaves_all_other_blanks(tmp_path: Path) -> None:
    """Ctrl-D: enough."""
    with Sitting(tmp_path, "draft -s restock") as sitting:
        sitting.answers(("Order number", "10234"))
        sitting.hears("full name")
        sitting.waits()
        sitting.child.send("\x04")
        assert sitting.leaves() == 0
        assert "10234" in sitting.out
        assert "〔お客様のお名前〕" in sitting.out


ASKED = {
    "en": ("Order number", "full name", "Product", "Shop", "Your name", "e-mail"),
    "ja": ("注文番号", "氏名", "商品", "店名", "担当者名", "メール"),
}


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("ui", ASKED)
def test_it_asks_in_the_language_of_the_desk(tmp_path: Path, ui: str, columns: int) -> None:
    """Wide or narrow, to the end; a wrong answer is explained, and no line runs over the edge."""
    number, name, product, shop, staff, email = ASKED[ui]
    with Sitting(tmp_path, "draft -s firstnotice", columns, ui) as sitting:
        sitting.answers((number, "10234"), (name, "山田 太郎"), (product, "マグカップ @abc"), ("abc", ""))
        sitting.answers((shop, ""), (staff, ""), (email, ""))
        assert sitting.leaves() == 0
        assert "山田 太郎 様" in sitting.out
        assert sitting.too_wide == []


def test_no_input_never_asks(tmp_path: Path) -> None:
    """Even on a terminal."""
    with Sitting(tmp_path, "draft -s restock --no-input") as sitting:
        assert sitting.leaves() == 0
        assert "〔ご注文番号〕" in sitting.out


@pytest.mark.parametrize("content", ["{}", '{"channel": "own"}', '{"decisions": {"restock_date": "12/5"}}'])
def test_an_order_file_without_facts_is_no_form(run: Run, tmp_path: Path, content: str) -> None:
    """A script that hands over an empty order must not get a draft with holes."""
    (tmp_path / "order.json").write_text(content, encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", "order.json")
    assert (ran.code, ran.out) == (3, "")
    assert "id: is missing" in ran.err
