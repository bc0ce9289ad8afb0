"""A fact that is missing: a blank in a form, a problem with an order, with what mends it."""

import pytest

from stockmail.errors import Problem
from stockmail.gaps import Gaps
from tests.cases import LIBRARY

LABELS = LIBRARY.wording("en")["blanks"]


def test_what_is_there_is_said_and_what_is_not_leaves_a_blank() -> None:
    """Named once, in the order of the labels."""
    assert Gaps(LABELS).fill("id", "10234") == "10234"
    gaps = Gaps(LABELS)
    assert gaps.fill("lines.name", "") == gaps.fill("lines.name", None) == f"〔{LABELS['lines.name']}〕"
    gaps.fill("id", None)
    assert gaps.missing == ("id", "lines.name")


def test_a_form_names_the_blanks_that_it_shows() -> None:
    """One that the text has no place for is none of its gaps."""
    gaps = Gaps(LABELS)
    gaps.fill("lines.name", None)
    gaps.fill("id", None)
    assert gaps.seen_in(f"Your order {gaps.blank('id')}") == ("id",)


@pytest.mark.parametrize(
    ("path", "where", "mended", "flag"),
    [
        ("id", "order.json", "id", "--order-id"),
        ("payment.total", "order.json", "payment.total", "--total"),
        ("lines.name", "order.json", "lines[].name", "--item"),
        ("lines.short", "order.json", "lines[].short", "--short"),
        ("rest.name", "order.json", "lines[]", "--item"),
        ("restock_date", "order.json", "decisions.restock_date", "--restock-date"),
        ("shop.name", "shop.yaml", "shop.name", "--shop"),
        ("shop.staff", "shop.yaml", "shop.staff", "--staff"),
    ],
)
def test_a_missing_fact_is_told_with_what_mends_it(path: str, where: str, mended: str, flag: str) -> None:
    """The file, the place in it, the option."""
    gaps = Gaps(LABELS)
    gaps.fill(path, None)
    assert gaps.problems("order.json") == [Problem("is missing", {}, where, mended, flag)]


def test_every_blank_that_there_are_words_for_has_a_mend() -> None:
    """In each language the same."""
    for language in LIBRARY.languages:
        gaps = Gaps(LIBRARY.wording(language)["blanks"])
        for path in gaps.labels:
            gaps.fill(path, None)
        assert tuple(gaps.labels) == gaps.missing
        assert all(problem.flag.startswith("--") for problem in gaps.problems("order.json"))
