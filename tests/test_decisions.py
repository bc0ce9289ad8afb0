"""Decisions: every form they can be given in, every refusal, every contradiction."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from stockmail.ask import under
from stockmail.calendar import Calendar
from stockmail.decisions import understand
from stockmail.errors import Problem
from stockmail.model import Alternative, Ask, Coupon, Decisions, Order, Payment, Span
from stockmail.scenario import Scenario

TODAY = date(2026, 11, 22)
ORDER = Order(ordered_at=datetime(2026, 11, 20, tzinfo=UTC), payment=Payment(paid=True))
EVERYTHING = ("restock_date", "next_update", "alternative", "same_price", "free_shipping", "refunded_on")
SCENARIO = Scenario("restock", title={}, when={}, article=(), needs=(), offers=EVERYTHING, media=(), reply={})
REASONS, REFUNDS = ("sold-out", "oversold"), ("card", "bank", "cod")


def judged(ask: Ask, order: Order = ORDER, scenario: Scenario = SCENARIO) -> tuple[Decisions, list[Problem]]:
    """The decisions of a shop that works Monday to Friday."""
    return understand(ask, order, scenario, REASONS, REFUNDS, TODAY, Calendar())


def understood(**asked: Any) -> Decisions:  # noqa: ANN401 - the fields of Ask
    """The decisions, when nothing is wrong with them."""
    made, problems = judged(Ask(**asked))
    assert problems == []
    return made


def refused(ask: Ask, order: Order = ORDER, scenario: Scenario = SCENARIO) -> list[tuple[str, str]]:
    """The paths and messages of what is wrong."""
    return [(problem.path, problem.message) for problem in judged(ask, order, scenario)[1]]


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ({"restock_date": "12/5"}, {"restock": date(2026, 12, 5)}),
        ({"restock_date": "+1bd"}, {"restock": date(2026, 11, 24)}),
        ({"restock_date": "12月上旬"}, {"restock": Span(2026, 12, "early")}),
        (
            {"restock_date": "unknown", "next_update": "12/1"},
            {"restock": None, "restock_unknown": True, "next_update": date(2026, 12, 1)},
        ),
        ({"coupon": "SORRY500:500"}, {"coupon": Coupon("SORRY500", amount=Decimal(500))}),
        ({"coupon": "SORRY:10%"}, {"coupon": Coupon("SORRY", percent=10)}),
        ({"coupon": "SORRY:100%"}, {"coupon": Coupon("SORRY", percent=100)}),
        (
            {"coupon": "A_b-9:500", "coupon_until": "+60d"},
            {"coupon": Coupon("A_b-9", amount=Decimal(500), until=date(2027, 1, 21))},
        ),
        ({"reason": "sold-out"}, {"reason": "sold-out"}),
        ({"reason": "職人が手を痛めております。"}, {"reason": "職人が手を痛めております"}),
        ({"reason": "売り切れました！"}, {"reason": "売り切れました"}),
        ({"reason": "Version 2.0 is delayed."}, {"reason": "Version 2.0 is delayed"}),
        ({"refund": "bank"}, {"refund": "bank"}),
        ({"refund_by": "12/1"}, {"refund_by": date(2026, 12, 1)}),
        ({"refunded_on": "11/21"}, {"refunded_on": date(2026, 11, 21)}),
        ({"refunded_on": "+0d"}, {"refunded_on": TODAY}),
        ({"reply_by": "+3bd"}, {"reply_by": date(2026, 11, 26)}),
        ({"short": ("MUG-NV", "CUP=2", "A=B=1")}, {"short": {"MUG-NV": None, "CUP": 2, "A=B": 1}}),
        ({"short": ("〔限定〕マグ",)}, {"short": {"［限定］マグ": None}}),
        ({"alternative": "マグ〔藍〕"}, {"alternative": Alternative(name="マグ［藍］")}),
        (
            {
                "alternative": {"name": "マグ", "price": 3740, "specs": {"容量": ["300ml", 350]}},
                "same_price": True,
            },
            {
                "alternative": Alternative("マグ", price=Decimal(3740), specs={"容量": ("300ml", "350")}),
                "same_price": True,
            },
        ),
        (
            {"note": " どうぞよろしく。 ", "staff": "佐藤", "enclose": "菓子", "free_shipping": True},
            {"note": "どうぞよろしく。", "staff": "佐藤", "enclose": "菓子", "free_shipping": True},
        ),
    ],
)
def test_decisions_are_understood(asked: dict[str, Any], made: dict[str, Any]) -> None:
    """What was typed, and what it means; nothing else is decided."""
    assert understood(**asked) == Decisions(**{"short": {}, **made})


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("restock_date", "soon", "is no date"),
        ("restock_date", "2026-11-01", "{got} is in the past"),
        ("restock_date", "9999-12-31", "is no date"),
        ("restock_date", "0000-01-early", "is no date"),
        ("reply_by", "11/21", "{got} is in the past"),
        ("reply_by", "12月上旬", "is no date"),
        ("refund_by", "9999-12-31", "is no date"),
        ("refunded_on", "11/23", "{got} is in the future"),
        ("refunded_on", "+3d", "{got} is in the future"),
        ("refund", "crad", "{got} is unknown; did you mean {close}?"),
        ("refund", "zzz", "{got} is unknown; there are"),
        ("reason", "soldout", "{got} is unknown; did you mean {close}?"),
        ("reason", "在庫切れです。申し訳ない。", "must be one sentence"),
        ("reason", "It broke. We are sorry.", "must be one sentence"),
        ("reason", "あ" * 121, "is longer than {most} characters"),
        ("reason", "。", "is empty"),
        ("coupon", "SORRY500", "must be CODE:500 or CODE:10%"),
        ("coupon", ":500", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:", "is not an amount of money"),
        ("coupon", "SORRY:0", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:-5", "is not an amount of money"),
        ("coupon", "SORRY:0%", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:101%", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:01000%", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:1.5%", "must be CODE:500 or CODE:10%"),
        ("coupon", "お詫び:500", "must be CODE:500 or CODE:10%"),
        ("coupon", "SORRY:0.5", "{currency} has {most} decimals"),
        ("alternative", 5, "must be text in quotes"),
        ("alternative", {"name": "マグ", "price": 37.4}, "must be an integer or a decimal"),
        ("alternative", {"name": "マグ", "price": "3740.5"}, "{currency} has {most} decimals"),
        ("alternative", {"name": "マグ", "prise": 1}, "is no field here; did you mean {close}?"),
        ("alternative", {"price": 1}, "needs a name"),
        ("alternative", {"name": None}, "needs a name"),
        ("alternative", {"name": "マグ", "specs": ["300ml"]}, "must be a table like"),
        ("alternative", {"name": "マグ", "specs": {"容量": ["300ml"]}}, "needs two values for {name}"),
        ("alternative", {"name": "マグ", "specs": {"容量": ["300ml", None]}}, "must be text in quotes"),
        ("alternative", {"name": "マグ", "specs": {"容量": [0.3, 0.35]}}, "must be text in quotes"),
        ("alternative", {"name": "マグ", "specs": {"容量": [True, {"a": 1}]}}, "must be text in quotes"),
        ("short", ("MUG=0",), "must be SKU or SKU=2"),
        ("short", ("MUG=-1",), "must be SKU or SKU=2"),
        ("short", ("MUG=x",), "must be SKU or SKU=2"),
        ("short", ("=2",), "must be SKU or SKU=2"),
        ("short", ("MUG", "MUG=1"), "names {sku} more than once"),
        ("note", "{{ name }}", "holds {mark}"),
        ("note", "a\nb", "holds a character"),
        ("enclose", "〔品名〕", "holds {mark}"),
        ("staff", "None", "is {got}: what an export leaves"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_refused(name: str, value: object, word: str) -> None:
    """Once, with the option that gives it."""
    asked: dict[str, Any] = {name: value}
    _, (problem,) = judged(Ask(**asked))
    assert problem.message.startswith(word)
    assert problem.path.startswith(f"decisions.{name}")
    assert problem.flag == "--" + name.replace("_", "-")


@pytest.mark.parametrize(
    ("asked", "path", "word"),
    [
        ({"restock_date": "unknown"}, "next_update", "is missing: an unknown restock date"),
        ({"restock_date": "12/5", "next_update": "12/1"}, "next_update", "is for an unknown restock date"),
        ({"next_update": "12/1"}, "next_update", "is for an unknown restock date"),
        ({"coupon_until": "12/31"}, "coupon_until", "has no coupon to end"),
        ({"refund_by": "12/1", "refunded_on": "11/21"}, "refunded_on", "cannot stand beside --refund-by"),
        ({"same_price": True}, "same_price", "has no alternative to price"),
        ({"refund": "cod"}, "refund", "cod means that nothing was paid"),
        ({"refunded_on": "11/19"}, "refunded_on", "is before the day of the order"),
    ],
)
def test_decisions_that_contradict_are_refused(asked: dict[str, Any], path: str, word: str) -> None:
    """Each other, or the order."""
    ((found, message),) = refused(Ask(**asked))
    assert found == f"decisions.{path}"
    assert message.startswith(word)


def test_an_unreadable_restock_date_is_not_taken_for_a_contradiction() -> None:
    """One slip, one sentence."""
    assert [path for path, _ in refused(Ask(restock_date="soon", next_update="12/1"))] == [
        "decisions.restock_date"
    ]


def test_cash_on_delivery_that_was_not_paid_needs_no_refund() -> None:
    """So it may be said."""
    unpaid = ORDER._replace(payment=Payment(paid=False))
    assert refused(Ask(refund="cod"), unpaid) == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_decision_with_no_place_in_the_scenario_is_refused(name: str) -> None:
    """Never dropped silently."""
    values = {"alternative": "マグ", "restock_date": "unknown", "refunded_on": "11/21", "next_update": "12/1"}
    asked: dict[str, Any] = {name: values.get(name, True)}
    silent = SCENARIO._replace(offers=())
    found = refused(Ask(**asked), scenario=silent)
    assert (f"decisions.{name}", "{scenario} has no place for this; it takes {offers}") in found


@pytest.mark.parametrize("name", ["restock_date", "coupon", "short", "note", "same_price"])
def test_what_was_asked_by_option_wins_over_the_file(name: str) -> None:
    """And the file's other decisions stay."""
    asked: dict[str, Any] = {
        "restock_date": "12/5",
        "coupon": "A:1",
        "short": ("A",),
        "note": "a",
        "same_price": True,
    }
    filed = {
        "restock_date": "12/6",
        "coupon": "B:1",
        "short": ["B"],
        "note": "b",
        "same_price": False,
        "staff": "佐藤",
    }
    ask, problems = under(Ask(**{name: asked[name]}), filed, "order.json")
    assert problems == []
    assert getattr(ask, name) == asked[name]
    assert ask.staff == "佐藤"


def test_a_file_without_decisions_changes_nothing() -> None:
    """Null is the same."""
    assert under(Ask(note="a"), None, "order.json") == (Ask(note="a"), [])
    assert under(Ask(note="a"), {"note": None, "alternative": None}, "order.json") == (Ask(note="a"), [])


@pytest.mark.parametrize(
    ("filed", "path", "word"),
    [
        ([], "decisions", "must be an object in"),
        ({"restock": "12/5"}, "decisions.restock", "is no field here; did you mean"),
        ({"restock_date": 5}, "decisions.restock_date", "must be text in quotes"),
        ({"same_price": "yes"}, "decisions.same_price", "must be true or false"),
        ({"short": "MUG"}, "decisions.short", "must be a list of texts"),
        ({"short": [5]}, "decisions.short", "must be text in quotes"),
        ({"alternative": 5}, "decisions.alternative", "must be text in quotes"),
        ({"alternative": ["マグ"]}, "decisions.alternative", "must be text in quotes"),
    ],
)
def test_a_files_decisions_are_judged_where_they_stand(filed: object, path: str, word: str) -> None:
    """With the file's name and the JSON path."""
    _, (problem,) = under(Ask(), filed, "order.json")
    assert (problem.where, problem.path) == ("order.json", path)
    assert problem.message.startswith(word)


def test_every_wrong_decision_is_named_at_once() -> None:
    """As with the order."""
    asked: Mapping[str, Any] = {
        "restock_date": "x",
        "coupon": "x",
        "refund": "x",
        "reply_by": "x",
        "short": ("=1", "x=y"),
    }
    paths = [path.removeprefix("decisions.") for path, _ in refused(Ask(**asked))]
    assert sorted(paths) == ["coupon", "refund", "reply_by", "restock_date", "short", "short"]
