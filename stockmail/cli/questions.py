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


def table() -> Mapping[str, Question]:
    """Every question by the path of its fact or the name of its decision."""
    day = _("like 12/5 or +5bd (business days)")
    past = _("like 11/24")
    return {
        "id": Question(_("Order number"), _("like 10234")),
        "customer.name": Question(_("Customer's full name"), _("like 山田 太郎")),
        "customer.company": Question(_("Company that ordered")),
        "customer.email": Question(_("Customer's e-mail")),
        "lines": Question(_("Product"), _("like “mug x2 @3740”: name, pieces, price")),
        "ordered_at": Question(_("Day of the order"), _("like 2026-11-21")),
        "needed_by": Question(_("Day on which it must arrive"), _("like 2026-12-24")),
        "payment.total": Question(_("What was charged"), _("like 7480; 0 if nothing")),
        "payment.paid": Question(_("Was the money taken?")),
        "refund": Question(
            _("How does the money go back?"), "card, bank, konbini, paypay, points, cod, mall"
        ),
        "restock_date": Question(
            _("When is it back?"), _("like 12/5, +5bd, 2026-12-early or unknown"), _("restock date")
        ),
        "next_update": Question(_("When do they hear from you again?"), day, _("day of the next word")),
        "new_date": Question(_("What is the new day?"), day, _("new day of delivery")),
        "alternative": Question(
            _("Which product instead?"),
            _("a name, or a file with more"),
            _("another product"),
        ),
        "same_price": Question(_("At the ordered price?"), "", _("at the ordered price")),
        "free_shipping": Question(_("Does the shop pay the shipping?"), "", _("free shipping")),
        "coupon": Question(_("Which coupon?"), _("like SORRY500:500 or SORRY10:10%"), _("coupon")),
        "coupon_until": Question(_("Last day of the coupon"), _("like 2027-01-31 or +60d")),
        "enclose": Question(_("Which small gift?"), _("like “drip coffee”"), _("small gift in the parcel")),
        "reason": Question(_("Why, in one sentence of your own")),
        "refund_by": Question(_("Refund promised for which day?"), day, _("day of the refund")),
        "refunded_on": Question(_("Refund made on which day?"), past, _("refund already made")),
        "reply_by": Question(_("Answer until when?"), day, _("last day to answer")),
        "staff": Question(_("Who signs?"), "", _("who signs")),
        "note": Question(_("Which personal line?"), "", _("one personal line")),
        "point": Question(_("What did they complain of?"), _("in a few words"), _("their complaint")),
        "done": Question(_("What was done since?"), _("one sentence"), _("what was done since")),
        "second_notice": Question(_("Were they told of a delay before?"), "", _("told of a delay before")),
        "language": Question(_("Language of the draft"), "ja, en", _("language of the draft")),
        "channel": Question(_("Where is it sent?"), "", _("sales channel")),
        "medium": Question(_("In which form?"), "", _("mail, message or phone")),
        "shop.name": Question(_("Shop")),
        "shop.staff": Question(_("Your name")),
        "shop.contact": Question(_("Shop's e-mail"), _("like info@minato.example")),
    }


def question(path: str) -> Question:
    """The question for *path*; for a fact that nobody thought of, its option."""
    return table().get(path) or Question(order_fields.FLAGS.get(path) or flag(path))


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
