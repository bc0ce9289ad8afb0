"""A name that is not on a list is refused with the list, and with the nearest where one is near."""

import pickle
from importlib import import_module
from typing import Any

import pytest

import stockmail
from stockmail import scenario as scenarios
from stockmail.errors import Note, OrderError, Problem, RuleError
from stockmail.model import Ask, Raw
from stockmail.order import parse
from stockmail.route import choose_medium, draft, has_order
from tests.cases import DAY, LIBRARY, ONE, SHOP


def test_a_scenario_is_found_by_its_name() -> None:
    """The one of scenarios.yaml."""
    assert scenarios.find(LIBRARY.scenarios, "restock") is LIBRARY.scenarios["restock"]


def no_scenario(name: str) -> Problem:
    """The refusal of a scenario."""
    with pytest.raises(OrderError) as refused:
        scenarios.find(LIBRARY.scenarios, name)
    (problem,) = refused.value.problems
    assert problem.flag == "--scenario"
    return problem


def test_a_scenario_that_is_none_is_refused_with_the_nearest() -> None:
    """And where none was named, with the list."""
    assert no_scenario("restok").values["close"] == "restock"
    missing = no_scenario("")
    assert missing.message == "which scenario? There are: {all}"
    assert missing.values == {"all": ", ".join(LIBRARY.scenarios)}


@pytest.mark.parametrize(
    ("change", "path", "close"),
    [
        ({"state": "shiped"}, "state", "shipped"),
        ({"currency": "jpq"}, "currency", "JPY"),
        ({"payment": {"coupon_used": {"amount": 5, "cod": "x"}}}, "payment.coupon_used", None),
    ],
)
def test_what_an_order_names_is_on_its_list(change: dict[str, Any], path: str, close: str | None) -> None:
    """Its state, its currency, the fields of its coupon."""
    _order, problems = parse(Raw({**ONE, **change}, "order.json"))
    (problem,) = [each for each in problems if each.path == path]
    assert problem.values.get("close") == close


def test_an_order_may_have_shipped_and_is_paid_in_any_currency_of_the_world() -> None:
    """In small letters too."""
    order, problems = parse(Raw({**ONE, "state": "shipped", "currency": "kwd"}, "order.json"))
    assert (order.state, order.currency, problems) == ("shipped", "KWD", [])


def test_a_shop_that_never_opens_can_promise_no_day() -> None:
    """What is wrong is told where it stands."""
    never = SHOP._replace(closing_days=("mon", "tue", "wed", "thu", "fri"))
    with pytest.raises(OrderError) as refused:
        draft(
            Raw({**ONE, "language": "ja"}, "order.json"),
            Ask(restock_date="2026-12-05"),
            "restock",
            never,
            LIBRARY,
            DAY,
        )
    assert refused.value.problems == (
        Problem("the shop's closing days leave no working day", {}, "shop.yaml", "shop.closing_days"),
    )


@pytest.mark.parametrize(
    ("wanted", "usual", "medium"),
    [(None, "message", "message"), (None, "notice", "mail"), ("phone", "mail", "phone")],
)
def test_a_draft_is_written_for_the_medium_asked_for_else_for_the_channels_own(
    wanted: str | None, usual: str, medium: str
) -> None:
    """Where the scenario has no words for that: for its first."""
    restock = LIBRARY.scenarios["restock"]
    assert restock.media == ("mail", "message", "phone")
    assert choose_medium(wanted, restock, usual) == (medium, [])


def test_a_medium_for_which_there_are_no_words_is_refused_with_those_that_there_are() -> None:
    """By its own option."""
    medium, (problem,) = choose_medium("notice", LIBRARY.scenarios["restock"], "mail")
    assert (medium, problem.where, problem.path) == ("mail", "--as", "as")
    assert problem.values["all"] == "mail, message, phone"


def test_where_an_order_goes_and_in_which_language_is_nothing_of_the_order() -> None:
    """Then a blank form is drafted."""
    assert not has_order(Raw({"channel": "own", "language": "ja", "currency": "JPY", "decisions": {}}))
    assert has_order(Raw({"id": "1"}))


def test_programs_find_what_is_for_them_and_nothing_else() -> None:
    """By the names that the package lists."""
    names = import_module("stockmail").__all__
    assert [name for name in names if not getattr(stockmail, name)] == []
    with pytest.raises(AttributeError, match="has no attribute 'drafts'"):
        stockmail.drafts  # type: ignore[attr-defined]  # noqa: B018


def test_an_error_comes_whole_from_another_process() -> None:
    """With its problems and its hint."""
    error = RuleError(Problem("a", {}), Problem("b", {"got": "x"}), hint=Note("c", {}))
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(back), back.problems, back.hint) == (RuleError, error.problems, error.hint)
