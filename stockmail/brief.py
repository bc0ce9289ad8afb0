"""What a text may say: every fact decided and put in words, under the names that templates use.

Templates see these fields as variables: ``{{ order.id }}``, ``{{ refund.amount }}``. Nothing here
is computed by a template; nothing a template needs is missing (a fact that does not apply is
None or empty, and its sentence is left out).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class To:
    """Who is addressed. known: False when no name could be written in this language."""

    person: str
    company: str
    known: bool


@dataclass(frozen=True, slots=True)
class OrderSaid:
    """The order. date: the day it was placed; needed_by: the day it must arrive."""

    id: str
    date: str
    accepted: bool
    paid: bool
    paid_on: str
    charged: str
    gift: bool
    needed_by: str
    in_time: bool | None


@dataclass(frozen=True, slots=True)
class Item:
    """Pieces of one product: ``pieces`` of the ``ordered`` ones are meant. name: with the variant."""

    name: str
    product: str
    variant: str
    pieces: str
    ordered: str
    some: bool


@dataclass(frozen=True, slots=True)
class Restock:
    """When it comes back. text: empty while unknown, then ``update`` is the day of the next word."""

    text: str
    ships: str
    update: str


@dataclass(frozen=True, slots=True)
class AlternativeSaid:
    """What is offered instead. price: same, better (a dearer one at the same price) or lower."""

    name: str
    price: str
    cost: str
    difference: str
    url: str
    specs: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Refund:
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


@dataclass(frozen=True, slots=True)
class Reply:
    """Until when an answer is asked for, and the choice that silence stands for."""

    by: str
    silence: str


@dataclass(frozen=True, slots=True)
class CouponSaid:
    """A discount on the next purchase."""

    code: str
    worth: str
    until: str


@dataclass(frozen=True, slots=True)
class ShopSaid:
    """Who writes and where to answer; empty where the shop did not say or the channel forbids it."""

    name: str
    staff: str
    address: str
    phone: str
    hours: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that one draft may say.

    layout: the medium's template; short: what cannot ship; rest: what can; refund: what goes back
    when the missing pieces are cancelled; refund_all: when the whole order is; new_total: what the
    order then costs, where some of it ships; shipping_back: the shipping that free_shipping pays
    back; choices: what the customer may choose from.
    """

    scenario: str
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
    new_total: str
    choices: tuple[str, ...]
    reply: Reply | None
    free_shipping: bool
    shipping_back: str
    coupon: CouponSaid | None
    enclose: str
    note: str

    def variables(self) -> dict[str, object]:
        """The fields by name, as a template sees them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
