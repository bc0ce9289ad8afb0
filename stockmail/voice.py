"""How a language says a day, an amount, a number of pieces: data from wording.yaml, shaped by Babel."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from stockmail.answers import remembered
from stockmail.model import Span
from stockmail.order_fields import minor_units

KEPT = 2048


class Voice:
    """One language as one reader reads it.

    wording: the language's wording.yaml; country: where the reader lives, for the order of day
    and month; today: a day in another year is said with its year; latin: it is read by those who read
    Latin letters only.
    """

    def __init__(self, language: str, wording: Mapping[str, Any], country: str | None, today: date) -> None:
        self.language = language
        self.wording = wording
        self.today = today
        self.latin = bool(wording["names"] == "latin")
        styles = wording["dates"]
        fitting = (style for style in styles if country in style.get("countries", ()))
        self._dates = next(fitting, styles[0])

    def day(self, day: date) -> str:
        """A day with its month in words or kanji, never 12/5."""
        pattern = self._dates["day" if day.year == self.today.year else "far_day"]
        return _date(day, pattern, self.language)

    def bare_day(self, day: date) -> str:
        """A day without its weekday, for days on which nothing is due."""
        pattern = self._dates["bare" if day.year == self.today.year else "far_bare"]
        return _date(day, pattern, self.language)

    def percent(self, share: int) -> str:
        """A share in percent."""
        return str(self.wording["percent"].format(n=share))

    def when(self, when: date | Span) -> str:
        """A day, or a third of a month."""
        if isinstance(when, date):
            return self.day(when)
        month = self._dates["month" if when.year == self.today.year else "far_month"]
        said = _date(date(when.year, when.month, 1), month, self.language)
        return str(self.wording["spans"][when.part].format(month=said))

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with as many decimals as its currency has."""
        pattern = self.wording["money"].get(currency)
        return _money(amount, currency, pattern, self.language)

    def pieces(self, count: int) -> str:
        """How many, with the language's counter."""
        return self._counted("pieces", count)

    def points(self, count: int) -> str:
        """So many points."""
        return self._counted("points", count)

    def named(self, name: str, variant: str | None) -> str:
        """A product with its variant."""
        return str(self.wording["product"].format(name=name, variant=variant)) if variant else name

    def _counted(self, what: str, count: int) -> str:
        forms = self.wording[what]
        form = forms.get("one" if count == 1 else "other", forms["other"])
        return _counted(count, form, self.language)


# The same days, sums and numbers come again from order to order.
@lru_cache(KEPT)
def _date(day: date, pattern: str, language: str) -> str:
    return days(day.year, day.month, pattern, language)[day.day - 1]


@lru_cache(KEPT)
def _money(amount: Decimal, currency: str, pattern: str | None, language: str) -> str:
    if pattern:
        return pattern.format(number=_number(amount, minor_units(currency), language))
    around = sums(currency, language)
    if around is None:
        from babel.numbers import format_currency

        return format_currency(amount, currency, locale=language)
    return f"{around[0]}{amount:,.{minor_units(currency)}f}{around[1]}"


@lru_cache(KEPT)
def _counted(count: int, form: str, language: str) -> str:
    return form.format(n=_number(count, 0, language))


def _number(number: Decimal | int, digits: int, language: str) -> str:
    if is_plain(digits, language):
        return f"{number:,.{digits}f}"
    from babel.numbers import format_decimal

    return format_decimal(number, _shape(digits), locale=language)


def _shape(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


# Babel is asked once how a language writes; a tenth of a cold start is its loading.
PROBES = tuple(map(Decimal, ("0", "7", "0.5", "2.5", "10.05", "999", "1000", "9876.543", "1234567.891")))


@remembered
def days(year: int, month: int, pattern: str, language: str) -> list[str]:
    """Every day of a month as *language* writes it by *pattern*."""
    from babel.dates import format_date

    every = (date(year, month, 1) + timedelta(number) for number in range(31))
    return [format_date(day, pattern, locale=language) for day in every if day.month == month]


@remembered
def is_plain(digits: int, language: str) -> bool:
    """Whether *language* writes a number as Python does: 1,234.50."""
    from babel.numbers import format_decimal

    said = (format_decimal(number, _shape(digits), locale=language) for number in PROBES)
    return list(said) == [f"{number:,.{digits}f}" for number in PROBES]


@remembered
def sums(currency: str, language: str) -> list[str] | None:
    """What *language* puts before and after a sum; None where it does not write that as Python does."""
    from babel.numbers import format_currency

    digits = minor_units(currency)
    before, _, after = format_currency(PROBES[-1], currency, locale=language).partition(
        f"{PROBES[-1]:,.{digits}f}"
    )
    said = (format_currency(number, currency, locale=language) for number in PROBES)
    fits = list(said) == [f"{before}{number:,.{digits}f}{after}" for number in PROBES]
    return [before, after] if fits else None
