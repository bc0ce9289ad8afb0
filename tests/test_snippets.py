"""Fixed phrases for the programs that type them: from the texts, timeless, polite, in forms that load."""

import csv
import io
import re
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
import yaml

from stockmail import exports, registry
from stockmail.exports import Snippet, ime
from stockmail.model import Shop
from stockmail.reading import read
from stockmail.review import review
from stockmail.snippets import snippets
from tests.cases import DAY, LIBRARY, SHOP
from tests.conftest import Run

LANGUAGES = LIBRARY.languages
every_language = pytest.mark.parametrize("language", LANGUAGES)
# A month and a day, as drafts say them.
DATED = re.compile(r"[0-9]{1,2}月[0-9]|(?:January|February|March|April|May|June|July|August|September"
                   r"|October|November|December) [0-9]")  # fmt: skip


def made(language: str, shop: Shop = SHOP, today: date = DAY) -> list[Snippet]:
    """The snippets of a language."""
    return snippets(LIBRARY, language, shop, today)


@every_language
def test_every_scenario_that_has_a_short_form_is_a_message(language: str) -> None:
    """And the phrases come before."""
    names = [each.name for each in made(language)]
    short = [
        scenario.id for scenario in LIBRARY.scenarios.values() if {"message", "notice"} & {*scenario.media}
    ]
    assert names[-len(short) :] == short
    assert len(names) == len(set(names))


@every_language
def test_a_snippet_says_what_a_draft_says(language: str) -> None:
    """Each phrase stands word for word in wording.yaml or in a text; nothing is written twice."""
    whole = "\n".join(each.text for each in made(language) if "-" not in each.name)
    reasons = set(LIBRARY.wording(language)["reasons"].values())
    openings = [each for each in made(language) if each.name.startswith("opening")]
    phrases = [each for each in made(language) if "-" in each.name and each not in openings]
    assert all(each.text in reasons or each.text in whole for each in phrases)


@every_language
def test_no_snippet_names_a_day(language: str) -> None:
    """Whatever day it was made on, a blank stands for every day."""
    for days in range(0, 400, 29):
        today = DAY + timedelta(days)
        assert [each.name for each in made(language, today=today) if DATED.search(each.text)] == []
    assert made(language) == made(language, today=DAY + timedelta(days=1))


@every_language
def test_what_differs_is_a_blank_and_what_the_shop_knows_is_not(language: str) -> None:
    """The shop's name is filled in; the customer's is 〔…〕."""
    known, unknown = made(language), made(language, Shop())
    restock = {each.name: each.text for each in known}["restock"]
    assert "〔" in restock
    shop = SHOP.name_en if language == "en" else SHOP.name
    assert str(shop) in restock
    assert str(shop) not in {each.name: each.text for each in unknown}["restock"]


@every_language
def test_every_snippet_passes_the_rules_of_wording(language: str) -> None:
    """All of `stockmail check` but for the blanks, which are meant to be there."""
    for each in made(language):
        reading = read(each.text, language)
        found = review(reading, LIBRARY.checks(reading))
        assert [(each.name, finding) for finding in found
                if finding.level == "error" and finding.rule != "holes"] == []  # fmt: skip


def test_no_trigger_begins_another() -> None:
    """A text expander fires at the first that fits."""
    triggers = [each.trigger for language in LANGUAGES for each in made(language)]
    assert [pair for pair in permutations(triggers, 2) if pair[1].startswith(pair[0])] == []


def test_readings_are_hiragana_and_each_is_given_once() -> None:
    """What an input method takes."""
    readings = [each.reading for each in made("ja") if each.reading]
    assert all(re.fullmatch("[ぁ-んー]{2,60}", reading) for reading in readings)
    assert len(readings) == len(set(readings)) > 30


@every_language
def test_espanso_reads_its_file(language: str, run: Run) -> None:
    """Plain YAML with a trigger and a replacement each, as it was."""
    data = yaml.safe_load(run("export", "espanso", "--lang", language).out)
    wanted = [(each.trigger, each.text) for each in made(language, Shop())]
    assert [(each["trigger"], each["replace"]) for each in data["matches"]] == wanted
    assert not any("{{" in text or "$|$" in text for _trigger, text in wanted), "they mean something there"


@every_language
def test_textexpander_reads_its_file(language: str, run: Run) -> None:
    """CSV without a heading: abbreviation, text, label. A % would begin a macro there."""
    rows = list(csv.reader(io.StringIO(run("export", "textexpander", "--lang", language).out)))
    assert [(row[0], row[1]) for row in rows] == [
        (each.trigger, each.text) for each in made(language, Shop())
    ]
    assert {len(row) for row in rows} == {3}
    assert not any("%" in row[1] for row in rows)


def test_input_methods_read_their_file(run: Run, tmp_path: Path) -> None:
    """UTF-16 with its mark, Windows line ends, four columns, one line each, 60 characters at most."""
    file = tmp_path / "ime.txt"
    assert run("export", "ime", "-o", file).code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xff\xfe")
    head, *rows = data[2:].decode("utf-16-le").removesuffix("\r\n").split("\r\n")
    assert head == "!Microsoft IME Dictionary Tool"
    cells = [row.split("\t") for row in rows]
    assert {len(row) for row in cells} == {4}
    assert {row[2] for row in cells} == {"短縮よみ"}
    assert max(len(row[1]) for row in cells) <= ime.LONGEST
    phrases = {each.text for each in made("ja", Shop()) if each.reading}
    assert {row[1] for row in cells} >= {text for text in phrases if len(text) <= ime.LONGEST}


def test_a_long_phrase_becomes_its_sentences() -> None:
    """All of them, under the same reading."""
    text = "あ" * 40 + "。" + "い" * 40 + "。"
    rows = ime.write([Snippet("ja", "x", "長い", text, "ながい")]).decode("utf-16").split("\r\n")[1:-1]
    assert [row.split("\t")[:2] for row in rows] == [
        ["ながい", "あ" * 40 + "。"],
        ["ながい", "い" * 40 + "。"],
    ]


def test_english_has_no_readings_and_says_so(run: Run) -> None:
    """Exit 3, and no file."""
    ran = run("export", "ime", "--lang", "en", "-o", "ime.txt")
    assert ran.code == 3
    assert "has no readings" in ran.err


@pytest.mark.parametrize("words", [("aspanso",), ("espanso", "--lang", "xx"), ("ime", "-o", "no/where.txt")])
def test_what_cannot_be_given_out_is_said(words: tuple[str, ...], run: Run) -> None:
    """Exit 3, in a word."""
    ran = run("export", *words)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err


def own_list(folder: Path, text: str) -> None:
    """The list of a shop of its own."""
    (folder / "shop.yaml").write_text("name: みなと\n", "utf-8")
    place = folder / "templates" / "ja"
    place.mkdir(parents=True)
    (place / "snippets.yaml").write_text(text, "utf-8")


def test_a_shop_keeps_its_own_list(run: Run, tmp_path: Path) -> None:
    """In place of the shipped one; the names of blanks that it leaves out stay."""
    own_list(tmp_path, "blanks: {today: 本日}\nphrases:\n  - {from: delay apology}\n")
    data = yaml.safe_load(run("export", "espanso", "--lang", "ja").out)["matches"]
    assert [each["trigger"] for each in data[:2]] == [":ja-apology-delay", ":ja-restock"]
    text = "\n".join(each["replace"] for each in data)
    assert "〔本日〕" in text
    assert not DATED.search(text)


@pytest.mark.parametrize("entry", ["{from: delay}", "{from: nowhere apology}", "{from: delay poem}", "delay",
                                   "{from: reasons none}", "{reading: わび}"])  # fmt: skip
def test_an_entry_that_points_nowhere_is_told(entry: str, run: Run, tmp_path: Path) -> None:
    """Exit 3, with the entry."""
    own_list(tmp_path, f"phrases:\n  - {entry}\n")
    ran = run("export", "espanso", "--lang", "ja")
    assert (ran.code, ran.out) == (3, "")
    assert "snippets.yaml: phrases: names no text" in ran.err


def test_every_form_is_a_module() -> None:
    """The folder is the registry."""
    assert registry.names(exports) == ("espanso", "ime", "textexpander")
