"""When the review of one draft stands for that of another, and when each is reviewed itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.brief import Brief
from stockmail.compose import compose
from stockmail.forms import Filled, Forms
from stockmail.free import NAME, NUMBER, WORDS
from stockmail.vouched import LONGEST, MOST, stand_ins, vouched
from tests.by_hand import a_case

BRIEF = compose(a_case(note="x"))
PIECES = ["12", "7,480", "月", "日", "（金）", " ", "Friday", "May", "円", "123456789012", "x"]


class Review:
    """A review that counts, and finds something or nothing."""

    def __init__(self, *, finds: bool = False) -> None:
        self.seen: list[Brief] = []
        self.finds = finds

    def __call__(self, brief: Brief) -> bool:
        """Whether it finds anything."""
        self.seen.append(brief)
        return self.finds


def filled(brief: Brief) -> Filled:
    """A brief by a form of its own, of which one draft has been made."""
    found = Forms(lambda each: (str(each.note), False)).fill(brief)
    assert found is not None
    assert not vouched(found, brief, ("the first of its form",), Review())
    return found


def of(filled: Filled, person: str) -> Filled:
    """The same form for another customer."""
    return filled._replace(texts=[person if text == "山田 太郎" else text for text in filled.texts])


def test_all_but_the_first_of_a_kind_are_vouched_for_by_one_that_stands_in() -> None:
    """The first is reviewed itself, the second has its stand-in reviewed, the rest nothing.

    So is the first of a form: most runs draft no other.
    """
    review, first = Review(), filled(BRIEF)
    names = ("山田 太郎", "佐藤 花子", "鈴木 一郎", "髙橋 次郎")
    told = [vouched(of(first, name), BRIEF, (), review) for name in names]
    assert told == [False, True, True, True]
    assert [each.to.person for each in review.seen] == ["〓" * LONGEST[False]]
    assert [each.shop for each in review.seen] == [BRIEF.shop]


def test_where_the_stand_in_breaks_a_rule_each_is_reviewed_itself() -> None:
    """It is not asked again."""
    review, first = Review(finds=True), filled(BRIEF)
    assert [vouched(first, BRIEF, (), review) for _each in range(4)] == [False] * 4
    assert len(review.seen) == 1


def test_what_a_review_depends_on_beside_the_text_makes_another_kind() -> None:
    """Another channel, another country."""
    review, first = Review(), filled(BRIEF)
    assert [vouched(first, BRIEF, (channel,), review) for channel in "aabbab"] == [
        False, True, False, True, True, True
    ]  # fmt: skip


def test_as_many_kinds_are_known_as_memory_should_hold() -> None:
    """Then it begins anew."""
    review, first = Review(), filled(BRIEF)
    for number in range(MOST):
        vouched(first, BRIEF, (number,), review)
    assert vouched(first, BRIEF, (0,), review)
    vouched(first, BRIEF, (MOST,), review)
    assert not vouched(first, BRIEF, (0,), review)


def test_a_name_out_of_the_ordinary_is_looked_at_itself() -> None:
    """In every draft that holds it."""
    review, first = Review(), filled(BRIEF)
    odd = of(first, "青。太郎")
    assert [vouched(odd, BRIEF, (), review) for _each in range(3)] == [False] * 3
    assert review.seen == []


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("Taro Yamada", "N" * 48),
        ("山田 太郎", "〓" * 32),
        ("T", "N"),
        ("〓", None),
        ("葛", "〓"),
        ("12", None),
        ("xx", None),
        ("None", None),
        ("a. B! c", None),
        ("A" * 48, "N" * 48),
        ("A" * 49, None),
        ("葛" * 33, None),
        ("", ""),
    ],
)
def test_a_name_is_stood_in_for_by_the_longest_of_its_letters(name: str, stands: str | None) -> None:
    """A single letter stays one: the rules leave no such name alone."""
    assert stand_ins((NAME,), [name]) == (None if stands is None else [stands])


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("5", "88"),
        ("12", "88"),
        ("123", "888,888"),
        ("7,480円", "888,888円"),
        ("1,234,567円", "88888888" + "88888888円"),
        ("12月5日（土）", "88月88日（水）"),
        ("Monday, December 5", "Wednesday, September 88"),
        ("土曜", "土曜"),
    ],
)
def test_a_number_is_stood_in_for_by_a_long_one(text: str, stands: str) -> None:
    """And a day by the longest day."""
    assert stand_ins((NUMBER,), [text]) == [stands]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_no_stand_in_is_shorter_than_what_it_stands_for(text: str) -> None:
    """What fits with it fits with all; and what is no number, day or month stays."""
    (stands,) = stand_ins((NUMBER,), [text]) or [""]
    assert len(stands) >= len(text)
    assert re.sub(r"[\d,]|（水）|Wednesday|September", "", stands) == re.sub(
        r"[\d,]|（[月火水木金土日]）|\bFriday\b|\bMay\b", "", text
    )


def test_words_stand_for_themselves() -> None:
    """What somebody wrote is judged as it is; one odd name is enough for all."""
    assert stand_ins((WORDS, NAME), ["12月5日に。", "Sato"]) == ["12月5日に。", "N" * 48]
    assert stand_ins((WORDS, NAME), ["a", "b!"]) is None
