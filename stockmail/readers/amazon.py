"""Amazon's marketplaces, and what the API and the reports have in common."""

import re
from typing import Any, NamedTuple

from stockmail.errors import Note
from stockmail.readers import dates, left, marketplace, people, sums, values, ways


class Market(NamedTuple):
    """One of Amazon's sites: its country, language and currency."""

    country: str
    language: str
    currency: str


# The end of its address, which sales-channel and the buyers' relay addresses carry, and its id in the API
# (developer-docs.amazon.com/sp-api: Marketplace IDs).
SITES = {
    "co.jp": ("A1VC38T7YXB528", Market("JP", "ja", "JPY")),
    "com": ("ATVPDKIKX0DER", Market("US", "en", "USD")),
    "ca": ("A2EUQ1WTGCTBG2", Market("CA", "en", "CAD")),
    "com.mx": ("A1AM78C64UM0Y8", Market("MX", "es", "MXN")),
    "com.br": ("A2Q3Y263D00KWC", Market("BR", "pt", "BRL")),
    "co.uk": ("A1F83G8C2ARO7P", Market("GB", "en", "GBP")),
    "ie": ("A28R8C7NBKEWEA", Market("IE", "en", "EUR")),
    "de": ("A1PA6795UKMFR9", Market("DE", "de", "EUR")),
    "fr": ("A13V1IB3VIYZZH", Market("FR", "fr", "EUR")),
    "it": ("APJ6JRA9NG5V4", Market("IT", "it", "EUR")),
    "es": ("A1RKKUPIHCS9HS", Market("ES", "es", "EUR")),
    "nl": ("A1805IZSGTT6HS", Market("NL", "nl", "EUR")),
    "com.be": ("AMEN7PMS3EDWL", Market("BE", "fr", "EUR")),
    "se": ("A2NODRKZP88ZB9", Market("SE", "sv", "SEK")),
    "pl": ("A1C3SOZRARQ6R3", Market("PL", "pl", "PLN")),
    "com.tr": ("A33AVAJ2PDY3EV", Market("TR", "tr", "TRY")),
    "ae": ("A2VIGQ35RCS4UG", Market("AE", "en", "AED")),
    "sa": ("A17E79C6D8DWNP", Market("SA", "ar", "SAR")),
    "eg": ("ARBP9OOSHTCHU", Market("EG", "ar", "EGP")),
    "in": ("A21TJRUUN4KGV", Market("IN", "en", "INR")),
    "sg": ("A19VAU5U5O7RUS", Market("SG", "en", "SGD")),
    "com.au": ("A39IBJ37TRP1C6", Market("AU", "en", "AUD")),
}
BY_ID = dict(SITES.values())
SITE = re.compile(r"amazon\.([a-z.]+)$", re.IGNORECASE)
# There a price is without tax; elsewhere tax is in it.
TAX_ON_TOP = frozenset({"USD", "CAD"})
KNOWN_WAYS = frozenset({"card", "cod", "konbini", "bank", "paypay", "points", "後払い"})


def market(*told: Any) -> Market | None:  # noqa: ANN401
    """The marketplace that an id, a sales channel (Amazon.co.jp) or a relay address says."""
    for each in map(values.text, told):
        if each in BY_ID:
            return BY_ID[each]
        site = SITE.search(each or "")
        if site and site[1].casefold() in SITES:
            return SITES[site[1].casefold()][1]
    return None


def time(value: Any, notes: list[Note]) -> str | None:  # noqa: ANN401
    """A time of order; the +00:00 of the reports is UTC, as the Z of the API is."""
    return dates.moment(re.sub(r"\+00:?00$", "Z", values.text(value) or ""), notes)


def way(*told: Any) -> str | None:  # noqa: ANN401
    """How it was paid, if that is more than "Other" or "Standard"."""
    found = (ways.method(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(each))) for each in told if each)
    return next((each for each in found if each in KNOWN_WAYS), None)


def common(
    market: Market | None,
    customer: dict[str, Any],
    currency: str | None,
    wish: str | None,
    notes: list[Note],
    *,
    gift: bool,
) -> dict[str, Any]:
    """What an order of the API and one of a report say in the same way. wish: the day of delivery."""
    return {
        "channel": "amazon",
        "currency": currency,
        "language": people.language(market.language if market else None, customer, notes),
        "gift": gift,
        "wished": wish,
        "customer": customer,
    }


class Sold(NamedTuple):
    """One line as Amazon tells it: sums for all pieces; off: discounts, negative or not.

    left: pieces that have not shipped, None where that is not told.
    """

    sku: Any
    name: Any
    pieces: Any
    left: Any = None
    price: Any = None
    tax: Any = None
    off: tuple[Any, ...] = ()

    def charged(self, currency: str | None) -> str | None:
        """What the line cost the customer; the price as it is where it is no number."""
        price = values.money(self.price)
        try:
            off = sum(abs(values.decimal(each)) for each in self.off)
            tax = values.decimal(self.tax) if currency in TAX_ON_TOP else 0
            return None if price is None else values.plain_decimal(values.decimal(price) + tax - off)
        except (ValueError, ArithmeticError):
            return price


def lines(sold: list[Sold], currency: str | None, notes: list[Note]) -> list[dict[str, Any]]:
    """The lines that have not shipped, of those that have in part the rest; all, if nothing is left."""
    some = any(values.count(each.left) != 0 for each in sold)
    return marketplace.listed(_line(each, currency, notes, rest=some) for each in sold)


def _line(sold: Sold, currency: str | None, notes: list[Note], *, rest: bool) -> dict[str, Any]:
    name = values.plain(sold.name)
    open_ = left.pieces(name, sold.pieces, sold.left if rest else None, notes)
    price = sums.each(sold.charged(currency), sold.pieces, currency, notes)
    return {"sku": values.text(sold.sku), "name": name, "quantity": open_, "unit_price": price}
