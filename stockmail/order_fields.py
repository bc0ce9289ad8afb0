"""The fields of an order: what each holds, what it means, which option gives it."""

from functools import cache

from stockmail.answers import remembered
from stockmail.fields import Field
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
from stockmail.model import CouponUsed, Customer, Payment

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
STATES = ("open", "shipped", "cancelled")


def _state(value: object) -> str:
    text = one_line(value)
    if text not in STATES:
        raise unknown(text, STATES)
    return text


STATE = Kind(_state, {"enum": list(STATES)})
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
    Field("state", STATE, "open, shipped or cancelled; open when not given."),
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


@cache
def currencies() -> frozenset[str]:
    """Every ISO 4217 code that the locale data knows."""
    return frozenset(_decimals()) - {""}


def minor_units(currency: str) -> int:
    """How many decimals the currency has: JPY 0, USD 2, KWD 3."""
    every = _decimals()
    return every.get(currency, every[""])


@remembered
def _decimals() -> dict[str, int]:
    """The decimals of every currency by its code; of one that nobody knows, by an empty text."""
    from babel.core import get_global
    from babel.numbers import get_currency_precision

    return {code: get_currency_precision(code) for code in ("", *sorted(get_global("all_currencies")))}
