"""What the report calls things: in the words of the person who reads it."""

from collections.abc import Mapping
from decimal import Decimal

from stockmail import messages
from stockmail.entry import OWN_WORDS
from stockmail.errors import N_
from stockmail.library import Library

NONE = N_("(none)")
WORDS: Mapping[str, str] = {
    "sold-out": N_("sold out"),
    "oversold": N_("oversold"),
    "order-rush": N_("order rush"),
    "failed-inspection": N_("failed inspection"),
    "discontinued": N_("discontinued"),
    "limited-run": N_("limited run"),
    "supplier-delay": N_("supplier is late"),
    "packing-miss": N_("packing miss"),
    "allotment": N_("allotment"),
    OWN_WORDS: N_("in your own words"),
    "winter": N_("winter"),
    "spring": N_("spring"),
    "summer": N_("summer"),
    "autumn": N_("autumn"),
    "alternative": N_("another product"),
    "same_price": N_("the ordered price"),
    "coupon": N_("coupon"),
    "free_shipping": N_("free shipping"),
    "enclose": N_("small gift"),
    "kept": N_("kept"),
    "cancelled": N_("cancelled"),
}
TITLES: Mapping[str, str] = {
    "sku": N_("Which products"),
    "cause": N_("Why"),
    "channel": N_("Where"),
    "weekday": N_("On which weekday"),
    "hour": N_("At which hour"),
    "month": N_("In which month"),
    "season": N_("In which season"),
    "campaign": N_("In which campaign"),
}


class Labels:
    """The names of the report's rows in one language."""

    def __init__(self, library: Library, tongue: str) -> None:
        self.library, self.tongue = library, tongue

    def say(self, text: str) -> str:
        """A sentence of the program."""
        return messages.translation(self.tongue).gettext(text)

    def of(self, dimension: str, key: str) -> str:
        """The name of one bar."""
        if not key:
            return self.say(NONE)
        if dimension == "channel" and key in self.library.channels:
            return self.library.channel(key).name[self.tongue]
        if dimension == "scenario" and key in self.library.scenarios:
            return self.library.scenarios[key].title[self.tongue]
        if dimension == "weekday":
            return self.weekday(int(key))
        return self.say(WORDS[key]) if key in WORDS else key

    def weekday(self, number: int) -> str:
        """Monday is 0."""
        from babel.dates import get_day_names

        return str(get_day_names("abbreviated", locale=self.tongue)[number])

    def worth(self, amounts: Mapping[str, Decimal]) -> str:
        """Amounts by currency, as a price tag shows them."""
        from babel.numbers import format_currency

        said = (format_currency(amount, currency, locale=self.tongue)
                for currency, amount in sorted(amounts.items()) if amount)  # fmt: skip
        return " + ".join(said)

    def number(self, count: int) -> str:
        """With a comma for the thousands."""
        return f"{count:,}"

    def hours(self, hours: float | None) -> str:
        """A time as people say it."""
        if hours is None:
            return "–"
        if hours < 1:
            return self.say(N_("{minutes} min")).format(minutes=round(hours * 60))
        return self.say(N_("{hours} h")).format(hours=f"{hours:.1f}")
