"""What the cases of one order ask for: promises, silences, answers. Now is an argument."""

from collections.abc import Iterator
from datetime import date, timedelta

from stockmail.calendar import Calendar
from stockmail.errors import N_, Note
from stockmail.log.rows import Logged
from stockmail.log.tasks import Due, Look, Step
from stockmail.log.threads import CANCELS, Thread

CALL_AFTER, WRITE_AFTER = 2, 3  # business days without an answer
# What a customer should not lose by silence alone; all else may happen as it was announced.
URGENT = CANCELS | {"", "ask_again"}
FOLLOW_UP = UNSENT = timedelta(hours=3)


def of_order(thread: Thread, look: Look) -> Iterator[Due]:
    """Everything that is or will be due for one order."""
    refund = _money(thread, look)
    if refund and refund.since <= look.today:
        yield refund  # its letter says that the order is cancelled, too
        return
    for rule in (_answer, _silence, _goods, _word, _unsent):
        if item := rule(thread, look):
            yield item


def _money(thread: Thread, look: Look) -> Due | None:
    """A refund that was promised and not done."""
    cancelled = thread.cancelled or (thread.answered and thread.answered.answer == "cancel")
    promise = thread.promise("refund_by")
    if not cancelled or not promise or thread.promise("refunded_on"):
        return None
    day, case = promise
    why = Note("the refund promised for {day} is not on record as done", {"day": day.isoformat()})
    told = Step("cancelled", decisions={"refunded_on": look.today.isoformat()})
    step = Step(log=("close", "--outcome", "cancelled")) if thread.cancelled else told
    return Due(case, "refund", day, why, (step,))


def _answer(thread: Thread, _look: Look) -> Due | None:
    """An answer that nobody has answered."""
    case = thread.answered
    if case is None or case.answered_at is None or thread.after(case):
        return None
    day = case.answered_at.date()
    if case.answer == "angry":
        why = Note("the customer answered in anger on {day}", {"day": day.isoformat()})
        return Due(case, "angry", day, why, (Step("angry"),))
    if case.answer == "cancel":
        why = Note("the customer chose to cancel on {day}", {"day": day.isoformat()})
        return Due(case, "cancelled", day, why, (Step("cancelled"),))
    return None


def _silence(thread: Thread, look: Look) -> Due | None:
    """No answer: call, write once more, then do what was announced for the day."""
    case = thread.asking
    if case is None or case.sent_at is None or thread.answered or thread.cancelled:
        return None
    sent, last = case.sent_at.date(), thread.last_day or look.today
    if look.today > last:
        return _announced(case, look.calendar.after(last, 1), last)
    if case.entry.scenario == "noreply" and case.entry.medium != "phone":
        return None
    offered = _still(case, look.today)
    values = {"day": sent.isoformat()}
    write = look.calendar.after(sent, WRITE_AFTER)
    called = any(later.entry.medium == "phone" for later in thread.after(case))
    if write <= look.today and case.entry.silence in URGENT:
        why = Note("no answer since {day}: write once more", values)
        return Due(case, "noreply", write, why, (Step("noreply", decisions=offered),))
    if look.may_call(case.entry.channel) and case.entry.medium != "phone" and not called:
        why = Note("no answer since {day}: call", values)
        call = look.calendar.after(sent, CALL_AFTER)
        return Due(case, "phone", call, why, (Step("noreply", "phone", offered),))
    return None


def _announced(case: Logged, since: date, last: date) -> Due | None:
    """The day for an answer has passed: what the letter said would happen, happens."""
    silence, values = case.entry.silence, {"day": last.isoformat()}
    if silence in CANCELS:
        why = Note("no answer by {day}: the order is cancelled, as announced", values)
        return Due(case, "cancelled", since, why, (Step("cancelled"),))
    if silence == "ask_again":
        return Due(case, "noreply", since, Note("no answer by {day}: ask again", values), (Step("noreply"),))
    if silence in {"wait", "late"}:
        return None
    why = Note("no answer by {day}: do what was announced", values)
    return Due(case, "announced", since, why, (Step(log=("close", "--outcome", "kept")),))


def _still(case: Logged, today: date) -> dict[str, str]:
    """What was offered and can still be said."""
    restock = case.entry.restock
    return {"restock_date": restock.isoformat()} if restock and restock >= today else {}


def _goods(thread: Thread, look: Look) -> Due | None:
    """The promised day is near or past, and nobody has said that the goods are there."""
    promise = thread.promise("new_date", "restock")
    if not promise or not thread.waits(look.today):
        return None
    day, case = promise
    if any(told.entry.scenario == "backinstock" for told in (case, *thread.after(case))):
        return None
    past = N_("the goods were promised for {day}: are they there?")
    near = N_("the goods are promised for {day}: will they be there?")
    why = Note(past if look.today >= day else near, {"day": day.isoformat()})
    since = day if look.today >= day else _day_before(day, look.calendar)
    return Due(case, "restock", since, why, (Step("backinstock"), Step("delay")))


def _day_before(day: date, calendar: Calendar) -> date:
    """The last working day before *day*."""
    before = day - timedelta(days=1)
    while not calendar.is_open(before) and (day - before).days < 31:  # noqa: PLR2004 - a month at most
        before -= timedelta(days=1)
    return before


def _word(thread: Thread, look: Look) -> Due | None:
    """A word that was promised: the personal one after the first notice, the next report."""
    case = thread.told[-1] if thread.told else None
    elsewhere = thread.answered and thread.answered.answer != "wait"
    if case is None or case.sent_at is None or elsewhere:
        return None
    if case.entry.scenario == "firstnotice":
        if look.now - case.sent_at < FOLLOW_UP:
            return None
        values = {"time": f"{case.sent_at:%Y-%m-%d %H:%M}"}
        why = Note("the first word went out at {time}; nobody has written in person since", values)
        return Due(case, "followup", (case.sent_at + FOLLOW_UP).date(), why, (Step("followup"),))
    if day := case.entry.next_update:
        why = Note("the next word was promised for {day}", {"day": day.isoformat()})
        return Due(case, "progress", day, why, (Step("progress", decisions={"next_update": "+5bd"}),))
    return None


def _unsent(thread: Thread, look: Look) -> Due | None:
    """A draft of which nobody said that it was sent."""
    case = thread.cases[-1]
    if case not in thread.pending or look.now - case.drafted_at < UNSENT:
        return None
    day = case.drafted_at.date()
    why = Note("drafted on {day} and not marked as sent", {"day": day.isoformat()})
    return Due(case, "unsent", day, why, (Step(log=("sent",)),))
