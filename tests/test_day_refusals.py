"""What a refused day is told, and the very last day that each rule takes."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from stockmail.calendar import LONG_AGO, Calendar, closing_day, read_day, read_day_or_span, within
from stockmail.kinds import Bad
from stockmail.model import Span

TODAY = date(2026, 11, 22)
PLAIN = Calendar()
NO_DATE = "is no date; write 2026-12-05, 12/5, +10d or +5bd: {got}"
NO_TIME = "is not a time like 3d or 4bd: {got}"
PAST, FUTURE = "{got} is in the past; today is {today}", "{got} is in the future; today is {today}"
NO_CLOSING_DAY = "is no closing day; write sun, 2026-12-29, 12-29 or 12-29..01-03: {got}"


def typed(text: str) -> date | Span:
    """As an option gives it."""
    return read_day_or_span(text, TODAY, PLAIN)


def done(text: str) -> date:
    """As an option gives what is over."""
    return read_day(text, TODAY, PLAIN, past=True)


@pytest.mark.parametrize(
    ("read", "text", "message", "values"),
    [
        (typed, "soon", NO_DATE, {"got": "soon"}),
        (typed, "2026-13-early", NO_DATE, {"got": "2026-13-early"}),
        (typed, "+5wd", NO_TIME, {"got": "5wd"}),
        (typed, "11/21", PAST, {"got": "2026-11-21", "today": "2026-11-22"}),
        (typed, "11月上旬", PAST, {"got": "11月上旬", "today": "2026-11-22"}),
        (done, "11/23", FUTURE, {"got": "2026-11-23", "today": "2026-11-22"}),
        (done, "nie", NO_DATE, {"got": "nie"}),
        (closing_day, "monkey", NO_CLOSING_DAY, {"got": "monkey"}),
    ],
)
def test_a_refusal_shows_what_was_written(
    read: Callable[[str], object], text: str, message: str, values: Mapping[str, Any]
) -> None:
    """In the sentence that the catalogues know."""
    with pytest.raises(Bad) as refused:
        read(text)
    assert (refused.value.message, refused.value.values) == (message, values)


def test_a_shop_that_never_opens_is_told_of_its_closing_days() -> None:
    """After ten years without a working day."""
    with pytest.raises(Bad) as refused:
        Calendar(("mon", "tue", "wed", "thu", "fri")).after(TODAY, 1)
    assert refused.value.message == "the shop's closing days leave no working day"


@pytest.mark.parametrize(
    "text",
    ["２026-12-05", "2026-１2-05", "2026/12/0５", "1２/5", "12月５日", "2026-1２-mid", "１2月上旬", "+１0d"],
)
def test_full_width_digits_are_no_date(text: str) -> None:
    """They would be taken for one here and not in the order file."""
    with pytest.raises(Bad):
        typed(text)


def test_full_width_digits_are_no_closing_day() -> None:
    """Else it would never match a day."""
    with pytest.raises(Bad, match="is no closing day"):
        closing_day("1２-29")


def test_ten_years_are_the_furthest_that_can_be_counted() -> None:
    """To the day."""
    assert within("3650d", TODAY, PLAIN) == TODAY + timedelta(days=3650)
    with pytest.raises(Bad, match="is not a time like"):
        within("3651d", TODAY, PLAIN)


def test_a_day_that_has_long_gone_is_one_of_next_year() -> None:
    """On the 66th day; up to then it is a slip."""
    gone = TODAY - LONG_AGO
    with pytest.raises(Bad, match="is in the past"):
        typed(f"{gone.month}/{gone.day}")
    gone -= timedelta(days=1)
    assert typed(f"{gone.month}/{gone.day}") == gone.replace(year=2027)


def test_a_day_far_ahead_that_is_over_was_one_of_last_year() -> None:
    """From the 66th day on; up to then it is a slip."""
    today = date(2026, 10, 1)
    ahead = today + LONG_AGO
    with pytest.raises(Bad, match="is in the future"):
        read_day(f"{ahead.month}/{ahead.day}", today, PLAIN, past=True)
    ahead += timedelta(days=1)
    assert read_day(f"{ahead.month}/{ahead.day}", today, PLAIN, past=True) == ahead.replace(year=2025)


@pytest.mark.parametrize(("today", "year"), [(date(2026, 11, 14), None), (date(2026, 11, 15), 2027)])
def test_a_third_of_a_month_that_has_long_gone_is_one_of_next_year(today: date, year: int | None) -> None:
    """Early September ends on the 10th; 65 days later it still is a slip."""
    if year is None:
        with pytest.raises(Bad, match="is in the past"):
            read_day_or_span("9月上旬", today, PLAIN)
    else:
        assert read_day_or_span("9月上旬", today, PLAIN) == Span(year, 9, "early")


def test_a_third_of_a_month_can_be_promised_on_its_last_day() -> None:
    """It has not gone yet."""
    assert read_day_or_span("12月上旬", date(2026, 12, 10), PLAIN) == Span(2026, 12, "early")
    assert read_day_or_span("11月中旬", date(2026, 11, 20), PLAIN) == Span(2026, 11, "mid")


def test_closing_days_end_on_their_last_day() -> None:
    """Over the turn of the year too; one day may be given as a range."""
    holidays = Calendar((closing_day("12-29..01-04"),))
    assert holidays.closes_on(date(2027, 1, 4))
    assert not holidays.closes_on(date(2027, 1, 5))
    assert closing_day("2026-12-29..2026-12-29") == "2026-12-29..2026-12-29"
