"""What a text may say: every fact decided and put in words, under the names that templates use.

Templates see these fields as variables: ``{{ order.id }}``, ``{{ refund.amount }}``. Nothing here
is computed by a template; nothing a template needs is missing (a fact that does not apply is
None or empty, and its sentence is left out).
"""

from collections.abc import Mapping
from typing import NamedTuple


class To(NamedTuple):
    """Who is addressed. known: False when no name could be written in this language."""

    person: str
    company: str
    known: bool


class OrderSaid(NamedTuple):
    """The order. date: the day it was placed; needed_by: the day it must arrive.

    to_pay: it waits for a transfer or a payment at a shop, which the customer had better not make now;
    on_delivery: what is paid to the carrier when all of it ships.
    """

    id: str
    date: str
    accepted: bool
    paid: bool
    paid_on: str
    to_pay: bool
    charged: str
    gift: bool
    needed_by: str
    in_time: bool | None
    on_delivery: str = ""


class Item(NamedTuple):
    """Pieces of one product: ``pieces`` of the ``ordered`` ones are meant. name: with the variant.

    others: the rest of the ordered pieces.
    """

    name: str
    product: str
    variant: str
    pieces: str
    ordered: str
    others: str
    some: bool


class Restock(NamedTuple):
    """When it comes back. text: empty while unknown, then ``update`` is the day of the next word."""

    text: str
    ships: str
    update: str


class AlternativeSaid(NamedTuple):
    """What is offered instead. cost: same, better (a dearer one at the same price) or lower.

    pieces: how many of it; instead: the missing product that it stands for, where several are
    missing; dropped: those others, which are cancelled when it is chosen.
    """

    name: str
    price: str
    cost: str
    difference: str
    url: str
    specs: Mapping[str, tuple[str, str]]
    pieces: str = ""
    instead: str = ""
    dropped: tuple[Item, ...] = ()


class Refund(NamedTuple):
    """Money going back. full: of the whole order; done: it has gone; to, seen: see wording.yaml."""

    amount: str
    full: bool
    done: bool
    date: str
    to: str
    seen: str
    asks_account: bool
    form: str
    points: str
    coupon: str
    mall: str


class Reply(NamedTuple):
    """Until when an answer is asked for, and the choice that silence stands for.

    on: the day on which that choice is carried out, where it must be named.
    """

    by: str
    silence: str
    on: str = ""


class CouponSaid(NamedTuple):
    """A discount on the next purchase."""

    code: str
    worth: str
    until: str


class ShopSaid(NamedTuple):
    """Who writes and where to answer; empty where the shop did not say or the channel forbids it."""

    name: str
    staff: str
    address: str
    phone: str
    hours: str
    email: str
    url: str


class Brief(NamedTuple):
    """Everything that one draft may say.

    medium: mail, message, phone or notice; layout: its template; short: what cannot ship; rest:
    what can; refund: what goes back when the missing pieces are cancelled; refund_all: when the
    whole order is; refund_dropped: when the alternative is taken, for what it does not stand for;
    new_total: what the order then costs, where some of it ships; update: the day of the next word;
    new_date: the new day that a scenario is about; choices: what the customer may choose from;
    callback: until when a caller rings again; shipping_back: the shipping that free_shipping pays
    back; point, done: what the customer said, what was done since; again: they were told of a delay
    before; agrees: nothing is cancelled here unless the buyer agrees; reason_field: the buyer sees
    why.
    """

    scenario: str
    medium: str
    layout: str
    to: To
    shop: ShopSaid
    order: OrderSaid
    short: tuple[Item, ...]
    rest: tuple[Item, ...]
    reason: str
    restock: Restock | None
    alternative: AlternativeSaid | None
    refund: Refund | None
    refund_all: Refund | None
    refund_dropped: Refund | None
    new_total: str
    update: str
    new_date: str
    choices: tuple[str, ...]
    reply: Reply | None
    today: str
    callback: str
    free_shipping: bool
    shipping_back: str
    coupon: CouponSaid | None
    enclose: str
    note: str
    point: str
    done: str
    again: bool
    agrees: bool
    reason_field: bool

    def variables(self) -> dict[str, object]:
        """The fields by name, as a template sees them."""
        return self._asdict()
