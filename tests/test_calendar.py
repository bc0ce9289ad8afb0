"""Business days, and the dates that people type."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail.calendar import Calendar, closing_day, last_day, read_day, read_day_or_span, within
from stockmail.kinds import Bad
from stockmail.model import Span

TODAY = date(2026, 11, 22)  # a Sunday; the next day is a holiday
PLAIN = Calendar()
DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
CLOSED = st.lists(
    st.sampled_from(("wed", "fri", "12-29..01-03", "02-29", "08-11..08-16", "2026-12-01..2026-12-10")),
    max_size=3,
).map(tuple)


def test_holidays_agree_with_a_second_opinion() -> None:
    """Every day of eleven years: open is neither a weekend nor a holiday that `holidays` knows."""
    known = holidays.country_holidays("JP", years=range(2024, 2035))
    first = date(2024, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(2035, 1, 1) - first).days)]
    odd = [day for day in days if PLAIN.is_open(day) == (day.weekday() > 4 or day in known)]
    assert odd == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("2026-12-5", date(2026, 12, 5)),
        ("2026/12/05", date(2026, 12, 5)),
        ("2026年12月5日", date(2026, 12, 5)),
        ("12/5", date(2026, 12, 5)),
        ("12月5日", date(2026, 12, 5)),
        ("11/22", TODAY),
        ("1/10", date(2027, 1, 10)),  # the next January, not the last one
        ("+0d", TODAY),
        ("+10d", date(2026, 12, 2)),
        ("+1bd", date(2026, 11, 24)),  # over the holiday
        ("+5bd", date(2026, 11, 30)),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, day: date) -> None:
    """From today on."""
    assert read_day(typed, TODAY, PLAIN) == day
    assert read_day_or_span(typed, TODAY, PLAIN) == day


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("11/21", date(2026, 11, 22), date(2026, 11, 21)),
        ("12/28", date(2027, 1, 5), date(2026, 12, 28)),
        ("2026-11-22", TODAY, TODAY),
        ("+0d", TODAY, TODAY),
    ],
)
def test_days_that_are_over_are_read_up_to_today(typed: str, today: date, day: date) -> None:
    """A refund was made yesterday, or last December."""
    assert read_day(typed, today, PLAIN, past=True) == day


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2026-12-early", Span(2026, 12, "early")),
        ("2027-1-mid", Span(2027, 1, "mid")),
        ("12月上旬", Span(2026, 12, "early")),
        ("11月下旬", Span(2026, 11, "late")),
        ("2月中旬", Span(2027, 2, "mid")),
        ("2027年2月下旬", Span(2027, 2, "late")),
    ],
)
def test_a_third_of_a_month_may_stand_for_a_day(typed: str, span: Span) -> None:
    """Suppliers speak so."""
    assert read_day_or_span(typed, TODAY, PLAIN) == span


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "unknown", "12", "13/1", "2/30", "2026-13-01", "2026-02-29", "12-05", "5 Dec", "12/5/2026",
     "１２/5", "9999-12-31", "0000-01-01", "+5", "+5wd", "+-1d", "+1.5d", "+3651d", "+99999d",
     "2026-13-early", "9999-12-late", "0000-01-early", "13月上旬", "2026-12-start"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str) -> None:
    """9999-12-31 is how systems say that they do not know."""
    with pytest.raises(Bad, match=r"is no date|is not a time like"):
        read_day_or_span(typed, TODAY, PLAIN)


@pytest.mark.parametrize("typed", ["2026-11-21", "11/21", "2026-10-late", "11月上旬"])
def test_what_is_over_cannot_be_promised(typed: str) -> None:
    """A day that has only just gone is a slip, not a day of next year."""
    with pytest.raises(Bad, match="is in the past"):
        read_day_or_span(typed, TODAY, PLAIN)


@pytest.mark.parametrize("typed", ["2026-11-23", "11/23", "+1d", "+1bd"])
def test_what_is_to_come_has_not_been_done(typed: str) -> None:
    """A refund is “made” only when it was."""
    with pytest.raises(Bad, match="is in the future"):
        read_day(typed, TODAY, PLAIN, past=True)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("wed", "wed"), ("Wednesday", "wed"), ("mondays", "mon"), ("thurs", "thu"), ("水", "wed"),
        ("水曜", "wed"), ("水曜日", "wed"), ("日", "sun"), ("日曜日", "sun"), (" 12-29 ", "12-29"),
        ("2026-12-29", "2026-12-29"), ("02-29", "02-29"), ("12-29..01-03", "12-29..01-03"),
        ("2026-12-29..2027-01-03", "2026-12-29..2027-01-03"),
    ],
)  # fmt: skip
def test_closing_days_are_read(typed: str, rule: str) -> None:
    """As staff write them in shop.yaml."""
    assert closing_day(typed) == rule


@pytest.mark.parametrize(
    "typed",
    ["", "..", "12-29..", "..01-03", "monkey", "sunny", "we", "土日", "祝日", "13-01", "02-30",
     "2026-02-29", "12/29", "20261229", "2026-W53-1", "12-29..2027-01-03", "2027-01-03..2026-12-29",
     "12-29..12-30..12-31"],
)  # fmt: skip
def test_what_is_no_closing_day_is_refused(typed: str) -> None:
    """A rule that would never match, or match too much, is a slip."""
    with pytest.raises(Bad, match="is no closing day"):
        closing_day(typed)


@pytest.mark.parametrize(
    ("rule", "closed", "open_"),
    [
        ("12-29..01-03", ["2026-12-29", "2026-12-31", "2027-12-30"], ["2026-12-28", "2027-01-04"]),
        ("2026-12-29..2027-01-08", ["2026-12-29", "2027-01-05", "2027-01-08"], ["2027-12-29", "2026-12-28"]),
        ("12-28", ["2026-12-28", "2027-12-28"], ["2026-12-25"]),
        ("2026-12-28", ["2026-12-28"], ["2027-12-28"]),
        ("02-25..02-29", ["2028-02-29", "2028-02-25", "2027-02-26"], ["2028-03-01", "2027-03-01"]),
        ("wed", ["2026-11-25"], ["2026-11-26"]),
    ],
)
def test_the_shop_is_closed_on_its_closing_days(rule: str, closed: list[str], open_: list[str]) -> None:
    """Also over the turn of the year, and on a leap day."""
    calendar = Calendar((rule,))
    assert [calendar.is_open(date.fromisoformat(day)) for day in closed] == [False] * len(closed)
    assert [calendar.is_open(date.fromisoformat(day)) for day in open_] == [True] * len(open_)


@settings(deadline=None)
@given(DAYS, st.integers(1, 30), CLOSED)
def test_the_nth_working_day_is_open_and_has_n_working_days_up_to_it(
    day: date, count: int, closed: tuple[str, ...]
) -> None:
    """The law that defines it."""
    calendar = Calendar(closed)
    found = calendar.after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert calendar.is_open(found)
    assert sum(map(calendar.is_open, between)) == count


@given(DAYS)
def test_no_working_day_later_is_the_day_itself(day: date) -> None:
    """Even where it is closed."""
    assert within("0bd", day, PLAIN) == within("0d", day, PLAIN) == day


def test_a_shop_that_never_opens_has_no_working_day() -> None:
    """It is said, not searched for ever."""
    with pytest.raises(Bad, match="leave no working day"):
        Calendar(("mon", "tue", "wed", "thu", "fri")).after(TODAY, 1)


def test_many_working_days_are_not_taken_for_none() -> None:
    """A supplier may need years, in a shop that opens two days a week."""
    assert Calendar(("mon", "wed", "fri")).after(TODAY, 1500).year > 2040


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (date(2026, 12, 5), date(2026, 12, 5)),
        (Span(2026, 12, "early"), date(2026, 12, 10)),
        (Span(2026, 12, "mid"), date(2026, 12, 20)),
        (Span(2026, 12, "late"), date(2026, 12, 31)),
        (Span(2027, 2, "late"), date(2027, 2, 28)),
        (Span(2028, 2, "late"), date(2028, 2, 29)),
        (Span(2026, 11, "late"), date(2026, 11, 30)),
    ],
)
def test_the_latest_day_that_is_meant(when: date | Span, last: date) -> None:
    """Promises are counted from it."""
    assert last_day(when) == last
