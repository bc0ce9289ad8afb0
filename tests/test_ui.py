"""``--ui``: the program speaks the language that the line asks for, wherever it stands on it."""

import pytest

from stockmail import messages
from stockmail.cli import ui
from tests.conftest import Run

ENGLISH, JAPANESE = "Draft the words for one order.", "注文1件の文面を下書きします。"


@pytest.mark.parametrize(
    "words",
    [
        ("--ui", "ja", "draft", "--help"),
        ("--ui=ja", "draft", "--help"),
        ("draft", "--ui", "ja", "--help"),
        ("draft", "--help", "--ui=ja"),
        ("--ui", "en", "draft", "--ui", "ja", "--help"),
    ],
)
def test_it_counts_before_and_after_the_command(run: Run, words: tuple[str, ...]) -> None:
    """Of several the last one."""
    assert JAPANESE in run(*words).out
    assert ENGLISH in run(*(word.replace("ja", "en") for word in words), LANG="ja_JP.UTF-8").out


def test_it_wins_over_the_environment(run: Run) -> None:
    """Which wins over the locale."""
    assert ENGLISH in run("--ui", "en", "draft", "--help", STOCKMAIL_UI="ja").out


def test_alone_it_asks_for_the_help(run: Run) -> None:
    """As no word at all does."""
    assert run("--ui", "ja").err == run(STOCKMAIL_UI="ja").err
    assert "使い方" in run("--ui=ja").err


def test_messages_and_errors_are_in_it_and_the_draft_is_not(run: Run) -> None:
    """A draft has a language of its own."""
    words = ("draft", "--scenario", "restock", "--example", "--lang", "en")
    ran = run(*words, "--ui", "ja")
    assert ran.out == run(*words).out
    assert "送る前" in ran.err
    assert "ありません" in run("draft", "--scenario", "restok", "--ui", "ja").err


@pytest.mark.parametrize(
    "words", [("--ui", "fr", "draft"), ("draft", "--ui=fr"), ("log", "show", "1", "--ui", "fr")]
)
def test_a_language_that_there_is_not_is_refused_with_the_list(run: Run, words: tuple[str, ...]) -> None:
    """In the language of the locale."""
    ran = run(*words, LANG="ja_JP.UTF-8")
    assert (ran.code, ran.out) == (2, "")
    assert "--ui: fr はありません。あるのは en, ja です" in ran.err


@pytest.mark.parametrize("words", [("--ui",), ("draft", "--ui")])
def test_without_its_value_it_is_a_misuse(run: Run, words: tuple[str, ...]) -> None:
    """At the end of the line."""
    ran = run(*words)
    assert ran.code == 2
    assert "--ui needs a value" in ran.err


def test_behind_a_double_dash_it_is_no_option() -> None:
    """But a word like any other."""
    environ: dict[str, str] = {}
    ui.heed(["check", "--", "--ui", "ja"], environ)
    assert environ == {}


def test_the_languages_are_those_of_the_catalogues() -> None:
    """And English, which needs none."""
    assert set(messages.languages()) == {"en", *(path.name for path in messages.CATALOGUES.iterdir())}


@pytest.mark.parametrize(("before", "shown"), [("stockmail --ui en draft -s resto", "Wait for the restock"),
                                               ("stockmail draft --ui en -s resto", "Wait for the restock"),
                                               ("stockmail draft -s resto", "再入荷")])  # fmt: skip
def test_a_tab_speaks_it_too(run: Run, before: str, shown: str) -> None:
    """The titles that zsh shows."""
    asked = {"_TYPER_COMPLETE_ARGS": before, "_STOCKMAIL_COMPLETE": "complete_zsh"}
    assert shown in run(LANG="ja_JP.UTF-8", **asked).out


def test_a_tab_offers_the_languages(run: Run) -> None:
    """Of the program, not of drafts."""
    asked = {"COMP_WORDS": "stockmail draft --ui ", "COMP_CWORD": "3", "_STOCKMAIL_COMPLETE": "complete_bash"}
    assert run(**asked).out.split() == list(messages.languages())
