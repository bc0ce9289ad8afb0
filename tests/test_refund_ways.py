"""By which way money goes back, until when, and who pays it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from stockmail import refunds
from stockmail.channel import Rule
from stockmail.errors import Note, Problem
from stockmail.model import Payment
from tests.by_hand import CARD, ORDER, OWN, RESTOCK, a_case
from tests.cases import LIBRARY, SHOP
from tests.test_refunds import DAY, MALL, back, of

BANK = CARD._replace(method="konbini")
BAN = Rule("no-bank-account", {"ja": "", "en": ""}, "", "", verified=True)
NO_ACCOUNT = OWN._replace(forbids={"bank-account": BAN})


def test_a_mall_that_refunds_names_itself_and_no_amount() -> None:
    """What it pays, and when, is its own to say."""
    case = of(CARD, channel=MALL)
    part, every = back(case, whole=False)
    assert part == refunds.BLANK._replace(mall="市場")
    assert every == part._replace(full=True)
    assert refunds.new_total(case) == ""
    assert case.promised == {}


@pytest.mark.parametrize("refund", ["card", "bank"])
def test_a_way_that_the_shop_chooses_there_needs_its_day(refund: str) -> None:
    """Else it would be dropped in silence."""
    case = of(CARD, channel=MALL, refund=refund)
    assert back(case)[0].mall == "市場"
    message = "needs a day here: add --refund-by or --refunded-on"
    assert case.problems == [Problem(message, {}, "--refund", "decisions.refund", "--refund")]


@pytest.mark.parametrize(
    "decided", [{"refund_by": DAY}, {"refunded_on": DAY}, {"refund_by": DAY, "refund": "card"}]
)
def test_a_shop_that_names_its_day_there_pays_itself(decided: Mapping[str, Any]) -> None:
    """The day is its own word, by --allow."""
    case = of(CARD, channel=MALL, **decided)
    part, _every = back(case)
    assert (part.mall, part.date) == ("", "11月27日（金）")
    assert case.problems == []


@pytest.mark.parametrize("refund", [None, "mall"])
def test_saying_that_the_mall_pays_is_no_fault(refund: str | None) -> None:
    """It does."""
    case = of(CARD, channel=MALL, refund=refund)
    back(case)
    assert case.problems == []


@pytest.mark.parametrize(
    ("decided", "done", "day", "promised"),
    [
        ({}, False, "11月30日（月）", {"refund_by": date(2026, 11, 30)}),
        ({"refund_by": date(2026, 12, 1)}, False, "12月1日（火）", {"refund_by": date(2026, 12, 1)}),
        ({"refunded_on": date(2026, 11, 21)}, True, "11月21日（土）", {}),
    ],
)
def test_money_goes_back_by_a_day_or_has_gone(
    decided: Mapping[str, Any], done: object, day: str, promised: object
) -> None:
    """The working day after the answer, where nobody said; that is told."""
    case = of(CARD._replace(paid_at=date(2026, 11, 21)), **decided)
    part, _every = back(case)
    assert (part.done, part.date, case.promised) == (done, day, promised)
    message = "refund by {day}: {span} after {start}, as scenarios.yaml has it; --refund-by changes it"
    usual = Note(message, {"day": "2026-11-30", "span": "1bd", "start": "2026-11-27"})
    assert case.notes == ([] if decided else [usual])


def test_where_no_answer_is_asked_for_the_days_count_from_today() -> None:
    """Monday is a holiday."""
    case = of(CARD)
    part, _every = refunds.refunds(case, None, whole=True)
    assert part is not None
    assert part.date == "11月24日（火）"
    assert case.notes[-1].values["start"] == "2026-11-22"


@pytest.mark.parametrize(
    ("method", "refund", "way"),
    [
        ("card", None, "card"),
        ("card", "bank", "bank"),
        ("konbini", None, "konbini"),
        ("cod", "points", "points"),
    ],
)
def test_money_goes_back_by_the_way_it_came_or_as_was_decided(
    method: str, refund: str | None, way: str
) -> None:
    """In the language's words."""
    part, _every = back(of(CARD._replace(method=method), refund=refund))
    words = LIBRARY.wording("ja")["refunds"][way]
    assert (part.to, part.seen) == (words["to"], words.get("seen", ""))


@pytest.mark.parametrize("method", ["cod", "cheque", None])
def test_a_way_by_which_nothing_can_go_back_is_asked_about(method: str | None) -> None:
    """Cash at the door does not go back through the door."""
    case = of(CARD._replace(method=method))
    assert back(case)[0].to == case.gaps.blank("refund")
    assert case.gaps.missing == ("refund",)


@pytest.mark.parametrize(
    ("payment", "more", "asked"),
    [
        (BANK, {}, True),
        (CARD, {}, False),
        (CARD, {"refund": "bank"}, True),
        (BANK._replace(paid=False), {}, False),
        (BANK, {"refunded_on": date(2026, 11, 21)}, False),
        (BANK, {"channel": NO_ACCOUNT}, False),
        (BANK, {"channel": MALL}, False),
    ],
)
def test_a_bank_account_is_asked_for_where_money_can_go_nowhere_else(
    payment: Payment, more: Mapping[str, Any], asked: object
) -> None:
    """And where asking is allowed."""
    assert refunds.asks_account(of(payment, **more)) is asked


def test_no_account_is_asked_for_where_the_scenario_is_not_about_money() -> None:
    """Whatever it was paid by."""
    case = a_case(ORDER._replace(payment=BANK), RESTOCK._replace(needs=()))
    assert refunds.asks_account(case) is False


def test_the_shops_own_form_stands_with_the_refund() -> None:
    """A customer leaves their account there."""
    shop = SHOP._replace(refund_form="https://minato.example/back")
    assert back(of(BANK, shop=shop))[0].form == "https://minato.example/back"
