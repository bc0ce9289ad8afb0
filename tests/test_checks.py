"""Every rule keeps its promise: it explains itself and agrees with its own samples."""

import re
from typing import Any

import pytest

from stockmail import rulebook
from stockmail.errors import LibraryError
from stockmail.messages import page
from stockmail.phrase_file import judged
from stockmail.phrases import phrase
from stockmail.reading import read
from stockmail.review import Rule, review, sample
from tests.cases import LIBRARY

WORDINGS = {language: LIBRARY.phrases(language) for language in LIBRARY.languages}
RULES = rulebook.every(WORDINGS)
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@each_rule
def test_a_rule_explains_itself(rule: Rule) -> None:
    """What it asks for, why, and samples of both kinds."""
    title, _, rest = rule.page.partition("\n\n")
    assert title
    assert rest.startswith("Why: ")
    assert rule.fails
    assert rule.passes
    assert rule.level in {"error", "warning"}


@each_rule
def test_a_rule_explains_itself_in_japanese_too(rule: Rule) -> None:
    """Every paragraph of a module's page is translated; an entry's reason stands in both languages."""
    said = page(rule.page, rule.values, "ja")
    assert len(said) == len(page(rule.page, rule.values, "en"))
    assert said[1].startswith("理由: ")
    translated = said if not rule.values else said[1:]
    assert [text for text in translated if not re.search("[ぁ-ん]", text)] == []


def test_braces_in_a_page_are_words_like_any_others() -> None:
    """The page of the holes shows what a hole looks like."""
    assert any("{{ name }}" in text for text in page(RULES["holes"].page, RULES["holes"].values, "en"))
    assert any("{{ name }}" in text for text in page(RULES["holes"].page, RULES["holes"].values, "ja"))


@each_rule
def test_a_rule_agrees_with_its_samples(rule: Rule) -> None:
    """It finds something in each text that fails and nothing in the others."""
    assert [text for text in rule.fails if not review(sample(rule, text), [rule])] == []
    assert [text for text in rule.passes if review(sample(rule, text), [rule])] == []


@each_rule
def test_a_finding_says_what_to_write_instead(rule: Rule) -> None:
    """And where, within the text."""
    for text in rule.fails:
        for finding in review(sample(rule, text), [rule]):
            assert finding.instead
            assert finding.rule == rule.name
            assert 1 <= finding.line <= text.count("\n") + 1
            assert finding.why.format(**finding.values)
            assert finding.instead.format(**finding.values)


ENTRY: dict[str, Any] = {
    "avoid": "foo", "prefer": "bar", "why": {"ja": "だめ", "en": "no"}, "fails": ["a foo"],
    "passes": ["a bar"],
}  # fmt: skip


@pytest.mark.parametrize("change", [{"fails": ["a bar"]}, {"passes": ["a foo"]}])
def test_a_phrase_that_contradicts_its_samples_does_not_load(change: dict[str, Any]) -> None:
    """Neither a text that should fail and does not, nor one that should pass and does not."""
    rule = phrase("contradiction", "en", {**ENTRY, **change})
    with pytest.raises(LibraryError, match="contradicts"):
        list(rule.check(read("some foo here", "en")))


@pytest.mark.parametrize("lacking", ["avoid", "prefer", "why", "fails", "passes"])
def test_a_phrase_without_one_of_its_fields_does_not_load(lacking: str) -> None:
    """Each is needed."""
    with pytest.raises(LibraryError, match="is missing"):
        judged({"half": {key: value for key, value in ENTRY.items() if key != lacking}}, "phrases.yaml")


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_the_shipped_phrases_are_as_a_shops_must_be(language: str) -> None:
    """One judge for both."""
    assert judged(WORDINGS[language], "phrases.yaml") == WORDINGS[language]


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_phrases_hints_miss_none_of_its_samples(language: str) -> None:
    """A hint that is too narrow would hide the rule."""
    for name, entry in WORDINGS[language].items():
        for text in entry["fails"]:
            assert any(hint in text.lower() for hint in entry["hints"]), (name, text)


def test_a_name_is_taken_once() -> None:
    """--explain must find one rule."""
    with pytest.raises(LibraryError, match="two rules"):
        rulebook.every({"en": {"holes": ENTRY}})
