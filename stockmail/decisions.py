"""From decisions as they were typed to decisions understood, or all that is wrong with them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from stockmail.ask import ALTERNATIVE, flag
from stockmail.calendar import Calendar, last_day, read_day, read_day_or_span
from stockmail.errors import N_, Problem
from stockmail.fields import read_fields
from stockmail.kinds import (
    Bad,
    money,
    one_line,
    shown,
    title,
    unknown,
)  # fmt: skip
from stockmail.model import Alternative, Ask, Coupon, Decisions, Order
from stockmail.order import too_fine
from stockmail.scenario import Scenario, takes

WHOLE = 100
LONGEST_REASON = 120
NOTHING = (None, False, ())


def understand(
    ask: Ask, order: Order, scenario: Scenario, reasons: tuple[str, ...], refunds: tuple[str, ...],
    today: date, calendar: Calendar,
) -> tuple[Decisions, list[Problem]]:  # fmt: skip
    """The decisions of *ask* for *order*; reasons, refunds: the names that the language knows."""
    # Options decide for all orders of a batch: then they are read once. What a file gives cannot be a key.
    read = _read if isinstance(ask.alternative, str | None) else _read.__wrapped__
    made, wrong = read(ask, reasons, refunds, today, calendar)
    problems = [*wrong, *_out_of_place(ask, scenario), *_at_odds(ask, made, order, scenario),
                *_twice(ask.short), *_too_fine(made, order.currency)]  # fmt: skip
    return made, problems


@lru_cache(256)
def _read(
    ask: Ask, reasons: tuple[str, ...], refunds: tuple[str, ...], today: date, calendar: Calendar
) -> tuple[Decisions, tuple[Problem, ...]]:
    reader = _Reader(today, calendar)
    restock: Any = None
    unknown_restock = ask.restock_date == "unknown"
    if not unknown_restock:
        restock = reader.read(
            "restock_date", ask.restock_date, lambda text: read_day_or_span(text, today, calendar)
        )
    made = Decisions(
        restock=restock,
        restock_unknown=unknown_restock,
        next_update=reader.day("next_update", ask.next_update),
        new_date=reader.day("new_date", ask.new_date),
        alternative=_alternative(ask.alternative, reader.problems),
        same_price=ask.same_price,
        coupon=reader.read("coupon", ask.coupon, _coupon),
        free_shipping=ask.free_shipping,
        enclose=reader.read("enclose", ask.enclose, one_line),
        reason=reader.read("reason", ask.reason, lambda text: _reason(text, reasons)),
        refund=reader.read("refund", ask.refund, lambda text: _one_of(text, refunds)),
        refund_by=reader.day("refund_by", ask.refund_by),
        refunded_on=reader.day("refunded_on", ask.refunded_on, past=True),
        reply_by=reader.day("reply_by", ask.reply_by),
        staff=reader.read("staff", ask.staff, one_line),
        note=reader.read("note", ask.note, one_line),
        point=reader.read("point", ask.point, one_line),
        done=reader.read("done", ask.done, one_line),
        second_notice=ask.second_notice,
        short=dict(filter(None, (reader.read("short", text, _short) for text in ask.short))),
    )
    until = reader.day("coupon_until", ask.coupon_until)
    if made.coupon and until:
        made = made._replace(coupon=made.coupon._replace(until=until))
    return made, tuple(reader.problems)


class _Reader:
    """Reads one decision after another and keeps what is wrong with each."""

    def __init__(self, today: date, calendar: Calendar) -> None:
        self.today, self.calendar = today, calendar
        self.problems: list[Problem] = []

    def read(self, name: str, value: object, how: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        if value is None:
            return None
        try:
            return how(value)
        except Bad as bad:
            self.problems.append(_problem(name, bad.message, bad.values))
            return None

    def day(self, name: str, value: str | None, *, past: bool = False) -> date | None:
        found: date | None = self.read(
            name, value, lambda text: read_day(text, self.today, self.calendar, past=past)
        )
        return found


def _problem(decision: str, message: str, values: Mapping[str, object] | None = None) -> Problem:
    return Problem(message, values or {}, flag(decision), f"decisions.{decision}", flag(decision))


def _out_of_place(ask: Ask, scenario: Scenario) -> list[Problem]:
    """Decisions about which this scenario has nothing to say: refused, never dropped silently."""
    given = [name for name, value in zip(ask._fields, ask, strict=True) if value not in NOTHING]
    if _taken(scenario.offers, scenario.forbids).issuperset(given):
        return []
    message = N_("{scenario} has no place for this; it takes {offers}")
    offers = ", ".join(flag(name) for name in scenario.offers)
    values = {"scenario": scenario.id, "offers": offers}
    return [_problem(name, message, values) for name in given if not scenario.takes(name)]


@lru_cache(256)
def _taken(offers: tuple[str, ...], forbids: tuple[str, ...]) -> frozenset[str]:
    """What a scenario with these has a place for."""
    return frozenset(name for name in Ask._fields if takes(name, offers, forbids))


def _at_odds(ask: Ask, made: Decisions, order: Order, scenario: Scenario) -> list[Problem]:
    """Decisions that contradict each other or the order."""
    found = []
    if made.restock_unknown and not ask.next_update:
        found.append(
            _problem("next_update", "is missing: an unknown restock date needs the day of the next word")
        )
    its_own = "next_update" in scenario.needs or scenario.next_update
    wanted = made.restock_unknown or its_own
    if ask.next_update and not wanted and (made.restock or not ask.restock_date):
        found.append(_problem("next_update", "is for an unknown restock date; add --restock-date unknown"))
    if ask.coupon_until and not ask.coupon:
        found.append(_problem("coupon_until", "has no coupon to end; add --coupon"))
    if ask.refund_by and ask.refunded_on:
        found.append(_problem("refunded_on", "cannot stand beside --refund-by: it is promised or it is done"))
    if ask.same_price and not ask.alternative:
        found.append(_problem("same_price", "has no alternative to price; add --alternative"))
    if made.refund == "cod" and order.payment.paid:
        found.append(_problem("refund", "cod means that nothing was paid, but payment.paid is true"))
    ordered = order.ordered_at.date() if order.ordered_at else None
    days = {"restock_date": made.restock, "refunded_on": made.refunded_on}
    for name, when in days.items():
        if when and ordered and last_day(when) < ordered:
            found.append(_problem(name, "is before the day of the order"))
    return found


def _twice(short: tuple[str, ...]) -> list[Problem]:
    """The same product with two numbers: one of them would be dropped silently."""
    skus = [text.rpartition("=")[0] or text for text in short]
    again = [sku for sku in dict.fromkeys(skus) if skus.count(sku) > 1]
    return [_problem("short", N_("names {sku} more than once"), {"sku": shown(sku)}) for sku in again]


def _too_fine(made: Decisions, currency: str) -> list[Problem]:
    amounts = {
        "coupon": made.coupon.amount if made.coupon else None,
        "alternative": made.alternative.price if made.alternative else None,
    }
    found = {name: too_fine(amount, currency) for name, amount in amounts.items() if amount is not None}
    return [_problem(name, finer.message, finer.values) for name, finer in found.items() if finer]


def _one_of(text: str, names: tuple[str, ...]) -> str:
    if text not in names:
        raise unknown(text, names)
    return text


def _reason(text: str, names: tuple[str, ...]) -> str:
    """A known reason by its name, or one sentence of one's own."""
    text = one_line(text)
    if text in names:
        return text
    if re.fullmatch(r"[A-Za-z_-]+", text):
        raise unknown(text, names)
    sentence = text.rstrip("。．！.! ")
    if not sentence:
        raise Bad("is empty")
    if re.search(r"[。！？]|[.!?](?=\s)", sentence):
        raise Bad("must be one sentence: more than one reads as an excuse")
    if len(sentence) > LONGEST_REASON:
        raise Bad("is longer than {most} characters", most=LONGEST_REASON)
    return sentence


@lru_cache(256)
def _coupon(text: str) -> Coupon:
    code, _, worth = one_line(text).rpartition(":")
    if not code or not re.fullmatch(r"[A-Za-z0-9_\-]+", code):
        raise Bad("must be CODE:500 or CODE:10%, not {got}", got=shown(text))
    if worth.endswith("%"):
        if not re.fullmatch(r"[0-9]{1,3}%", worth) or not 0 < int(worth[:-1]) <= WHOLE:
            raise Bad("must be CODE:500 or CODE:10%, not {got}", got=shown(text))
        return Coupon(code, percent=int(worth[:-1]))
    amount = money(worth)
    if not amount:
        raise Bad("must be CODE:500 or CODE:10%, not {got}", got=shown(text))
    return Coupon(code, amount=amount)


def _short(text: str) -> tuple[str, int | None]:
    sku, sign, pieces = title(text).rpartition("=")
    if not sign:
        return pieces, None
    if not sku or not pieces.isdecimal() or len(pieces) > 6 or not int(pieces):  # noqa: PLR2004
        raise Bad("must be SKU or SKU=2, not {got}", got=shown(text))
    return sku, int(pieces)


def _alternative(value: object, problems: list[Problem]) -> Alternative | None:
    """A bare name, or an object with more; what is wrong goes to *problems*."""
    if value is None:
        return None
    data = value if isinstance(value, Mapping) else {"name": value}

    def place(key: str) -> tuple[str, str]:
        return "--alternative", f"decisions.alternative.{key}"

    values, wrong = read_fields(ALTERNATIVE, data, place)
    problems += [problem._replace(flag="--alternative") for problem in wrong]
    if not wrong and "name" not in values:
        problems.append(_problem("alternative", "needs a name"))
    return None if wrong else Alternative(**values)  # type: ignore[arg-type]
