"""What a customer may choose from, and what stops a choice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from stockmail.compose import compose
from stockmail.errors import Problem
from stockmail.model import Alternative, Span
from tests.by_hand import MUGS, ORDER, RESTOCK, TEAS, a_case

EVERY = ("wait", "split", "alternative", "cancel")
OTHER = Alternative("湯呑み")


@pytest.mark.parametrize(
    ("needs", "decided", "rest", "choices"),
    [
        ((), {}, False, ("cancel",)),
        ((), {"restock": date(2026, 12, 5)}, False, ("wait", "cancel")),
        ((), {"restock": Span(2026, 12, "mid")}, False, ("wait", "cancel")),
        ((), {"restock_unknown": True}, False, ("wait", "cancel")),
        (("restock_date",), {}, False, ("wait", "cancel")),
        (("next_update",), {}, False, ("wait", "cancel")),
        (("new_date",), {}, False, ("cancel",)),
        ((), {"next_update": date(2026, 12, 1)}, False, ("cancel",)),
        ((), {}, True, ("split", "cancel")),
        ((), {"alternative": OTHER}, False, ("alternative", "cancel")),
        (("alternative",), {}, False, ("alternative", "cancel")),
        (("restock_date", "alternative"), {}, True, EVERY),
    ],
)
def test_a_choice_is_offered_where_something_stands_behind_it(
    needs: tuple[str, ...], decided: Mapping[str, Any], rest: object, choices: tuple[str, ...]
) -> None:
    """To wait for a day, to get the rest first, to take another product. To cancel, always."""
    order = ORDER._replace(lines=(MUGS, TEAS)) if rest else ORDER
    said = compose(a_case(order, RESTOCK._replace(needs=needs, choices=EVERY), **decided))
    assert said.choices == choices


@pytest.mark.parametrize(
    ("needs", "decided", "spoken"),
    [
        ((), {}, False),
        ((), {"restock": date(2026, 12, 5)}, True),
        ((), {"restock_unknown": True}, True),
        (("next_update",), {}, True),
        (("restock_date",), {}, False),
        (("alternative",), {}, False),
    ],
)
def test_a_restock_is_spoken_of_where_there_is_a_word_on_it(
    needs: tuple[str, ...], decided: Mapping[str, Any], *, spoken: bool
) -> None:
    """With no choice to wait: a day, that there is none yet, or when there will be a word."""
    said = compose(a_case(scenario=RESTOCK._replace(needs=needs, choices=("cancel",)), **decided))
    assert (said.restock is not None) is spoken


def test_who_may_wait_is_told_for_what() -> None:
    """The choice itself asks for the day."""
    case = a_case(scenario=RESTOCK._replace(needs=("restock_date",), choices=("wait", "cancel")))
    said = compose(case)
    assert said.restock is not None
    assert case.gaps.missing == ("restock_date",)


def test_money_that_has_gone_back_leaves_nothing_to_choose() -> None:
    """Unless it went back for a part, and the rest ships."""
    case = a_case(
        scenario=RESTOCK._replace(needs=("alternative",), choices=EVERY), refunded_on=date(2026, 11, 21),
    )  # fmt: skip
    assert compose(case).choices == ("alternative", "cancel")
    assert case.problems == [
        Problem("leaves nothing to choose, but this draft offers: {choices}",
                {"choices": "alternative, cancel"},
                "--refunded-on", "decisions.refunded_on", "--refunded-on"),
    ]  # fmt: skip


@pytest.mark.parametrize("choices", [("ship", "cancel"), ("cancel",), ("ship",)])
def test_money_that_has_gone_back_fits_where_the_rest_ships_or_all_is_over(choices: tuple[str, ...]) -> None:
    """No fault, and the first choice is what happens."""
    case = a_case(scenario=RESTOCK._replace(needs=(), choices=choices), refunded_on=date(2026, 11, 21))
    assert compose(case).choices == choices[:1]
    assert case.problems == []


NOTHING_SHIPS = Problem("nothing ships in this draft", {}, "--free-shipping", "decisions.free_shipping",
                        "--free-shipping")  # fmt: skip
NOTHING_TO_PUT_IT_IN = NOTHING_SHIPS._replace(where="--enclose", path="decisions.enclose", flag="--enclose")


@pytest.mark.parametrize(
    ("choices", "rest", "free", "problems"),
    [
        (("cancel",), False, True, [NOTHING_SHIPS, NOTHING_TO_PUT_IT_IN]),
        (("cancel",), True, True, []),
        (("cancel",), False, False, []),
        (("alternative", "cancel"), False, True, []),
        (("late",), False, True, []),
    ],
)
def test_free_shipping_of_nothing_and_a_present_in_no_parcel_are_refused(
    choices: tuple[str, ...], rest: object, free: object, problems: list[Problem]
) -> None:
    """It would be dropped in silence."""
    order = ORDER._replace(lines=(MUGS, TEAS)) if rest else ORDER
    scenario = RESTOCK._replace(needs=("alternative",), choices=choices)
    case = a_case(order, scenario, free_shipping=free, enclose="珈琲" if free else None, alternative=OTHER)
    compose(case)
    assert case.problems == problems
