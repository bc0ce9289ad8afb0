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
    """words: what is asked; example: what an answer looks like."""

    words: str
    example: str = ""


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
        "restock_date": Question(_("When is it back?"), _("like 12/5, +5bd or 2026-12-early; or unknown")),
        "next_update": Question(_("When do they hear from you again?"), day),
        "new_date": Question(_("New day of delivery or sending"), day),
        "alternative": Question(_("Alternative product"), _("a name, or a JSON/YAML file with more")),
        "same_price": Question(_("At the ordered price?")),
        "free_shipping": Question(_("Does the shop pay the shipping?")),
        "coupon": Question(_("Coupon"), _("like SORRY500:500 or SORRY10:10%")),
        "coupon_until": Question(_("Last day of the coupon"), _("like 2027-01-31 or +60d")),
        "enclose": Question(_("Small gift in the parcel"), _("like “drip coffee”")),
        "reason": Question(_("Why, in one sentence of your own")),
        "refund_by": Question(_("Refund promised for which day?"), day),
        "refunded_on": Question(_("Refund made on which day?"), past),
        "reply_by": Question(_("Answer until when?"), day),
        "staff": Question(_("Who signs?")),
        "note": Question(_("One personal line")),
        "point": Question(_("What did they complain of?"), _("in a few words of yours")),
        "done": Question(_("What was done since?"), _("one sentence")),
        "second_notice": Question(_("Were they told of a delay before?")),
        "language": Question(_("Language of the draft"), "ja, en"),
        "channel": Question(_("Where is it sent?")),
        "medium": Question(_("In which form?")),
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
