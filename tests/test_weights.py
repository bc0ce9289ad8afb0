"""How large a thing in a template is, and what is refused for being too large."""

from collections.abc import Callable
from typing import Any

import pytest

from stockmail import weights
from stockmail.weights import LONGEST, MEMBER, MOST_MEMBERS, WIDEST, TooMuchError


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("abc", 3),
        (b"ab", 2),
        (range(7), 7),
        ([], 0),
        (["ab", "c"], 2 * MEMBER + 3),
        (("ab",), MEMBER + 2),
        ({"ab"}, MEMBER + 2),
        ({"a": "bcd"}, 2 * MEMBER + 4),
        ([["ab"]], 2 * MEMBER + 2),
        (5, 1),
        (None, 1),
    ],
)
def test_a_thing_is_as_large_as_all_that_it_holds(value: object, size: int) -> None:
    """Each member weighs something beside what it holds."""
    assert weights.size(value) == weights.most(value) == size


def test_what_does_not_tell_its_size_may_hold_the_most() -> None:
    """A generator."""
    assert weights.most(iter([1])) == MOST_MEMBERS


def test_a_list_that_holds_another_many_times_has_an_end() -> None:
    """It would take for ever to count."""
    value: list[object] = ["x"]
    for _each in range(60):
        value = [value, value]
    with pytest.raises(TooMuchError):
        weights.size(value)


REFUSED: tuple[tuple[Callable[..., object], tuple[Any, ...]], ...] = (
    (weights.refuse_long, ("x" * (LONGEST + 1),)),
    (weights.refuse_long, (b"x" * (LONGEST + 1),)),
    (weights.refuse_product, ("x", WIDEST + 1)),
    (weights.refuse_product, ("x", -WIDEST - 1)),
    (weights.refuse_product, ("x" * 4000, "y" * 4000)),
    (weights.refuse_product, ("x" * 1000, WIDEST)),
    (weights.refuse_wide, ("%9999d",)),
    (weights.refuse_wide, ("%*d",)),
    (weights.few, (MOST_MEMBERS + 1,)),
)
TAKEN: tuple[tuple[Callable[..., object], tuple[Any, ...]], ...] = (
    (weights.refuse_long, ("x" * LONGEST,)),
    (weights.refuse_long, (5,)),
    (weights.refuse_product, ("x", WIDEST)),
    (weights.refuse_product, ("x" * 4000,)),
    (weights.refuse_product, ("x" * 400, "y" * 400)),
    (weights.refuse_wide, ("%999d of 100%",)),
    (weights.refuse_wide, (5,)),
    (weights.few, (MOST_MEMBERS,)),
)


@pytest.mark.parametrize(("rule", "values"), REFUSED)
def test_what_could_make_too_much_is_refused(rule: Callable[..., object], values: tuple[Any, ...]) -> None:
    """Before it is made."""
    with pytest.raises(TooMuchError):
        rule(*values)


@pytest.mark.parametrize(("rule", "values"), TAKEN)
def test_what_a_mail_may_need_is_made(rule: Callable[..., object], values: tuple[Any, ...]) -> None:
    """Up to each limit."""
    rule(*values)
