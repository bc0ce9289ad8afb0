"""From plain fields to an ``Order``, or to everything that is wrong with them at once."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from stockmail.errors import N_, Note, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import (
    COUNT,
    COUNTRY,
    DAY,
    EMAIL,
    FLAG,
    LANGUAGE,
    MOMENT,
    MONEY,
    PIECES,
    TEXT,
    TITLE,
    URL,
    Bad,
    Kind,
    money,
    one_line,
    shown,
    unknown,
)  # fmt: skip
from stockmail.model import CouponUsed, Customer, Line, Order, Payment, Raw

MOST_LINES = 1000
# Every ISO 4217 code is taken; these are named to someone who mistyped one.
USUAL_CURRENCIES = ("JPY", "USD", "EUR", "GBP", "CNY", "KRW", "TWD", "HKD", "SGD", "THB", "AUD", "CAD")


def _currency(value: object) -> str:
    text = one_line(value).upper()
    if text not in currencies():
        raise unknown(text, USUAL_CURRENCIES)
    return text


def _coupon_used(value: object) -> CouponUsed:
    """An amount, or an object with ``code`` and ``amount``: shops know one, the other or both."""
    if not isinstance(value, dict):
        return CouponUsed(amount=money(value))
    if strange := sorted(set(map(str, value)) - {"code", "amount"}):
        raise Bad("takes code and amount, not {got}", got=shown(strange[0]))
    code, amount = value.get("code"), value.get("amount")
    return CouponUsed(None if code is None else one_line(code), None if amount is None else money(amount))


COUPON_USED = Kind(
    _coupon_used,
    {
        "anyOf": [
            MONEY.schema,
            {
                "type": "object",
                "properties": {
                    "code": {"anyOf": [TEXT.schema, {"type": "null"}]},
                    "amount": {"anyOf": [MONEY.schema, {"type": "null"}]},
                },
                "additionalProperties": False,
            },
        ]
    },
)
CURRENCY = Kind(_currency, {**TEXT.schema, "pattern": "^[A-Za-z]{3}$"})

ORDER = (
    Field("id", TEXT, "The order number as the customer knows it.", "--order-id"),
    Field("ordered_at", MOMENT, "When it was ordered, ISO 8601.", "--ordered-at"),
    Field("channel", TEXT, "The sales channel: own, rakuten, amazon …", "--channel"),
    Field("language", LANGUAGE, "The customer's language: ja or en.", "--lang"),
    Field("currency", CURRENCY, "ISO 4217; JPY when not given.", "--currency"),
    Field("gift", FLAG, "It is a present.", "--gift"),
    Field("needed_by", DAY, "The day it must arrive.", "--needed-by"),
    Field("accepted", FLAG, "The shop has accepted the order; true when not given.", "--accepted"),
)
CUSTOMER = (
    Field("customer.family_name", TEXT, "姓.", "--customer"),
    Field("customer.given_name", TEXT, "名.", "--customer"),
    Field("customer.name", TEXT, "The full name, where it is not split.", "--customer"),
    Field("customer.name_en", TEXT, "The name in Latin letters, as it is signed.", "--name-en"),
    Field("customer.kana", TEXT, "The reading, family name first, a space between.", "--kana"),
    Field("customer.company", TEXT, "The company, when one ordered.", "--company"),
    Field("customer.company_en", TEXT, "The company's name in Latin letters.", "--company-en"),
    Field("customer.email", EMAIL, "The address of the order.", "--email"),
    Field("customer.phone", TEXT, "As text: a leading zero counts.", "--phone"),
    Field("customer.country", COUNTRY, "ISO 3166 code of two letters.", "--country"),
)
LINE = (
    Field("lines.sku", TEXT, "The shop's own code.", "--item"),
    Field("lines.name", TITLE, "The product.", "--item"),
    Field("lines.name_en", TITLE, "The product's name in English.", "--item"),
    Field("lines.variant", TITLE, "Colour, size and the like.", "--item"),
    Field("lines.variant_en", TITLE, "The variant in English.", "--item"),
    Field("lines.quantity", PIECES, "Pieces ordered.", "--item"),
    Field("lines.unit_price", MONEY, "The price of one piece, as charged.", "--item"),
    Field("lines.short", COUNT, "Pieces that cannot ship.", "--short"),
    Field("lines.url", URL, "The product's page."),
    Field("lines.image", URL, "The product's picture."),
)
PAYMENT = (
    Field("payment.method", TEXT, "card, bank, konbini, paypay, cod, points, mall …", "--method"),
    Field("payment.paid", FLAG, "The money has been taken.", "--paid"),
    Field("payment.paid_at", DAY, "The day it was taken.", "--paid-at"),
    Field("payment.total", MONEY, "What the method carried, after points and coupon.", "--total"),
    Field("payment.shipping", MONEY, "The shipping in it.", "--shipping"),
    Field("payment.points_used", COUNT, "Points spent.", "--points-used"),
    Field("payment.coupon_used", COUPON_USED, "A coupon spent: amount, or code and amount.",
          "--coupon-used"),
)  # fmt: skip
GROUPS = {"customer": (Customer, CUSTOMER), "payment": (Payment, PAYMENT)}
FLAGS = {field.path: field.flag for field in (*ORDER, *CUSTOMER, *LINE, *PAYMENT)} | {
    "customer": "--customer",
    "lines": "--item",
}


def currencies() -> tuple[str, ...]:
    """Every ISO 4217 code that the locale data knows."""
    from babel.core import get_global

    return tuple(sorted(get_global("all_currencies")))


def minor_units(currency: str) -> int:
    """How many decimals the currency has: JPY 0, USD 2, KWD 3."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


def parse(raw: Raw) -> tuple[Order, list[Problem]]:
    """The order as far as it can be read, and all problems, each with its place.

    Facts that are missing are no problem here: what a draft needs is the scenario's to say.
    """
    here = _Place(raw)
    top = {k: v for k, v in raw.fields.items() if k not in {*GROUPS, "lines", "decisions"}}
    values, problems = read_fields(ORDER, top, here.under(""), beside=(*GROUPS, "lines", "decisions"))
    groups: dict[str, Any] = {}
    for name, (make, fields) in GROUPS.items():
        data = raw.fields.get(name)
        group, wrong = _object({} if data is None else data, name, fields, here)
        groups[name] = make(**group)
        problems += wrong
    lines, wrong = _lines(raw.fields.get("lines"), here)
    order = Order(**values, **groups, lines=lines)  # type: ignore[arg-type]
    problems += [*wrong, *_contradictions(order, here)]
    if "currency" not in {problem.path for problem in problems}:
        problems += _finer_than_the_currency(order, here)
    return order, problems


class _Place:
    """Says where a fact stands: in the file, or on the command line."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw

    def of(self, path: str) -> tuple[str, str]:
        plain = path.partition("[")[0]
        given = not self.raw.flags.isdisjoint({path, plain})
        return (FLAGS.get(path) or FLAGS.get(plain, "")) if given else self.raw.where, path

    def under(self, prefix: str) -> Any:  # noqa: ANN401 - a callable for read_fields
        return lambda key: self.of(f"{prefix}{key}")


def _object(
    data: object, path: str, fields: tuple[Field, ...], here: _Place
) -> tuple[dict[str, object], list[Problem]]:
    if not isinstance(data, Mapping):
        where, _ = here.of(path)
        return {}, [Problem("must be an object in {{…}}, not {got}", {"got": shown(data)}, where, path)]
    return read_fields(fields, data, here.under(f"{path}."))


def _lines(data: object, here: _Place) -> tuple[tuple[Line, ...], list[Problem]]:
    if data is None:
        return (), []
    where, _ = here.of("lines")
    if not isinstance(data, (list, tuple)) or len(data) > MOST_LINES:
        message = N_("must be a list in [ ] of at most {most} lines, not {got}")
        return (), [Problem(message, {"got": shown(data), "most": MOST_LINES}, where, "lines")]
    lines, problems = [], []
    for number, item in enumerate(data):
        values, wrong = _object(item, f"lines[{number}]", LINE, here)
        lines.append(Line(**values))  # type: ignore[arg-type]
        problems += wrong
    return tuple(lines), problems


def _contradictions(order: Order, here: _Place) -> list[Problem]:
    """Facts that cannot both be true."""
    found = []
    for number, line in enumerate(order.lines):
        if line.short is not None and line.quantity is not None and line.short > line.quantity:
            where, path = here.of(f"lines[{number}].short")
            values = {"short": line.short, "quantity": line.quantity}
            message = N_("{short} cannot be short of a quantity of {quantity}")
            found.append(Problem(message, values, where, path, "--short"))
    if order.needed_by and order.ordered_at and order.needed_by < order.ordered_at.date():
        where, path = here.of("needed_by")
        found.append(Problem("is before the day of the order", {}, where, path, "--needed-by"))
    return found


def _finer_than_the_currency(order: Order, here: _Place) -> list[Problem]:
    coupon = order.payment.coupon_used
    amounts = {
        "payment.total": order.payment.total,
        "payment.shipping": order.payment.shipping,
        "payment.coupon_used": coupon.amount if coupon else None,
    } | {f"lines[{n}].unit_price": line.unit_price for n, line in enumerate(order.lines)}
    found = []
    for path, amount in amounts.items():
        if amount is not None and (finer := too_fine(amount, order.currency)):
            where, _ = here.of(path)
            found.append(Problem(finer.message, finer.values, where, path, FLAGS.get(path, "")))
    return found


def too_fine(amount: Decimal, currency: str) -> Note | None:
    """What to say when *amount* has more decimals than there are coins for."""
    most = minor_units(currency)
    if amount == round(amount, most):
        return None
    message = N_("{currency} has {most} decimals, {got} has more")
    return Note(message, {"currency": currency, "most": most, "got": amount})


def in_time(order: Order, today: date, where: str) -> list[Problem]:
    """An order cannot come from the future."""
    if order.ordered_at and order.ordered_at.date() > _tomorrow(today):
        values = {"got": order.ordered_at.date().isoformat(), "today": today.isoformat()}
        message = N_("{got} is in the future; today is {today}")
        return [Problem(message, values, where, "ordered_at", "--ordered-at")]
    return []


def _tomorrow(today: date) -> date:
    # An order's own time zone may already be a day further than this desk's.
    return date.fromordinal(today.toordinal() + 1)
