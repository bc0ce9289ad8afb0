"""The frozen values that travel from an order to a draft. They hold facts and decide nothing.

Field names are the contract: the JSON key, the option and the attribute are one word
(``restock_date`` is ``--restock-date`` and ``decisions.restock_date``). ``None`` always means
"not given". Money is a ``Decimal`` in the order's currency. Named tuples, not dataclasses: making
the classes of the latter takes a tenth of a cold start.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from stockmail.envelope import Envelope


class Raw(NamedTuple):
    """Plain fields as a reader found them, not yet judged.

    where: the file they stand in; flags: the JSON paths that an option gave instead.
    """

    fields: Mapping[str, object] = MappingProxyType({})
    where: str = ""
    flags: frozenset[str] = frozenset()


class Customer(NamedTuple):
    """Who ordered: the person addressed, never the recipient of a gift."""

    family_name: str | None = None
    given_name: str | None = None
    name: str | None = None
    name_en: str | None = None
    kana: str | None = None
    company: str | None = None
    company_en: str | None = None
    email: str | None = None
    phone: str | None = None
    country: str | None = None


class Line(NamedTuple):
    """One product of the order; ``short`` of its ``quantity`` cannot ship."""

    sku: str | None = None
    name: str | None = None
    name_en: str | None = None
    variant: str | None = None
    variant_en: str | None = None
    quantity: int | None = None
    unit_price: Decimal | None = None
    short: int | None = None
    url: str | None = None
    image: str | None = None


class CouponUsed(NamedTuple):
    """A coupon that the customer spent on this order."""

    code: str | None = None
    amount: Decimal | None = None


class Payment(NamedTuple):
    """What was paid and how. ``total`` is what ``method`` carried, after points and coupon."""

    method: str | None = None
    paid: bool | None = None
    paid_at: date | None = None
    total: Decimal | None = None
    shipping: Decimal | None = None
    points_used: int | None = None
    coupon_used: CouponUsed | None = None


class Order(NamedTuple):
    """One order as the shop has it."""

    id: str | None = None
    ordered_at: datetime | None = None
    channel: str = "own"
    language: str | None = None
    currency: str = "JPY"
    customer: Customer = Customer()
    lines: tuple[Line, ...] = ()
    payment: Payment = Payment()
    gift: bool = False
    needed_by: date | None = None
    accepted: bool = True
    state: str = "open"


class Account(NamedTuple):
    """A mailbox of the shop's, reached by IMAP.

    tls: ``yes`` from the first byte, ``starttls``, or ``no``; password_command: the words of the
    command that prints the password; folder: where drafts go, when the server does not say.
    """

    host: str = ""
    port: int | None = None
    user: str = ""
    tls: str = "yes"
    password_command: tuple[str, ...] = ()
    folder: str | None = None


class Campaign(NamedTuple):
    """Days on which the shop sold more than usual, for the report to tell apart."""

    name: str
    first: date
    last: date


class Shop(NamedTuple):
    """Who writes. The ``_en`` twins are read in English drafts, else their originals.

    record: every draft goes into the case log; log: its file, from the folder of shop.yaml;
    keep: ``text``, where the log may keep whole drafts; channels: where it sells, the first being
    the one of orders that name none.
    """

    name: str | None = None
    name_en: str | None = None
    staff: str | None = None
    staff_en: str | None = None
    email: str | None = None
    phone: str | None = None
    phone_en: str | None = None
    hours: str | None = None
    hours_en: str | None = None
    url: str | None = None
    address: str | None = None
    address_en: str | None = None
    language: str | None = None
    refund_form: str | None = None
    closing_days: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    imap: Mapping[str, Account] = MappingProxyType({})
    timezone: str | None = None
    record: bool = False
    log: str | None = None
    keep: str | None = None
    campaigns: tuple[Campaign, ...] = ()


class Ask(NamedTuple):
    """The decisions of the person at the desk, word for word as they were given."""

    restock_date: str | None = None
    next_update: str | None = None
    new_date: str | None = None
    alternative: object | None = None
    same_price: bool = False
    coupon: str | None = None
    coupon_until: str | None = None
    free_shipping: bool = False
    enclose: str | None = None
    reason: str | None = None
    refund: str | None = None
    refund_by: str | None = None
    refunded_on: str | None = None
    reply_by: str | None = None
    staff: str | None = None
    note: str | None = None
    point: str | None = None
    done: str | None = None
    second_notice: bool = False
    short: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


class Span(NamedTuple):
    """A third of a month: 12月上旬, early December."""

    year: int
    month: int
    part: str


class Coupon(NamedTuple):
    """A discount offered on the next purchase: an amount or a share in percent."""

    code: str
    amount: Decimal | None = None
    percent: int | None = None
    until: date | None = None


class Alternative(NamedTuple):
    """Another product in place of the missing one.

    instead_of: SKU or name of the missing product that it stands for, where several are missing;
    specs: name of the property → (of the ordered product, of this one).
    """

    name: str | None = None
    name_en: str | None = None
    price: Decimal | None = None
    url: str | None = None
    image: str | None = None
    instead_of: str | None = None
    specs: Mapping[str, tuple[str, str]] = MappingProxyType({})
    specs_en: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Decisions(NamedTuple):
    """The decisions, understood: dates are dates, names are known names."""

    restock: date | Span | None = None
    restock_unknown: bool = False
    next_update: date | None = None
    new_date: date | None = None
    alternative: Alternative | None = None
    same_price: bool = False
    coupon: Coupon | None = None
    free_shipping: bool = False
    enclose: str | None = None
    reason: str | None = None
    refund: str | None = None
    refund_by: date | None = None
    refunded_on: date | None = None
    reply_by: date | None = None
    staff: str | None = None
    note: str | None = None
    point: str | None = None
    done: str | None = None
    second_notice: bool = False
    short: Mapping[str, int | None] = MappingProxyType({})


class Fact(NamedTuple):
    """One sentence about a sales channel, and who says so: on which page, read when.

    said: language → the sentence; verified: the marketplace's or the authority's own page was read;
    when: it counts if one of these holds (steps.CIRCUMSTANCES), always if none is named. Good
    practice, which claims nothing about anybody's rules, has the source ``practice``.
    """

    said: Mapping[str, str]
    source: str
    date: str
    verified: bool
    when: tuple[str, ...] = ()


class Draft(NamedTuple):
    """The finished text, wrapped, and the same text cut into its named parts.

    facts: what the draft is about, for programs; envelope: who writes to whom; blanks: what a blank
    form still lacks, by path; before, after: what to do before and after sending it.
    """

    subject: str
    body: str
    parts: Mapping[str, str]
    subject_label: str
    facts: Mapping[str, str]
    envelope: Envelope
    blanks: tuple[str, ...] = ()
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()
