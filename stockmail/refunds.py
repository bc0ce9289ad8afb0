"""What goes back to the customer, by which way, until when."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from stockmail import money
from stockmail.brief import Refund
from stockmail.calendar import within
from stockmail.case import Case
from stockmail.errors import N_, Note, Problem
from stockmail.model import Line

# Ways of payment that money can go back by; for others the person at the desk must say.
PAID_TO = frozenset({"card", "bank", "konbini", "paypay", "points"})

# Ways by which a customer sends the money after the order, whenever they get round to it.
PAID_BY_HAND = frozenset({"bank", "konbini"})

BLANK = Refund("", full=False, done=False, date="", to="", seen="", asks_account=False,
               form="", points="", coupon="", mall="")  # fmt: skip


def paid(case: Case) -> bool:
    """Whether money was taken."""
    if case.form or "payment" not in case.scenario.needs:
        return True
    if case.order.payment.paid is None:
        case.gaps.fill("payment.paid", None)
    return bool(case.order.payment.paid)


def to_pay(case: Case) -> bool:
    """Whether money is still to be sent before anything ships, and by the customer's own hand.

    A company transfers what it is billed for, when the goods are there.
    """
    order, mall = case.order, case.channel.refunds == "mall"
    by_hand = order.payment.paid is False and order.payment.method in PAID_BY_HAND
    return by_hand and not order.customer.company and not mall


def asks_account(case: Case) -> bool:
    """Whether the money can only go back to a bank account that we must ask for."""
    if "payment" not in case.scenario.needs:
        return False
    way = case.voice.wording["refunds"].get(_way(case) or "", {})
    done = case.decisions.refunded_on
    forbidden = "bank-account" in case.channel.forbids
    return bool(way.get("account") and case.order.payment.paid and not done and not forbidden)


def _way(case: Case) -> str | None:
    if case.channel.refunds == "mall":
        return case.decisions.refund or "mall"
    method = case.order.payment.method
    return case.decisions.refund or (method if method in PAID_TO else None)


def refunds(case: Case, reply_day: date | None, *, whole: bool) -> tuple[Refund | None, Refund | None]:
    """What goes back for the missing pieces, and for the whole order."""
    if "payment" not in case.scenario.needs or not paid(case):
        return None, None
    if _mall_pays(case):
        blank = BLANK._replace(full=whole, mall=case.channel.name[case.voice.language])
        return blank, blank._replace(full=True)
    every = money.back_for_all(case.order)
    part = every if whole else money.back_for_short(case.order)
    if not case.form and part is None:
        case.gaps.fill("lines.unit_price" if every and not whole else "payment.total", None)
    _say_assumptions(case, whole=whole)
    way = _way_and_day(case, reply_day)
    of_all = _refund(case, way, every, full=True)
    return of_all if whole else _refund(case, way, part, full=False), of_all


def _mall_pays(case: Case) -> bool:
    """Whether the marketplace does; a day that --allow lets the shop name is the shop's own word."""
    made = case.decisions
    if case.channel.refunds != "mall" or made.refund_by or made.refunded_on:
        return False
    if made.refund not in {None, "mall"}:
        message = N_("needs a day here: add --refund-by or --refunded-on")
        case.problems.append(Problem(message, {}, "--refund", "decisions.refund", "--refund"))
    return True


def for_some(case: Case, refund: Refund | None, lines: tuple[Line, ...]) -> Refund | None:
    """What goes back, by the way and day of *refund*, when only these missing *lines* are cancelled."""
    if refund is None or refund.mall:
        return refund and refund._replace(full=False)
    only = [x if any(x is one for one in lines) else x._replace(short=0) for x in case.order.lines]
    way = {name: getattr(refund, name) for name in ("done", "date", "to", "seen", "asks_account", "form")}
    return _refund(case, way, money.back_for_short(case.order._replace(lines=tuple(only))), full=False)


def _refund(case: Case, way: Mapping[str, Any], back: money.Back | None, *, full: bool) -> Refund:
    say, currency = case.voice, case.order.currency
    if back is None:
        amount = case.gaps.fill("payment.total", None) if case.form else ""
        return Refund(**way, amount=amount, full=full, points="", coupon="", mall="")
    return Refund(
        **way,
        full=full,
        amount=say.money(back.amount, currency) if back.amount or not back.points else "",
        points=say.points(back.points) if back.points else "",
        coupon=say.money(back.coupon, currency) if back.coupon else "",
        mall="",
    )


def new_total(case: Case) -> str:
    """What the order costs without the missing pieces."""
    back = money.back_for_short(case.order)
    if case.form and back is None:
        return case.gaps.fill("payment.left", None)
    if back is None or _mall_pays(case):
        return ""
    return case.voice.money(back.left - _shipping_back(case), case.order.currency)


def charged(case: Case) -> str:
    """What the customer has paid."""
    amount = money.charged(case.order)
    if case.form and amount is None:
        return case.gaps.fill("payment.total", None) if case.foreign else ""
    return case.voice.money(amount, case.order.currency) if amount else ""


def on_delivery(case: Case) -> str:
    """What the customer pays the carrier for the whole order; empty where it is paid otherwise."""
    payment, amount = case.order.payment, money.charged(case.order)
    if payment.method != "cod" or payment.paid is not False or case.channel.refunds == "mall" or not amount:
        return ""
    free = (payment.shipping or money.ZERO) if case.decisions.free_shipping else money.ZERO
    return case.voice.money(amount - free, case.order.currency)


def _way_and_day(case: Case, reply_day: date | None) -> dict[str, Any]:
    name = _way(case)
    way = case.voice.wording["refunds"].get(name or "", {})
    done = case.decisions.refunded_on
    to = case.gaps.fill("refund", way.get("to"))
    day = done or case.decisions.refund_by
    if not day:
        span = case.scenario.refund["within"]
        day = within(span, reply_day or case.today, case.calendar)
        message = N_(
            "refund by {day}: {span} after {start}, as scenarios.yaml has it; --refund-by changes it"
        )
        values = {
            "day": day.isoformat(),
            "span": span,
            "start": (reply_day or case.today).isoformat(),
        }
        case.notes.append(Note(message, values))
    if not done:
        case.promised["refund_by"] = day
    return {
        "done": bool(done),
        "date": case.voice.day(day),
        "to": to,
        "seen": way.get("seen", ""),
        "asks_account": asks_account(case),
        "form": case.shop.refund_form or "",
    }


def _say_assumptions(case: Case, *, whole: bool) -> None:
    payment = case.order.payment
    if not money.adds_up(case.order):
        values = {"total": payment.total, "goods": money.gross(case.order)}
        case.notes.append(
            Note(
                "the total {total} is not what the lines come to ({goods}); the total is used",
                values,
            )
        )
    elif payment.total is not None and payment.total != money.charged(case.order):
        values = {"total": payment.total, "charged": money.charged(case.order)}
        case.notes.append(
            Note("the total {total} is before points and coupon; {charged} was charged", values)
        )
    if payment.paid_at is None and not case.form and not case.foreign and case.medium == "mail":
        message = N_("特商法13条 asks for the day the money was received; --paid-at gives it")
        case.notes.append(Note(message))
    if whole and payment.coupon_used and payment.coupon_used.amount:
        case.notes.append(Note("the draft says that the coupon used can be used again; see to it"))


def shipping_back(case: Case) -> str:
    """The shipping already paid, when the shop now bears it and pays money back itself."""
    amount = _shipping_back(case)
    return case.voice.money(amount, case.order.currency) if amount else ""


def _shipping_back(case: Case) -> Decimal:
    borne = case.decisions.free_shipping and paid(case) and case.channel.refunds != "mall"
    return (case.order.payment.shipping or money.ZERO) if borne else money.ZERO
