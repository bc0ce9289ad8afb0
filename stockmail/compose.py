"""Decides everything a draft says: who is told what, and what may be chosen.

Today and the calendar come with the case; nothing here asks the clock or opens a file.
"""

from stockmail import deadlines, goods, refunds, who
from stockmail.brief import Brief, Item, OrderSaid
from stockmail.case import Case
from stockmail.errors import N_, Note, Problem


def compose(case: Case) -> Brief:
    """The brief; what it lacks is in ``case.gaps``, what was assumed in ``case.notes``."""
    rest = goods.rest(case)
    choices = _choices(case, rest)
    _nothing_ships_free(case, choices, rest)
    reply_day = deadlines.reply_day(case, choices)
    new_date = deadlines.new_date(case)
    refund, refund_all = refunds.refunds(case, reply_day, whole=not rest)
    others = goods.replaced(case)[1] if case.decisions.alternative else ()
    return Brief(
        scenario=case.scenario.id,
        medium=case.medium,
        layout=f"{case.medium}.j2",
        to=who.addressee(case),
        shop=who.shop(case),
        order=_order(case),
        short=goods.short(case),
        rest=rest,
        reason=_reason(case),
        restock=goods.restock(case) if _speaks_of_restock(case, choices) else None,
        alternative=goods.alternative(case),
        refund=refund,
        refund_all=refund_all,
        refund_dropped=refunds.for_some(case, refund, others) if others else None,
        new_total=refunds.new_total(case) if rest else "",
        choices=choices,
        update=deadlines.next_update(case),
        new_date=new_date,
        reply=deadlines.reply(case, reply_day, choices, new_date),
        today=case.voice.day(case.today),
        callback=deadlines.callback(case),
        free_shipping=case.decisions.free_shipping,
        shipping_back=refunds.shipping_back(case),
        coupon=goods.coupon(case),
        enclose=case.decisions.enclose or "",
        note=case.decisions.note or "",
        point=_needed(case, "point", case.decisions.point),
        done=_needed(case, "done", case.decisions.done),
        again=case.decisions.second_notice,
        agrees=case.channel.agree,
        reason_field=case.channel.reason_field,
    )


def _order(case: Case) -> OrderSaid:
    order = case.order
    return OrderSaid(
        id="" if case.public else case.gaps.fill("id", order.id),
        date=case.voice.bare_day(order.ordered_at.date()) if order.ordered_at else "",
        accepted=order.accepted,
        paid=refunds.paid(case),
        paid_on=case.voice.bare_day(order.payment.paid_at) if order.payment.paid_at else "",
        to_pay=refunds.to_pay(case),
        charged=refunds.charged(case),
        gift=order.gift,
        needed_by=_needed(case, "needed_by", case.voice.day(order.needed_by) if order.needed_by else None),
        in_time=goods.in_time(case),
        on_delivery=refunds.on_delivery(case),
    )


def _speaks_of_restock(case: Case, choices: tuple[str, ...]) -> bool:
    made = case.decisions
    given = made.restock or made.restock_unknown or "next_update" in case.scenario.needs
    return bool("wait" in choices or given)


def _nothing_ships_free(case: Case, choices: tuple[str, ...], rest: tuple[Item, ...]) -> None:
    """Free shipping of nothing, or a present in no parcel, is refused rather than dropped or promised."""
    if choices != ("cancel",) or rest:
        return
    for name in ("free_shipping", "enclose"):
        if getattr(case.decisions, name):
            flag = "--" + name.replace("_", "-")
            problem = Problem("nothing ships in this draft", {}, flag, f"decisions.{name}", flag)
            case.problems.append(problem)


def _needed(case: Case, name: str, said: str | None) -> str:
    """*said*; where the scenario cannot do without it, a gap in its place."""
    return case.gaps.fill(name, said) if name in case.scenario.needs else said or ""


def _reason(case: Case) -> str:
    reason = case.decisions.reason or case.scenario.reason
    sentence = case.voice.wording["reasons"].get(reason)
    if sentence:
        return str(sentence)
    if case.foreign == any("぀" <= char <= "鿿" for char in reason):
        case.notes.append(Note("the reason is not in the language of the draft"))
    return reason + ("." if case.foreign else "。")


def _choices(case: Case, rest: tuple[Item, ...]) -> tuple[str, ...]:
    made, needs = case.decisions, case.scenario.needs
    open_ = {
        "wait": bool(made.restock or made.restock_unknown or {"restock_date", "next_update"} & {*needs}),
        "split": bool(rest),
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
