"""A shop's own phrases.yaml and snippets.yaml: read, or refused with all that is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from stockmail import phrase_file, snippet_file
from stockmail.errors import LibraryError, Problem
from stockmail.library import Library
from stockmail.snippets import snippets
from tests.cases import DAY, LIBRARY, SHOP

PHRASE: dict[str, Any] = {
    "avoid": "foo+", "prefer": "bar", "why": {"ja": "だめ", "en": "no"}, "fails": ["a foo\nb"],
    "passes": ["a bar"], "level": "warning", "hints": ["foo"],
}  # fmt: skip
LIST: dict[str, Any] = {"parts": {"opening": "挨拶"}, "blanks": {"today": "今日"},
                        "phrases": [{"from": "restock opening", "reading": "ごあいさつ"}, "odd"]}  # fmt: skip
Read = Callable[[object, str], object]


def wrong(read: Read, data: object) -> list[tuple[str, str]]:
    """The paths and messages of what is wrong with a file."""
    with pytest.raises(LibraryError) as refused:
        read(data, "own.yaml")
    assert {problem.where for problem in refused.value.problems} == {"own.yaml"}
    return [(problem.path, problem.message) for problem in refused.value.problems]


def test_a_good_file_is_taken_as_it_stands() -> None:
    """An empty one is no fault."""
    assert phrase_file.judged({"own": PHRASE}, "own.yaml") == {"own": PHRASE}
    plain = {**PHRASE, "why": "no"}
    assert phrase_file.judged({"own": plain}, "own.yaml") == {"own": plain}
    assert snippet_file.judged(LIST, "own.yaml") == LIST
    assert phrase_file.judged(None, "own.yaml") == snippet_file.judged(None, "own.yaml") == {}


LINES = "must be lines like name: …, not {got}"
ONE_LINE = "must be text in quotes, not {got}"
NO_LIST = "must be a list in [ ], not {got}"
MEANT = "{got} is unknown; did you mean {close}? There are: {all}"
ODD = "holds a character that cannot stand in one line of text ({char})"


@pytest.mark.parametrize("read", [phrase_file.judged, snippet_file.judged])
@pytest.mark.parametrize("data", ["x", ["x"], 5])
def test_a_file_that_is_no_table_is_refused(read: Read, data: object) -> None:
    """As a whole."""
    assert wrong(read, data) == [("", LINES)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"avoid": 5}, [("avoid", "must be a regular expression, not {got}")]),
        ({"avoid": "(" }, [("avoid", "is no regular expression: {why}")]),
        ({"avoid": "a" * 5001}, [("avoid", "must be a regular expression, not {got}")]),
        ({"avoid": ""}, [("avoid", "must be a regular expression, not {got}"), ("avoid", "is missing")]),
        ({"prefer": 5}, [("prefer", ONE_LINE)]),
        ({"why": {"ja": "だめ"}}, [("why", "is missing in {languages}")]),
        ({"fails": "a foo"}, [("fails", NO_LIST)]),
        ({"fails": [5]}, [("fails", ONE_LINE)]),
        ({"fails": [" "]}, [("fails", ONE_LINE)]),
        ({"fails": ["a\x1b"]}, [("fails", ODD)]),
        ({"passes": []}, [("passes", "is missing")]),
        ({"hints": "foo"}, [("hints", NO_LIST)]),
        ({"level": "hard"}, [("level", "{got} is unknown; there are: {all}")]),
        ({"levle": "error"}, [("levle", "is no field here; did you mean {close}?")]),
        ({"avoid": None}, [("avoid", "is missing")]),
    ],
)  # fmt: skip
def test_a_rule_of_wording_that_cannot_be_one_is_refused(
    change: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    """With its place."""
    paths = [(f"own.{path}", message) for path, message in told]
    assert wrong(phrase_file.judged, {"own": {**PHRASE, **change}}) == paths


def test_a_rule_of_wording_has_a_name_of_one_line_and_is_a_table() -> None:
    """What is odd in a name is not shown to a terminal."""
    assert wrong(phrase_file.judged, {"own": "foo"}) == [("own", LINES)]
    assert wrong(phrase_file.judged, {"a\x1bb": PHRASE}) == [("a?b", ODD)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"parts": "x"}, [("parts", LINES)]),
        ({"parts": {"opening": 5}}, [("parts", ONE_LINE)]),
        ({"blanks": {"todya": "x"}}, [("blanks", MEANT)]),
        ({"phrases": "x"}, [("phrases", NO_LIST)]),
        ({"phrases": [{"form": "x"}]},
         [("phrases", MEANT)]),
        ({"phrases": [{"from": 5}]}, [("phrases", ONE_LINE)]),
        ({"phrase": []}, [("phrase", "is no field here; did you mean {close}?")]),
    ],
)  # fmt: skip
def test_a_list_of_snippets_that_cannot_be_one_is_refused(
    change: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    """With its place."""
    assert wrong(snippet_file.judged, {**LIST, **change}) == told


class Listed(Library):
    """The shipped library with a list of the shop's own."""

    def __init__(self, phrases: tuple[object, ...]) -> None:
        super().__init__(None, None)
        self.phrases_listed = phrases

    def snippets(self, language: str) -> dict[str, Any]:
        """The list."""
        return {**super().snippets(language), "phrases": list(self.phrases_listed)}


def listed(*phrases: object) -> list[str]:
    """The names of the snippets of a shop whose own list holds these phrases."""
    return [each.name for each in snippets(Listed(phrases), "ja", SHOP, DAY)][: len(phrases)]


def test_a_snippet_comes_from_a_part_of_a_text_or_from_a_reason() -> None:
    """And is called by both words."""
    assert listed({"from": "delay apology"}, {"from": "reasons sold-out"}) == [
        "apology-delay",
        "reason-sold-out",
    ]


@pytest.mark.parametrize(
    "entry",
    [
        {"from": "delay"},
        {"from": "nowhere apology"},
        {"from": "delay poem"},
        "delay",
        {"from": "reasons none"},
        {},
    ],
)
def test_a_phrase_that_points_nowhere_is_told(entry: object) -> None:
    """With what can be written."""
    with pytest.raises(LibraryError) as refused:
        listed(entry)
    message = "names no text: {got}; write from: SCENARIO PART, or from: reasons NAME"
    (problem,) = refused.value.problems
    assert problem == Problem(message, problem.values, "snippets.yaml", "phrases")


def test_a_snippet_outlives_its_day() -> None:
    """Whatever the day it was made on."""
    texts = [[each.text for each in snippets(LIBRARY, "ja", SHOP, day)] for day in (DAY, date(2027, 3, 1))]
    assert texts[0] == texts[1]
