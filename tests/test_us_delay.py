"""Delay notices to the US: what silence means there, and what a second notice says (16 CFR 435.2(b))."""

import re
from typing import Any

import pytest

from stockmail.errors import OrderError
from stockmail.model import Ask, Raw
from stockmail.reading import Facts, read
from stockmail.review import review
from stockmail.route import Drafted, draft
from tests.cases import DAY, LIBRARY, MUG, ONE, SHOP, TEA
from tests.conftest import ROOT, Run

SOON: dict[str, Any] = {"restock_date": "2026-12-05"}
SPAN: dict[str, Any] = {"restock_date": "2026-12-mid"}
UNKNOWN: dict[str, Any] = {"restock_date": "unknown", "next_update": "2026-12-01"}
# Scenario → the decisions with which it is a delay.
DELAYS: dict[str, tuple[dict[str, Any], ...]] = {
    "restock": (SOON, SPAN, UNKNOWN),
    "longterm": ({"next_update": "2026-12-01"},),
    "delay": ({"new_date": "2026-12-10"},),
    "business": ({**SOON, "done": "We count."}, {**UNKNOWN, "done": "We count."}),
    "progress": ({"next_update": "2026-12-01"}, {**SOON, "next_update": "2026-12-01"}),
}
SECOND = [(name, made) for name, each in DELAYS.items() for made in each]
each_second = pytest.mark.parametrize(
    ("name", "made"), SECOND, ids=lambda value: value if isinstance(value, str) else "-".join(value)
)
each_language = pytest.mark.parametrize("language", LIBRARY.languages)
ENDS = {
    "en": r"not hear from you, we will cancel (?:the order|what is missing) on [A-Z][a-z]+ \d+ and refund",
    "ja": r"ない場合は、\d+月\d+日（.）に(?:ご注文|お届けできない分)を取り消し、(?:全額|その代金)を返金",
}


def told(
    name: str, language: str, made: dict[str, Any], country: str = "US", medium: str = "mail"
) -> Drafted:
    """The draft of an order from *country*."""
    customer = {
        "name": "Jane Miller",
        "company": "Miller Inc.",
        "company_en": "Miller Inc.",
        "country": country,
    }
    lines = [{**MUG, "quantity": 3}] if name == "business" else [MUG]
    payment = {"method": "card", "paid": True, "total": 3740 * lines[0]["quantity"], "shipping": 0}
    order = {**ONE, "language": language, "customer": customer, "lines": lines, "payment": payment}
    return draft(
        Raw({**order, "decisions": made}, "order.json"), Ask(), name, SHOP, LIBRARY, DAY, medium=medium
    )


def flat(made: Drafted) -> str:
    """The body without the line breaks of the wrapping."""
    joint = "" if made.draft.facts["language"] == "ja" else " "
    return re.sub(r"\n *(?=\S)", joint, made.draft.body)


@each_language
@each_second
def test_a_second_notice_ends_the_order_on_a_named_day_without_an_answer(
    name: str, made: dict[str, Any], language: str
) -> None:
    """Never "we will keep your order", whatever the scenario's own default."""
    text = flat(told(name, language, {**made, "second_notice": True}))
    assert re.search(ENDS[language], text)
    assert not re.search(r"keep your order|do not need to do anything|お返事は必要ありません", text)


@each_language
@each_second
def test_a_second_notice_is_asked_for_all_that_the_law_lists(
    name: str, made: dict[str, Any], language: str
) -> None:
    """The rule is among those that the draft was read by, and has nothing to say."""
    drafted = told(name, language, {**made, "second_notice": True})
    text = f"Subject: {drafted.draft.subject}\n\n{drafted.draft.body}"
    reading = read(text, language, Facts(country="US", needs_yes=True))._replace(
        wants=frozenset({"us-delay"})
    )
    assert [found for found in review(reading, LIBRARY.checks(reading)) if found.rule == "us-delay"] == []


@each_language
@pytest.mark.parametrize("country", ["JP", "GB"])
def test_elsewhere_a_second_notice_only_says_that_it_is_not_the_first(country: str, language: str) -> None:
    """Silence stays what the scenario says."""
    text = flat(told("delay", language, {"new_date": "2026-12-10", "second_notice": True}, country))
    first = flat(told("delay", language, {"new_date": "2026-12-10"}, country))
    assert {"en": "late again", "ja": "さらに遅れて"}[language] in text
    assert {"en": "deliver on", "ja": "にお届けします"}[language] in text
    assert not re.search("again|さらに", first)


@each_language
def test_a_progress_report_asks_only_where_it_is_a_second_notice(language: str) -> None:
    """Who agreed to wait without a day is not asked again; the desk is told of the other case."""
    report = told("progress", language, {"next_update": "2026-12-01"})
    assert report.draft.parts["choices"] == ""
    assert any("--second-notice" in note.message for note in report.notes)
    at_home = told("progress", language, {"next_update": "2026-12-01"}, "JP")
    assert not any("--second-notice" in note.message for note in at_home.notes)


def test_a_second_notice_as_progress_needs_to_know_of_the_money() -> None:
    """For it says what is refunded."""
    order = {key: value for key, value in ONE.items() if key != "payment"}
    made = {"next_update": "2026-12-01", "second_notice": True}
    with pytest.raises(OrderError) as refused:
        draft(Raw({**order, "decisions": made}, "order.json"), Ask(), "progress", SHOP, LIBRARY, DAY)
    assert [problem.path for problem in refused.value.problems] == ["payment.paid"]


@each_language
@pytest.mark.parametrize("name", ["restock", "longterm"])
def test_an_undated_message_to_the_us_gives_the_reason(name: str, language: str) -> None:
    """Short as it is."""
    made = told(
        name, language, UNKNOWN if name == "restock" else {"next_update": "2026-12-01"}, medium="message"
    )
    assert made.draft.parts["reason"]


def test_a_day_of_delivery_is_not_taken_for_the_day_of_the_end() -> None:
    """A long delay ends after the last day to answer, not on the new date."""
    text = flat(told("delay", "en", {"new_date": "2027-01-20"}))
    assert "cancel the order on November 27" in text


def test_a_company_of_the_us_is_not_sent_parts_without_its_word() -> None:
    """A split delivery without a day is a delay of the rest."""
    made = told("business", "en", {**UNKNOWN, "done": "We count."})
    assert "cancel what is missing on" in flat(made)


def test_the_option_is_the_decision(run: Run) -> None:
    """On the command line as in the order file; the suggestion hands it on."""
    words = ("--order", ROOT / "examples" / "order.json", "--shop", ROOT / "examples" / "shop.yaml")
    given = run("draft", "-s", "restock", *words, "--second-notice", "--lang", "en")
    assert "to ask you to wait once more" in given.out
    asked = run("suggest", *words, "--second-notice")
    assert "--second-notice" in asked.out
    assert asked.out.startswith("1. restock")


def test_a_scenario_without_delay_takes_no_second_notice() -> None:
    """It is refused, not dropped."""
    with pytest.raises(OrderError, match="has no place"):
        told("discontinued", "en", {"second_notice": True})


@pytest.mark.parametrize("lines", [[MUG], [MUG, TEA]])
def test_what_is_suggested_for_a_second_notice_takes_it(lines: list[dict[str, Any]]) -> None:
    """And it is no first word any more."""
    from datetime import UTC, datetime

    from stockmail.advice import advise

    for made, first in (
        ({"new_date": "2026-12-10"}, "delay"),
        (UNKNOWN, "longterm"),
        (SOON, "restock"),
        ({}, "progress"),
    ):
        order = {**ONE, "lines": lines, "decisions": {**made, "second_notice": True}}
        advice = advise(
            Raw(order, "order.json"), Ask(), (), SHOP, LIBRARY, datetime(2026, 11, 22, 12, tzinfo=UTC)
        )
        assert advice.suggestions[0].scenario.id == first


WAITS = [
    name
    for name, scenario in LIBRARY.scenarios.items()
    if "wait" in scenario.choices and scenario.takes("restock_date") and name not in DELAYS
]


@each_language
@pytest.mark.parametrize("name", sorted(WAITS))
@pytest.mark.parametrize("when", [UNKNOWN, SPAN], ids=["unknown", "span"])
def test_wherever_the_us_may_wait_without_a_day_no_answer_ends_it(
    name: str, language: str, when: dict[str, Any]
) -> None:
    """Whatever the scenario is about; the review holds it to the same list."""
    scenario = LIBRARY.scenarios[name]
    sample: dict[str, Any] = dict(scenario.sample)
    made = {**sample.get("decisions", {}), **when}
    order = {"needed_by": "2026-12-24", "customer": {"name": "Jane Miller", "country": "US"}}
    lines = {"lines": [MUG, TEA], "payment": {"method": "card", "paid": True, "total": 9100, "shipping": 0}}
    raw = {**ONE, "language": language, **order, **(lines if "rest" in scenario.needs else {})}
    if language == "en":
        made |= sample.get("decisions_en", {})
    told = draft(Raw({**raw, "decisions": made}, "order.json"), Ask(), name, SHOP, LIBRARY, DAY)
    text = flat(told)
    last = text.rpartition({"en": "If we do not hear", "ja": "お返事がない場合は"}[language])[2]
    assert re.match(r"[^。.]*(?:on [A-Z][a-z]+ \d+|\d+月\d+日（.）に)", last)
    assert re.match(r"[^。.]*(?:refund|返金)", last)
    assert [note for note in told.notes if note.message.startswith("line {line}")] == []
