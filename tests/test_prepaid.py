"""What 特商法13条 asks of a mail about a prepaid order: above all, the day the money was received."""

from typing import Any

import pytest

from stockmail.errors import Note
from stockmail.model import Ask, Raw
from stockmail.reading import Facts, read
from stockmail.review import review
from stockmail.route import Drafted, draft
from stockmail.scenario import Scenario
from tests.cases import DAY, LIBRARY, MUG, ONE, SHOP, a_draft

PAID_AT = "--paid-at"
MAILS = [
    scenario
    for scenario in LIBRARY.scenarios.values()
    if "mail" in scenario.media and {"payment"} <= {*scenario.needs} and "cancel" in scenario.choices
]
each_mail = pytest.mark.parametrize("scenario", MAILS, ids=lambda scenario: scenario.id)


def told(
    payment: dict[str, Any], language: str = "ja", channel: str = "own", medium: str = "mail"
) -> Drafted:
    """A discontinued mug, paid in this way."""
    order = {**ONE, "language": language, "channel": channel, "lines": [MUG], "payment": payment}
    return draft(Raw(order, "order.json"), Ask(), "discontinued", SHOP, LIBRARY, DAY, medium=medium)


def asks(made: Drafted) -> list[Note]:
    """The notes that ask for the day."""
    return [note for note in made.notes if PAID_AT in note.message]


CARD: dict[str, Any] = {"method": "card", "paid": True, "total": 7480}


@each_mail
def test_the_day_is_asked_for_once_where_money_was_taken(scenario: Scenario) -> None:
    """On stderr, whatever the scenario."""
    assert len(asks(a_draft(scenario, "ja", "bare", "mail"))) == 1


@pytest.mark.parametrize(
    "made",
    [
        told({**CARD, "paid_at": "2026-11-21"}),
        told({"method": "cod", "paid": False, "total": 7480}),
        told(CARD, "en"),
        told(CARD, medium="message"),
        told(CARD, channel="rakuten"),
    ],
    ids=["known", "nothing was taken", "English", "a message", "the marketplace pays"],
)
def test_elsewhere_it_is_not_asked_for(made: Drafted) -> None:
    """Where it is known, or no mail of ours has to say it."""
    assert asks(made) == []


@pytest.mark.parametrize(
    "payment",
    [
        CARD,
        {"method": "points", "paid": True, "total": 0, "points_used": 7480},
        {"method": "card", "paid": True, "total": 6480, "points_used": 1000},
        {"method": "konbini", "paid": True, "total": 7480},
    ],
    ids=["card", "points", "both", "konbini"],
)
def test_a_known_day_is_told_and_the_review_is_content(payment: dict[str, Any]) -> None:
    """Also where all was paid in points."""
    made = told({**payment, "paid_at": "2026-11-21"})
    assert "11月21日" in made.draft.parts["remedy"]
    assert [note for note in made.notes if note.message.startswith("line {line}")] == []


def test_a_mail_that_leaves_out_a_known_day_is_told_so() -> None:
    """By the rule, with the day."""
    text = told(CARD).draft.body.replace("11月21日", "先日")
    reading = read(text, "ja", Facts(said=(text,), received="11月21日"))._replace(
        wants=frozenset({"prepaid"})
    )
    (found,) = (each for each in review(reading, LIBRARY.checks(reading)) if each.rule == "prepaid")
    assert found.level == "warning"
    assert found.values["lacking"].values == {"day": "11月21日"}  # type: ignore[attr-defined]
