"""What is asked for each fact and each decision: in what words, and what an answer becomes."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from stockmail import order_fields
from stockmail.ask import flag
from stockmail.cli.talk import _
from stockmail.errors import N_
from stockmail.kinds import Bad, unknown
from stockmail.readers import flags

YES_NO = ("same_price", "free_shipping", "second_notice", "payment.paid", "gift", "accepted")
AMOUNTS = ("payment.total", "payment.shipping", "payment.coupon_used")
# A day has to be told apart from a name: an example says how days are typed.
DAYS = ("restock_date", "next_update", "new_date", "coupon_until", "refund_by", "refunded_on", "reply_by")


class Question(NamedTuple):
    """words: what is asked; example: what an answer looks like; short: how a list names it."""

    words: str
    example: str = ""
    short: str = ""

    @property
    def label(self) -> str:
        """How a list of things to change or to add names it."""
        return self.short or self.words


DAY = N_("like 12/5 or +5bd (business days)")
# By the path of its fact or the name of its decision; the words are keys of the catalogue.
TABLE: Mapping[str, Question] = {
    "id": Question(N_("Order number"), N_("like 10234")),
    "customer.name": Question(N_("Customer's full name"), N_("like 山田 太郎")),
    "customer.company": Question(N_("Company that ordered")),
    "customer.email": Question(N_("Customer's e-mail")),
    "lines": Question(N_("Product"), N_("like “mug x2 @3740”: name, pieces, price")),
    "ordered_at": Question(N_("Day of the order"), N_("like 2026-11-21")),
    "needed_by": Question(N_("Day on which it must arrive"), N_("like 2026-12-24")),
    "payment.total": Question(N_("What was charged"), N_("like 7480; 0 if nothing")),
    "payment.paid": Question(N_("Was the money taken?")),
    "refund": Question(N_("How does the money go back?"), "card, bank, konbini, paypay, points, cod, mall"),
    "restock_date": Question(
        N_("When is it back?"), N_("like 12/5, +5bd, 2026-12-early or unknown"), N_("restock date")
    ),
    "next_update": Question(N_("When do they hear from you again?"), DAY, N_("day of the next word")),
    "new_date": Question(N_("What is the new day?"), DAY, N_("new day of delivery")),
    "alternative": Question(
        N_("Which product instead?"),
        N_("a name, or a file with more"),
        N_("another product"),
    ),
    "same_price": Question(N_("At the ordered price?"), "", N_("at the ordered price")),
    "free_shipping": Question(N_("Does the shop pay the shipping?"), "", N_("free shipping")),
    "coupon": Question(N_("Which coupon?"), N_("like SORRY500:500 or SORRY10:10%"), N_("coupon")),
    "coupon_until": Question(N_("Last day of the coupon"), N_("like 2027-01-31 or +60d")),
    "enclose": Question(N_("Which small gift?"), N_("like “tea”"), N_("small gift in the parcel")),
    "reason": Question(N_("Why, in one sentence of your own")),
    "refund_by": Question(N_("Refund promised for which day?"), DAY, N_("day of the refund")),
    "refunded_on": Question(N_("Refund made on which day?"), N_("like 11/24"), N_("refund already made")),
    "reply_by": Question(N_("Answer until when?"), DAY, N_("last day to answer")),
    "staff": Question(N_("Who signs?"), "", N_("who signs")),
    "note": Question(N_("Which personal line?"), "", N_("one personal line")),
    "point": Question(N_("What did they complain of?"), N_("in a few words"), N_("their complaint")),
    "done": Question(N_("What was done since?"), N_("one sentence"), N_("what was done since")),
    "second_notice": Question(N_("Were they told of a delay before?"), "", N_("told of a delay before")),
    "language": Question(N_("Language of the draft"), "ja, en", N_("language of the draft")),
    "channel": Question(N_("Where is it sent?"), "", N_("sales channel")),
    "medium": Question(N_("In which form?"), "", N_("mail, message or phone")),
    "shop.name": Question(N_("Shop")),
    "shop.staff": Question(N_("Your name")),
    "shop.contact": Question(N_("Shop's e-mail"), N_("like info@minato.example")),
}


def question(path: str) -> Question:
    """The question for *path* in the user's language; for a fact nobody thought of, its option."""
    asked = TABLE.get(path) or Question(order_fields.FLAGS.get(path) or flag(path))
    return Question(*(_(text) if text else "" for text in asked))


def value(path: str, text: str) -> Any:  # noqa: ANN401 - as options hold it
    """The answer *text* as an option would give it. Raises Bad or OrderError."""
    if not text:
        raise Bad(N_("only you can know this; Ctrl-C leaves"))
    if path in YES_NO:
        return agreed(text)
    if path in AMOUNTS:
        return flags.amount(text, order_fields.FLAGS[path])
    if path == "lines":
        return flags.item(text)
    return text


def agreed(text: str) -> bool:
    """Yes or no, in words or in a letter."""
    plain = text.lower()
    if plain in {"y", "yes", "はい", "1", _("yes").lower()}:
        return True
    if plain in {"n", "no", "いいえ", "2", _("no").lower()}:
        return False
    raise Bad("answer yes or no")


def one_of(names: tuple[str, ...]) -> Callable[[str], str]:
    """A reader of one of *names*."""

    def read(text: str) -> str:
        if text not in names:
            raise unknown(text, names)
        return text

    return read
