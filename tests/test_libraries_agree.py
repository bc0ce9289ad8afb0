"""Numbers, sums and days are written as Babel writes them, holidays are those of jpholiday."""

from datetime import date, timedelta
from decimal import Decimal

import jpholiday
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision, list_currencies
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail import voice
from stockmail.calendar import holidays
from stockmail.order_fields import currencies, minor_units
from tests.cases import LIBRARY

# Some write numbers as Python does, some with other marks, in groups of two, or with other digits.
LANGUAGES = ("ja", "en", "zh", "ko", "de", "fr", "es", "pl", "pt_PT", "hi", "ar_EG", "de_CH", "sv")
AMOUNTS = st.decimals(0, 10**15, allow_nan=False, places=3) | st.integers(0, 10**15).map(Decimal)
PATTERNS = sorted({
    pattern for language in LIBRARY.languages for style in LIBRARY.wording(language)["dates"]
    for name, pattern in style.items() if name != "countries"
})  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(AMOUNTS, st.sampled_from(LANGUAGES), st.sampled_from(("JPY", "USD", "KWD")))
def test_a_number_is_written_as_babel_writes_it(amount: Decimal, language: str, currency: str) -> None:
    """With as many decimals as the currency has, whatever marks and groups the language uses."""
    shape = "#,##0" + {"JPY": "", "USD": ".00", "KWD": ".000"}[currency]
    said = voice._money(amount, currency, "{number}", language)  # noqa: SLF001 - as Voice says it
    assert said == format_decimal(amount, shape, locale=language)


@settings(deadline=None, max_examples=400)
@given(AMOUNTS, st.sampled_from(LANGUAGES), st.sampled_from(("USD", "EUR", "JPY", "KWD", "TWD", "XAU")))
def test_a_sum_is_written_as_babel_writes_it(amount: Decimal, language: str, currency: str) -> None:
    """Where the wording has no form of its own for the currency."""
    said = voice._money(amount, currency, None, language)  # noqa: SLF001
    assert said == format_currency(amount, currency, locale=language)


@settings(deadline=None)
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(PATTERNS), st.sampled_from(LANGUAGES))
def test_a_day_is_written_as_babel_writes_it(day: date, pattern: str, language: str) -> None:
    """By every pattern of the wordings."""
    said = voice._date(day, pattern, language)  # noqa: SLF001
    assert said == format_date(day, pattern, locale=language)


def test_holidays_are_those_of_jpholiday() -> None:
    """Every day of thirty years."""
    first = date(2010, 1, 1)
    days = [first + timedelta(number) for number in range(30 * 365)]
    told = [day for day in days if day.day in holidays(day.year, day.month)]
    assert told == [day for day in days if jpholiday.is_holiday(day)]


def test_decimals_are_those_of_babel() -> None:
    """Of every currency, and of one that there is not."""
    assert currencies() >= list_currencies()
    for code in (*currencies(), "???"):
        assert minor_units(code) == get_currency_precision(code)
