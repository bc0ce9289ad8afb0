"""What is missing, what is left, when it is back: every way in which an order may tell it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from stockmail import goods
from stockmail.brief import Item, Restock
from stockmail.errors import Note, Problem
from stockmail.model import Line, Order, Span
from tests.by_hand import MUGS, ORDER, RESTOCK, TEAS, a_case
from tests.cases import LIBRARY

PARTIAL = RESTOCK._replace(needs=("rest", "payment"))


def test_a_scenario_that_is_about_no_goods_names_none() -> None:
    """Nor does it miss them."""
    case = a_case(ORDER._replace(lines=()), RESTOCK._replace(goods=False))
    assert goods.short(case) == ()
    assert case.gaps.missing == ()


@pytest.mark.parametrize(
    ("lines", "missing"),
    [((), "lines.name"), ((TEAS,), "lines.short"), ((MUGS._replace(short=None),), "lines.short")],
)
def test_an_order_of_which_nothing_is_short_has_a_gap(lines: tuple[Line, ...], missing: str) -> None:
    """What is asked for is the product, or which of them is meant."""
    case = a_case(ORDER._replace(lines=lines))
    assert goods.short(case) == ()
    assert case.gaps.missing == (missing,)


def test_a_form_shows_one_product_blank() -> None:
    """Its name, and how many."""
    case = a_case(Order(), form=True)
    (item,) = goods.short(case)
    name, count = case.gaps.blank("lines.name"), case.gaps.blank("lines.quantity")
    assert item == Item(name, name, "", f"{count}点", f"{count}点", f"{count}点", some=False)
    assert case.gaps.missing == ("lines.name", "lines.quantity")


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"name": None}, ("lines.name",)),
        ({"quantity": None}, ("lines.quantity",)),
        ({"name": None, "quantity": None}, ("lines.name", "lines.quantity")),
    ],
)
def test_a_product_of_an_order_is_named_and_counted(change: Any, missing: tuple[str, ...]) -> None:  # noqa: ANN401
    """Each that is not given is asked for, and nothing is shown in its place."""
    case = a_case(ORDER._replace(lines=(MUGS._replace(**change),)))
    assert goods.short(case) == (Item("", "", "", "", "", "", some=False),)
    assert case.gaps.missing == missing


def test_the_rest_of_an_order_that_has_none_is_refused() -> None:
    """With the scenarios that are for that."""
    case = a_case(scenario=PARTIAL)
    assert goods.rest(case) == ()
    assert case.problems == [
        Problem("nothing is left to ship; take restock, discontinued or alternative", {}, "",
                "lines[].short", "--short"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "form"), [(Order(), True), (ORDER._replace(lines=()), False), (ORDER, True)]
)
def test_the_rest_that_nobody_named_is_a_blank(order: Order, *, form: bool) -> None:
    """In a form, and where no line says what is short."""
    case = a_case(order, PARTIAL, form=form)
    (item,) = goods.rest(case)
    assert item.product == case.gaps.blank("rest.name")
    assert case.gaps.missing == ("lines.quantity", "rest.name")
    assert case.problems == []


@pytest.mark.parametrize("needs", [(), ("rest",)])
def test_what_is_left_of_a_line_ships_too(needs: tuple[str, ...]) -> None:
    """Three ordered, one short: two."""
    order = ORDER._replace(lines=(MUGS._replace(quantity=3, short=1), TEAS))
    assert [item.pieces for item in goods.rest(a_case(order, RESTOCK._replace(needs=needs)))] == [
        "2点",
        "1点",
    ]


def test_a_japanese_name_in_an_english_draft_is_told_of() -> None:
    """It stays as it is: nobody guesses what a product is called."""
    case = a_case(ORDER._replace(lines=(MUGS._replace(name_en=None),)), language="en")
    (item,) = goods.short(case)
    assert (item.product, item.variant) == ("マグカップ", "navy")
    note = "{name} stands in Japanese in this draft; add lines[].name_en"
    assert case.notes == [Note(note, {"name": "マグカップ"})]


def test_an_english_draft_takes_the_english_names() -> None:
    """And has nothing to tell."""
    case = a_case(language="en")
    assert goods.short(case)[0].name == "mug (navy)"
    assert case.notes == []


@pytest.mark.parametrize(
    ("needs", "decided", "said", "missing"),
    [
        ((), {"restock": date(2026, 12, 4)}, Restock("12月4日（金）", "12月7日（月）", ""), ()),
        ((), {"restock": Span(2026, 12, "mid")}, Restock("12月中旬", "", ""), ()),
        ((), {}, Restock("〔入荷日〕", "", ""), ("restock_date",)),
        ((), {"restock_unknown": True, "next_update": date(2026, 12, 1)},
         Restock("", "", "12月1日（火）"), ()),
        ((), {"restock_unknown": True}, Restock("", "", "〔次のご連絡の日〕"), ("next_update",)),
        (("next_update",), {}, Restock("", "", "〔次のご連絡の日〕"), ("next_update",)),
        (("next_update",), {"restock": date(2026, 12, 4)}, Restock("12月4日（金）", "12月7日（月）", ""), ()),
    ],
)  # fmt: skip
def test_a_restock_has_a_day_or_the_day_of_the_next_word(
    needs: tuple[str, ...], decided: Mapping[str, Any], said: Restock, missing: tuple[str, ...]
) -> None:
    """Never both; what is missing is a gap."""
    case = a_case(scenario=RESTOCK._replace(needs=needs), **decided)
    labels = LIBRARY.wording("ja")["blanks"]
    blanks = {"〔入荷日〕": "restock_date", "〔次のご連絡の日〕": "next_update"}
    wanted = Restock(*(f"〔{labels[blanks[text]]}〕" if text in blanks else text for text in said))
    assert goods.restock(case) == wanted
    assert case.gaps.missing == missing
