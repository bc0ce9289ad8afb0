"""A shop's own scenarios.yaml over the shipped one: what it changes, what it adds, what is refused."""

from typing import Any

import pytest

from stockmail.errors import OrderError
from stockmail.overlay import merge

SHIPPED = {
    "restock": {
        "title": {"ja": "再入荷", "en": "Restock"},
        "when": {"ja": "また入荷する。", "en": "More is coming."},
        "media": ["mail", "message"],
        "needs": ["restock_date"],
        "offers": [],
        "choices": ["wait", "cancel"],
        "reply": {"within": "4bd", "silence": "cancel"},
    }
}
NEW: dict[str, Any] = {
    "title": {"ja": "自主回収"},
    "when": {"en": "The maker has recalled it."},
    "media": ["mail"],
    "needs": ["payment"],
    "offers": [],
    "reply": {"within": "4bd"},
}


def merged(**own: object) -> dict[str, Any]:
    """The shipped scenario with *own* over it."""
    made = merge(SHIPPED, {"restock": own}, "own.yaml")["restock"]
    assert isinstance(made, dict)
    return made


def wrong(own: dict[str, Any]) -> list[tuple[str, str]]:
    """The paths and messages of what is wrong with a shop's own file."""
    with pytest.raises(OrderError) as refused:
        merge(SHIPPED, own, "own.yaml")
    assert {problem.where for problem in refused.value.problems} == {"own.yaml"}
    return [(problem.path, problem.message) for problem in refused.value.problems]


def test_what_a_shop_does_not_change_stays() -> None:
    """Of a table key by key; the shipped one is left as it was."""
    before = repr(SHIPPED)
    assert merged(reply={"within": "2bd"}) == {
        **SHIPPED["restock"], "reply": {"within": "2bd", "silence": "cancel"}
    }  # fmt: skip
    assert merged(title={"ja": "入荷待ち"})["title"] == {"ja": "入荷待ち", "en": "Restock"}
    assert repr(SHIPPED) == before


def test_a_list_takes_the_place_of_the_list() -> None:
    """Else nothing could be taken away."""
    assert merged(choices=["cancel"])["choices"] == ["cancel"]
    assert merged(offers=["alternative"])["offers"] == ["alternative"]


def test_a_table_that_is_not_shipped_is_put_in() -> None:
    """With what else the entry says; the rules of suggestion are read elsewhere."""
    second = {"needs": ["next_update"], "choices": ["wait", "cancel"], "reply": {"within": "2bd"}}
    made = merged(
        second_notice=second,
        refund={"within": "1bd"},
        reason="oversold",
        goods=False,
        fits=[],
        sample={"order": "gift", "decisions": {"note": "x"}},
    )
    assert made["second_notice"] == second
    assert (made["refund"], made["reason"], made["goods"]) == ({"within": "1bd"}, "oversold", False)
    assert made["sample"] == {"order": "gift", "decisions": {"note": "x"}}
    assert "fits" not in made


def test_a_scenario_of_ones_own_speaks_the_language_it_was_written_in() -> None:
    """A title in one language stands for the other."""
    made = merge(SHIPPED, {"recall": NEW}, "own.yaml")
    assert made["recall"]["title"] == {"ja": "自主回収", "en": "自主回収"}
    assert made["recall"]["when"] == {"en": "The maker has recalled it."}
    assert made["restock"] == SHIPPED["restock"]


def test_the_table_of_rules_is_no_scenario() -> None:
    """It is read elsewhere."""
    assert merge(SHIPPED, {"rules": {"lead": 5}}, "own.yaml") == SHIPPED


@pytest.mark.parametrize("field", ["title", "when", "media", "needs", "offers", "reply"])
def test_a_scenario_of_ones_own_needs_its_fields(field: str) -> None:
    """Each that is missing is named."""
    entry = {key: value for key, value in NEW.items() if key != field}
    assert wrong({"recall": entry}) == [(f"recall.{field}", "is missing")]


TABLE = "must be a table like {{name: …}}, not {got}"
NAMES = "must be a list of texts, not {got}"
BOTH = "must be a text, or {{ja: …, en: …}}, not {got}"
TIME = "must be a table like {{within: 4bd}}, not {got}"
UNKNOWN = "{got} is unknown; there are: {all}"
MEANT = "{got} is unknown; did you mean {close}? There are: {all}"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("media", "mail", NAMES),
        ("media", [1], NAMES),
        ("media", ["mial"], MEANT),
        ("needs", ["xyz"], UNKNOWN),
        ("choices", ["wiat"], MEANT),
        ("article", [None], NAMES),
        ("title", "x", BOTH),
        ("title", {}, BOTH),
        ("title", {"fr": "x"}, BOTH),
        ("title", {"ja": 5}, "must be text in quotes, not {got}"),
        ("reply", "4bd", TIME),
        ("reply", {"until": "4bd"}, TIME),
        ("reply", {"within": "soon"}, "is not a time like 3d or 4bd: {got}"),
        ("reply", {"silence": "cancle"}, MEANT),
        ("second_notice", [], TABLE),
        ("second_notice", {"chioces": []}, MEANT),
        ("second_notice", {"choices": "wait"}, NAMES),
        ("sample", "x", TABLE),
        ("sample", {"ordre": "gift"}, MEANT),
        ("sample", {"order": 5}, "must be text in quotes, not {got}"),
        ("sample", {"decisions": []}, TABLE),
        ("goods", "no", "must be true or false, not {got}"),
        ("chioces", [], "is no field here; did you mean {close}?"),
    ],
)
def test_what_a_field_of_a_scenario_cannot_hold_is_refused(field: str, value: object, message: str) -> None:
    """With its place."""
    assert wrong({"restock": {field: value}}) == [(f"restock.{field}", message)]


def test_an_article_may_be_called_anything() -> None:
    """It is a name for people."""
    assert merged(article=["パターン2"])["article"] == ["パターン2"]


def test_a_scenario_that_is_no_table_is_refused() -> None:
    """And nothing else is missed of it."""
    assert wrong({"restock": "x", "recall": ["y"]}) == [("restock", TABLE), ("recall", TABLE)]
