"""Decides everything a draft says: what may be chosen, until when, and what silence means.

Today and the calendar come with the case; nothing here asks the clock or opens a file.
"""

from datetime import date

from stockmail import goods, refunds, who
from stockmail.brief import Brief, OrderSaid, Reply
from stockmail.calendar import within
from stockmail.case import Case
from stockmail.errors import N_, Note, Problem


def compose(case: Case) -> Brief:
    """The brief; what it lacks is in ``case.gaps``, what was assumed in ``case.notes``."""
    rest = goods.rest(case)
    choices = _choices(case)
    reply_day = _reply_day(case) if _asks(case, choices) else None
    refund, refund_all = refunds.refunds(case, reply_day, whole=not rest)
    return Brief(
        scenario=case.scenario.id,
        layout="mail.j2",
        to=who.addressee(case),
        shop=who.shop(case),
        order=_order(case),
        short=goods.short(case),
        rest=rest,
        reason=_reason(case),
        restock=goods.restock(case) if "wait" in choices else None,
        alternative=goods.alternative(case),
        refund=refund,
        refund_all=refund_all,
        new_total=refunds.new_total(case) if rest else "",
        choices=choices,
        reply=_reply(case, reply_day, choices),
        free_shipping=case.decisions.free_shipping,
        shipping_back=refunds.shipping_back(case),
        coupon=goods.coupon(case),
        enclose=case.decisions.enclose or "",
        note=case.decisions.note or "",
    )


def _order(case: Case) -> OrderSaid:
    order = case.order
    ships = goods.ships(case)
    return OrderSaid(
        id=case.gaps.fill("id", order.id),
        date=case.voice.bare_day(order.ordered_at.date()) if order.ordered_at else "",
        accepted=order.accepted,
        paid=refunds.paid(case),
        paid_on=case.voice.bare_day(order.payment.paid_at) if order.payment.paid_at else "",
        charged=refunds.charged(case),
        gift=order.gift,
        needed_by=case.voice.day(order.needed_by) if order.needed_by else "",
        in_time=None if not (order.needed_by and ships) else ships < order.needed_by,
    )


def _reason(case: Case) -> str:
    reason = case.decisions.reason or case.scenario.reason
    sentence = case.voice.wording["reasons"].get(reason)
    if sentence:
        return str(sentence)
    if case.foreign == any("぀" <= char <= "鿿" for char in reason):
        case.notes.append(Note("the reason is not in the language of the draft"))
    return reason + ("." if case.foreign else "。")


def _choices(case: Case) -> tuple[str, ...]:
    made, needs = case.decisions, case.scenario.needs
    open_ = {
        "wait": bool(made.restock or made.restock_unknown or "restock_date" in needs),
        "alternative": bool(made.alternative or "alternative" in needs),
    }
    choices = tuple(name for name in case.scenario.choices if open_.get(name, True))
    if made.refunded_on and len(choices) > 1:
        if choices[0] == "ship":
            return ("ship",)
        message = N_("leaves nothing to choose, but this draft offers: {choices}")
        values = {"choices": ", ".join(choices)}
        case.problems.append(
            Problem(message, values, "--refunded-on", "decisions.refunded_on", "--refunded-on")
        )
    return choices


def _asks(case: Case, choices: tuple[str, ...]) -> bool:
    return len(choices) > 1 or refunds.asks_account(case)


def _reply_day(case: Case) -> date:
    if case.decisions.reply_by:
        return case.decisions.reply_by
    span = case.scenario.reply["within"]
    day = within(span, case.today, case.calendar)
    message = N_("reply by {day}: {span} from today, as scenarios.yaml has it; --reply-by changes it")
    case.notes.append(Note(message, {"day": day.isoformat(), "span": span}))
    return day


def _reply(case: Case, day: date | None, choices: tuple[str, ...]) -> Reply | None:
    if day is None:
        return None
    silence = case.scenario.reply["silence"] if len(choices) > 1 else "ask_again"
    return Reply(case.voice.day(day), silence)
