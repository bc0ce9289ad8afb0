"""The order behind --example: placed yesterday, as the scenario wants it, as the channel allows it."""

from collections.abc import Mapping
from typing import Any

import pytest

from stockmail import examples
from stockmail.errors import OrderError
from stockmail.library import Library
from stockmail.model import Ask
from tests.cases import DAY, LIBRARY, SHOP

SAID = {"restock_date": "+10bd"}
NOTHING = Ask()


def example(
    scenario: str,
    ask: Ask = NOTHING,
    language: str = "ja",
    channel: str = "own",
) -> Mapping[str, Any]:
    """The fields of the sample order."""
    raw, asked, shop = examples.order(LIBRARY, scenario, ask, DAY, language, channel)
    assert (raw.where, asked, shop) == ("example", ask, SHOP)
    return raw.fields


def test_it_was_placed_and_paid_yesterday() -> None:
    """So that no example ever goes stale."""
    made = example("restock")
    assert made["ordered_at"] == made["payment"]["paid_at"] == "2026-11-21"
    assert made["decisions"] == SAID


def test_what_is_not_paid_has_no_day_of_payment() -> None:
    """A company that pays by invoice."""
    unpaid = next(name for name, entry in LIBRARY.scenarios.items() if entry.sample.get("order") == "company")
    made = example(unpaid)
    assert made["payment"]["paid"] is False
    assert "paid_at" not in made["payment"]


def test_a_present_is_needed_in_three_weeks() -> None:
    """Counted from today, and no longer a number of days."""
    made = example("gift")
    assert made["needed_by"] == "2026-12-13"
    assert "needed_in" not in made


def test_the_samples_themselves_stay_as_they_are() -> None:
    """Whatever was made of them."""
    before = repr(LIBRARY.samples)
    example("gift")
    example("restock")
    assert repr(LIBRARY.samples) == before


@pytest.mark.parametrize(
    ("ask", "left"),
    [
        (NOTHING, SAID),
        (Ask(restock_date="12/5"), {}),
        (Ask(note="x"), SAID),
        (Ask(free_shipping=True), SAID),
    ],
)
def test_what_is_asked_for_goes_over_the_sample(ask: Ask, left: Mapping[str, Any]) -> None:
    """Decision by decision."""
    assert example("restock", ask)["decisions"] == left


def test_words_come_in_the_language_of_the_draft() -> None:
    """Where the sample decides in words."""
    spoken = [entry for entry in LIBRARY.scenarios.values() if entry.sample.get("decisions_en")]
    assert spoken
    for entry in spoken:
        twin: Mapping[str, Any] = entry.sample["decisions_en"]  # type: ignore[assignment]
        own: Mapping[str, Any] = entry.sample["decisions"]  # type: ignore[assignment]
        assert {key: example(entry.id, language="en")["decisions"][key] for key in twin} == twin
        assert example(entry.id)["decisions"] == own


def test_what_the_channel_forbids_is_left_out() -> None:
    """Amazon knows no other product and no link; what the scenario is about stays, to be refused aloud."""
    barred = LIBRARY.channel("amazon")
    for entry in LIBRARY.scenarios.values():
        left = example(entry.id, channel="amazon")["decisions"]
        for name in left:
            assert name in entry.needs or barred.refuses.get(name) not in barred.forbids
        sample: Mapping[str, Any] = entry.sample.get("decisions", {})  # type: ignore[assignment]
        assert set(entry.needs) & set(sample) <= set(left)
        if isinstance(other := left.get("alternative"), Mapping):
            assert "url" not in other
            own = example(entry.id)["decisions"]["alternative"]
            assert {key: value for key, value in own.items() if key != "url"} == other


def test_a_sample_order_that_is_none_is_named_with_the_nearest() -> None:
    """A shop's own scenario may have it wrong."""
    library = Library(None, None)
    sample = {**LIBRARY.scenarios["gift"].sample, "order": "gfit"}
    library.scenarios = {"gift": LIBRARY.scenarios["gift"]._replace(sample=sample)}
    with pytest.raises(OrderError) as refused:
        examples.order(library, "gift", NOTHING, DAY, "ja")
    (problem,) = refused.value.problems
    assert (problem.where, problem.path) == ("scenarios.yaml", "gift.sample.order")
    assert problem.values["close"] == "gift"
