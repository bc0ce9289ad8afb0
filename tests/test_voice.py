"""How each language says days, sums and numbers: as Babel has it, with what wording.yaml adds."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from stockmail.model import Span
from stockmail.voice import Voice
from tests.cases import DAY, LIBRARY

JA, EN, US = (
    Voice(language, LIBRARY.wording(language), country, DAY)
    for language, country in (("ja", None), ("en", None), ("en", "US"))
)
STRANGE = Voice("de", LIBRARY.wording("en"), None, DAY)  # a language that writes numbers another way
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
SUMS = st.integers(0, 10**9).map(Decimal)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (JA.day(date(2026, 12, 5)), "12月5日（土）"),
        (JA.day(date(2027, 1, 29)), "2027年1月29日（金）"),
        (JA.bare_day(date(2026, 11, 21)), "11月21日"),
        (JA.bare_day(date(2025, 11, 21)), "2025年11月21日"),
        (JA.when(Span(2026, 12, "early")), "12月上旬"),
        (JA.when(Span(2027, 1, "late")), "2027年1月下旬"),
        (JA.when(date(2026, 12, 5)), "12月5日（土）"),
        (JA.percent(10), "10%"),
        (JA.points(5), "5ポイント"),
        (JA.money(Decimal(7480), "JPY"), "7,480円"),
        (JA.named("マグ", None), "マグ"),
        (JA.named("マグ", "藍"), "マグ（藍）"),
        (EN.named("mug", "navy"), "mug (navy)"),
    ],
)
def test_a_language_says_it_so(said: str, words: str) -> None:
    """A day in another year with its year; a variant in brackets."""
    assert said == words


def test_the_reader_decides_which_comes_first_day_or_month() -> None:
    """By the country."""
    assert US.day(date(2026, 12, 5)).index("December") < US.day(date(2026, 12, 5)).index("5")
    assert EN.day(date(2026, 12, 5)) != "" != US.day(date(2026, 12, 5))


@given(DAYS, st.sampled_from([JA, EN, US, STRANGE]))
def test_a_day_is_said_as_babel_says_it(day: date, voice: Voice) -> None:
    """Though Babel is asked by the month."""
    pattern = voice._dates["day" if day.year == DAY.year else "far_day"]  # noqa: SLF001
    assert voice.day(day) == format_date(day, pattern, locale=voice.language)


@given(SUMS, st.sampled_from(["JPY", "USD", "KWD", "EUR", "CHF"]), st.sampled_from([JA, EN, STRANGE]))
def test_a_sum_is_said_as_babel_says_it(amount: Decimal, currency: str, voice: Voice) -> None:
    """Where the language's wording has no words of its own for that currency."""
    pattern = voice.wording["money"].get(currency)
    said = voice.money(amount, currency)
    if pattern is None:
        assert said == format_currency(amount, currency, locale=voice.language)
    else:
        digits = {"JPY": "", "KWD": ".000"}.get(currency, ".00")
        number = format_decimal(amount, "#,##0" + digits, locale=voice.language)
        assert said == pattern.format(number=number)


@given(st.integers(0, 10**9), st.sampled_from([JA, EN, STRANGE]))
def test_a_number_is_said_as_babel_says_it(count: int, voice: Voice) -> None:
    """With the counter of the language."""
    assert format_decimal(count, locale=voice.language) in voice.pieces(count)


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("what", ["pieces", "points"])
def test_a_single_one_is_said_in_its_own_way(language: str, what: str) -> None:
    """Where the language has one."""
    wording = LIBRARY.wording(language)
    voice = Voice(language, wording, None, DAY)
    one, many = getattr(voice, what)(1), getattr(voice, what)(1200)
    assert one == wording[what].get("one", wording[what]["other"]).format(n="1")
    assert many == wording[what]["other"].format(n="1,200")


@pytest.mark.parametrize("voice", [EN, STRANGE], ids=["as Python", "another way"])
def test_a_language_that_writes_numbers_its_own_way_is_asked_each_time(voice: Voice) -> None:
    """Another is written as Python writes them."""
    amount = Decimal("1234.5")
    assert voice.money(amount, "CHF") == format_currency(amount, "CHF", locale=voice.language)
    assert format_decimal(1234, locale=voice.language) in voice.points(1234)
