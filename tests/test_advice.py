"""What stops a suggestion, and what is left out of one."""

from datetime import UTC, datetime
from typing import Any

import pytest

from stockmail import suggest
from stockmail.advice import advise, look
from stockmail.errors import Note, OrderError, Problem
from stockmail.library import Library
from stockmail.model import Ask, Decisions, Order, Raw, Shop
from stockmail.rules import Fit, Rules, Source, read_rules
from stockmail.telling import Situation, true
from tests.cases import LIBRARY, ONE, SHOP

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NEVER = SHOP._replace(closing_days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def asked(order: dict[str, Any], *states: str, shop: Shop = SHOP, library: Library = LIBRARY) -> Any:  # noqa: ANN401
    """What is suggested for the usual order with *order* laid over it."""
    return advise(Raw({**ONE, **order}, "order.json"), Ask(), states, shop, library, NOON)


def test_a_state_that_is_none_is_named_with_the_nearest() -> None:
    """Before anything is looked at."""
    with pytest.raises(OrderError) as refused:
        asked({"lines": "x"}, "angy")
    (problem,) = refused.value.problems
    assert (problem.where, problem.flag, problem.values["close"]) == ("--state", "--state", "angry")


def test_a_shop_that_never_opens_is_told_of_its_closing_days() -> None:
    """There is no hour to send at."""
    with pytest.raises(OrderError) as refused:
        asked({}, shop=NEVER)
    assert refused.value.problems == (
        Problem("the shop's closing days leave no working day", {}, "shop.yaml", "shop.closing_days"),
    )


def test_facts_that_are_wrong_stop_a_suggestion() -> None:
    """Each of them; what is only missing does not."""
    with pytest.raises(OrderError) as refused:
        asked({"gift": "yes", "decisions": {"restock_date": "soon"}})
    assert {problem.path for problem in refused.value.problems} == {"gift", "decisions.restock_date"}
    assert asked({"payment": {}}).suggestions


def with_rules(**fits: tuple[Fit, ...]) -> Library:
    """The shipped library with other rules."""
    made = Library(None, None)
    made.rules = Rules(fits=fits)
    return made


ALWAYS = (Fit((), 5, {"ja": "いつも", "en": "always"}),)


def test_a_rule_for_a_scenario_that_does_not_exist_suggests_nothing() -> None:
    """A shop may have rules for texts that it has taken away."""
    advice = asked({}, library=with_rules(nosuch=ALWAYS, discontinued=ALWAYS))
    assert [each.scenario.id for each in advice.suggestions] == ["discontinued"]


def test_where_no_rule_fits_the_scenarios_are_listed() -> None:
    """One can still be named."""
    with pytest.raises(OrderError) as refused:
        asked({}, library=with_rules(nosuch=ALWAYS))
    (problem,) = refused.value.problems
    assert problem.values == {"all": ", ".join(LIBRARY.scenarios)}


def test_a_scenario_that_its_channel_does_not_allow_is_left_out_aloud() -> None:
    """Another product is its very matter, and Amazon knows none."""
    raw = Raw({**ONE, "channel": "amazon"}, "order.json")
    seen = look(raw, Ask(), (), SHOP, with_rules(alternative=ALWAYS, discontinued=ALWAYS), NOON)
    values = {"scenario": "alternative", "channel": "amazon", "flags": "--alternative"}
    message = "{scenario} would fit too, but {channel} does not allow {flags}"
    assert seen.left_out == (Note(message, values),)
    assert [each.scenario for each in seen.ranked] == ["discontinued"]


@pytest.mark.parametrize(
    ("own", "clear"), [((True, False), True), ((True, True), False), ((False, False), False)]
)
def test_a_rule_of_the_shops_own_is_clear_of_the_shipped_ones(own: tuple[bool, ...], *, clear: bool) -> None:
    """Of two of its own, the weights tell."""
    ranked = tuple(suggest.Ranked("x", 5, own=each, because=()) for each in own)
    assert suggest.is_clear(ranked, 10) is clear


def test_a_reason_in_one_language_stands_for_both() -> None:
    """And a plain text for either."""
    made = read_rules(
        Source({"a": {"fits": [{"because": "x"}, {"because": {"ja": "甲"}}]}, "b": {}}, "rules")
    )
    assert [fit.because for fit in made.fits["a"]] == [{"ja": "x", "en": "x"}, {"ja": "甲", "en": "甲"}]
    assert "b" not in made.fits


@pytest.mark.parametrize("because", [{}, {"fr": "x"}, 5])
def test_a_reason_is_in_the_languages_of_the_desk(because: object) -> None:
    """Or it is refused."""
    with pytest.raises(OrderError) as refused:
        read_rules(Source({"a": {"fits": [{"because": because}]}}, "rules"))
    message = "must be a text, or {{ja: …, en: …}}, not {got}"
    assert [(each.path, each.message) for each in refused.value.problems] == [("a.fits[0].because", message)]


@pytest.mark.parametrize(
    ("ordered", "now", "today"),
    [
        (datetime(2026, 11, 22, 1, tzinfo=UTC), NOON, True),
        (datetime(2026, 11, 21, 1, tzinfo=UTC), NOON, False),
        (datetime(2026, 11, 22, 1), NOON, True),  # noqa: DTZ001 - as a file without a zone gives it
        (datetime(2026, 11, 21, 23), NOON.replace(hour=1), True),  # noqa: DTZ001
        (datetime(2026, 11, 21, 21), NOON.replace(hour=1), False),  # noqa: DTZ001
        (None, NOON, False),
    ],
)
def test_an_order_of_today_or_of_just_before_midnight_is_one_of_today(
    ordered: datetime | None, now: datetime, *, today: bool
) -> None:
    """A time without its zone is taken by the shop's clock."""
    situation = Situation(Order(ordered_at=ordered), Decisions(), frozenset(), now)
    assert ("found-today" in true(situation)) is today
