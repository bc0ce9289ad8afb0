"""What the review makes of the findings of the rules."""

from collections.abc import Iterable
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.channel import Channel
from stockmail.channel import Rule as Ban
from stockmail.checks import Finding
from stockmail.errors import Note, Problem, RuleError
from stockmail.reading import Facts, Reading, read
from stockmail.review import Rule, judge, note, own, problem, review, sample, wants
from tests.by_hand import OWN, RESTOCK
from tests.cases import LIBRARY, a_draft

WORDS = MappingProxyType({"got": "x"})


def a_rule(name: str, *findings: Finding, level: str = "error", kind: str = "") -> Rule:
    """A rule that finds the same in every text."""

    def check(reading: Reading) -> Iterable[Finding]:
        del reading
        return findings

    return Rule(name, kind, level, "A page.", (), (), check)


TEXTS = st.text(st.sampled_from("ab\n 葛"), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_a_finding_is_placed_by_line_and_column(text: str, data: st.DataObject) -> None:
    """Both counted from 1; an end of line belongs to the line that it ends."""
    at = data.draw(st.integers(0, len(text)))
    (found,) = review(read(text), [a_rule("one", Finding(at, "why", "instead", WORDS))])
    before = text[:at]
    assert found == Finding(at, "why", "instead", WORDS, "one", "error", before.count("\n") + 1,
                            at - (before.rfind("\n") + 1) + 1)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abc")), max_size=8))
def test_findings_come_in_reading_order(places: list[tuple[int, str]]) -> None:
    """Whatever the order of the rules; at one place, by the name of the rule. None is lost."""
    found = review(read("0123456789"), [a_rule(name, Finding(at, "why")) for at, name in places])
    assert [(each.at, each.rule) for each in found] == sorted(places)


@pytest.mark.parametrize(
    ("rule", "found", "told"),
    [
        ("error", "error", "error"),
        ("warning", "error", "warning"),
        ("error", "warning", "warning"),
        ("warning", "warning", "warning"),
    ],
)
def test_a_finding_may_be_milder_than_its_rule(rule: str, found: str, told: str) -> None:
    """Never harder."""
    (finding,) = review(read("text"), [a_rule("one", Finding(0, "why", level=found), level=rule)])
    assert finding.level == told


def test_nothing_found_is_nothing_told() -> None:
    """Of no rule, and of a rule that is silent."""
    assert review(read("text"), []) == review(read("text"), [a_rule("one")]) == ()


FOUND = Finding(3, "holds {got}", "nothing", WORDS, "one", "error", 2, 4)


def test_an_error_stops_the_draft_with_its_rule_and_line() -> None:
    """All of them at once, with the way to the page of the rule; what is milder is not told then."""
    with pytest.raises(RuleError) as stopped:
        judge([FOUND, FOUND._replace(level="warning", rule="two"), FOUND._replace(rule="three", line=5)])
    assert stopped.value.problems == (
        Problem("holds {got}", WORDS, "one:2"),
        Problem("holds {got}", WORDS, "three:5"),
    )
    assert stopped.value.hint == Note("`stockmail check --explain RULE` says more")


def test_what_is_milder_is_told_with_its_line() -> None:
    """In the order of the text, and the draft goes out."""
    mild = FOUND._replace(level="warning")
    told = judge(iter([mild, mild._replace(line=7)]))
    assert told == (note(mild), note(mild._replace(line=7)))
    assert told[0] == Note(
        "line {line}: {why} ({rule})", {"line": 2, "why": Note("holds {got}", WORDS), "rule": "one"}
    )
    assert judge([]) == ()


def test_a_problem_stands_at_its_rule_and_line() -> None:
    """As a file and its line would."""
    assert problem(FOUND) == Problem("holds {got}", WORDS, "one:2")


@pytest.mark.parametrize("kind", ["", "ja", "en", "parts", "truth", "channel"])
def test_a_sample_is_read_as_its_rule_takes_for_granted(kind: str) -> None:
    """In the rule's language, on a channel that forbids just that, for a scenario that wants just that."""
    given_so = {"facts": Facts(order="1", names=("箱",)), "medium": "message"}
    rule = a_rule("one", kind=kind)._replace(given=given_so)
    text = "箱 box" + ("" if kind == "ja" else "あ")  # kana: Japanese, where the rule does not say
    reading = sample(rule, text)
    language = kind if kind in {"ja", "en"} else "ja"
    ban = Ban("one", {"en": "for this sample", "ja": "この例では"}, "", "", verified=True)
    where = Channel("sample", {"en": "Sample", "ja": "例"}, forbids={"one": ban})
    facts = given_so["facts"]
    assert isinstance(facts, Facts)
    assert reading == read(text, language, facts)._replace(
        wants=frozenset({"one"}), channel=where, medium="message"
    )
    assert rule.given == given_so


def test_a_sample_of_a_rule_that_takes_nothing_for_granted_knows_no_order() -> None:
    """As a text of somebody else."""
    assert sample(a_rule("one"), "Dear Jane").facts is None
    assert sample(a_rule("one"), "Dear Jane").language == "en"


@pytest.mark.parametrize(("language", "label"), [("ja", "件名: "), ("en", "Subject: ")])
def test_a_draft_of_our_own_is_read_as_it_is_printed(language: str, label: str) -> None:
    """With its subject line, and all that is known of it."""
    made = a_draft(RESTOCK, language, "bare").draft
    facts = Facts(order="10234", items=(("a", "b"),))
    reading = own(made, RESTOCK, OWN, facts)
    assert reading.text == f"{label}{made.subject}\n\n{made.body}"
    assert (reading.subject, reading.language, reading.medium) == (made.subject, language, "mail")
    assert (reading.channel, reading.scenario, reading.facts) == (OWN, "restock", facts)
    assert reading.wants == wants(RESTOCK, "mail", OWN, facts) != frozenset()


def test_a_message_of_our_own_has_no_label_and_may_have_no_subject() -> None:
    """As a thread of a marketplace takes it."""
    thread = LIBRARY.channel("mercari")
    made = a_draft(RESTOCK, "ja", "bare", "message", channel="mercari").draft
    reading = own(made, RESTOCK, thread, Facts())
    assert (reading.text, reading.medium, made.subject) == (made.body, "message", "")
    titled = made._replace(subject="在庫切れ")
    assert own(titled, RESTOCK, thread, Facts()).text == f"在庫切れ\n\n{made.body}"


def test_what_is_wanted_of_a_message_depends_on_the_thread_and_on_how_many_are_missing() -> None:
    """In a thread of a marketplace no number of the order; of several products, no name of each."""
    thread = LIBRARY.channel("mercari")
    made = a_draft(RESTOCK, "en", "bare", "message").draft
    one, two = Facts(items=(("a", "1"),)), Facts(items=(("a", "1"), ("b", "2")))
    for channel in (OWN, thread):
        for facts in (one, two):
            wanted = own(made, RESTOCK, channel, facts).wants
            assert ("order-number" in wanted) is (channel is OWN)
            assert ("item" in wanted) is (facts is one)


def test_a_draft_is_read_in_its_own_language_whatever_is_written_in_it() -> None:
    """A product that stands in Japanese makes no Japanese draft of it."""
    made = a_draft(RESTOCK, "en", "bare").draft
    assert own(made._replace(body=f"{made.body}みなと"), RESTOCK, OWN, Facts()).language == "en"
