"""The orders that texts are tried on are those of cases.yaml, changed where the scenario wants it."""

import pytest

from stockmail import cases
from stockmail.errors import OrderError
from tests.cases import CASES, LIBRARY, a_draft

SCENARIOS = LIBRARY.scenarios


def test_every_case_has_its_name() -> None:
    """As cases.yaml has it."""
    assert cases.names(LIBRARY) == tuple(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_scenario_about_the_rest_has_one(case: str) -> None:
    """In each case."""
    made = a_draft(SCENARIOS["partial"], "en", case).draft
    assert "green tea" in made.body


@pytest.mark.parametrize(
    ("language", "case", "price"),
    [("en", "dollars", "Price       $37.40 each"), ("ja", "bare", "3,740円"), ("en", "bare", "JPY 3,740")],
)
def test_another_product_is_offered_in_the_money_of_the_order(language: str, case: str, price: str) -> None:
    """Dollars for dollars."""
    assert price in a_draft(SCENARIOS["alternative"], language, case).draft.body


def test_another_product_may_be_left_out() -> None:
    """For a channel that allows none: a scenario that is about one then misses it."""
    with pytest.raises(OrderError) as refused:
        a_draft(SCENARIOS["alternative"], "en", "bare", offered=False)
    assert [problem.path for problem in refused.value.problems] == ["decisions.alternative"]


def test_a_present_has_a_day_and_a_business_its_company() -> None:
    """Whatever the case."""
    assert "December 24" in a_draft(SCENARIOS["gift"], "en", "bare").draft.body
    assert "株式会社みどり設計" in a_draft(SCENARIOS["business"], "ja", "bare").draft.parts["addressee"]


def test_shipping_is_free_only_where_something_ships() -> None:
    """A case that offers it does not where all is cancelled."""
    assert "free_shipping" not in a_draft(SCENARIOS["discontinued"], "en", "offers").entry.offers
    assert "enclose" not in a_draft(SCENARIOS["discontinued"], "en", "offers").entry.offers
    assert "free_shipping" in a_draft(SCENARIOS["restock"], "en", "offers").entry.offers
