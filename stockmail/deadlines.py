"""The days that a draft names, and where they come from when nobody gave them."""

from collections.abc import Mapping
from datetime import date, timedelta

from stockmail import goods, refunds
from stockmail.brief import Reply
from stockmail.calendar import within
from stockmail.case import Case
from stockmail.errors import N_, Note

# A caller who could not settle it rings again within this time.
CALLBACK = "1bd"
CONSENT = timedelta(days=30)
# After the last day to answer, no answer is acted upon within this time.
ACTS = "1bd"
# With these, silence ends the order or what is missing of it.
ENDS = frozenset({"cancel", "ship"})
# What a silent customer waits for, as against what they get or get back.
WAITING = frozenset({"late", "wait", "split"})
# Where one of these can be chosen, the new date is the day of a parcel.
SHIPS_THEN = frozenset({"late", "resend"})


def reply_day(case: Case, choices: tuple[str, ...]) -> date | None:
    """Until when an answer is asked for; None where nothing is asked."""
    if len(choices) < 2 and not refunds.asks_account(case):  # noqa: PLR2004 - one choice is no choice
        return None
    message = N_("reply by {day}: {span} from today, as scenarios.yaml has it; --reply-by changes it")
    return _named(case, "reply_by", case.scenario.reply, message)


def reply(case: Case, day: date | None, choices: tuple[str, ...], new_date: str) -> Reply | None:
    """The same as the customer is told it, with what silence stands for."""
    if day is None:
        _may_have_to_ask(case)
        return None
    silence = _silence(case, choices) if len(choices) > 1 else "ask_again"
    return Reply(case.voice.day(day), silence, _named_day(case, day, choices, silence, new_date))


def needs_yes(case: Case, choices: tuple[str, ...]) -> bool:
    """Whether US law takes silence for a no.

    It is a yes only to a first delay of 30 days at most, to a day that is named; else the order is
    cancelled and refunded on a day that the notice names (16 CFR 435.2(b)).
    """
    if not _delays_in_the_us(case, choices):
        return False
    day = case.decisions.new_date if "late" in choices else goods.ships(case)
    return case.decisions.second_notice or day is None or day > case.today + CONSENT


def _may_have_to_ask(case: Case) -> None:
    """A report takes silence for a yes, which US law does not where a day that was named has passed."""
    if case.scenario.second_notice and case.order.customer.country == "US":
        message = N_(
            "a US customer must be asked again where a day that was named has moved: --second-notice "
            "(16 CFR 435)"
        )
        case.notes.append(Note(message))


def _delays_in_the_us(case: Case, choices: tuple[str, ...]) -> bool:
    return case.order.customer.country == "US" and not WAITING.isdisjoint(choices)


def _silence(case: Case, choices: tuple[str, ...]) -> str:
    """The choice that no answer stands for."""
    said = case.scenario.reply
    silence = said["in_time"] if "in_time" in said and goods.in_time(case) else said["silence"]
    if silence not in choices:
        silence = choices[0]
    if silence in WAITING and needs_yes(case, choices):
        message = N_("silence means cancelling: a US customer must agree to a delay that is long, undated or "
                     "not the first (16 CFR 435)")  # fmt: skip
        case.notes.append(Note(message))
        return "cancel"
    return silence


def _named_day(case: Case, reply_by: date, choices: tuple[str, ...], silence: str, new_date: str) -> str:
    """The day on which no answer is acted upon, as the scenario announces it or as US law wants it."""
    if new_date and SHIPS_THEN.isdisjoint(choices):
        return new_date
    if silence in ENDS and _delays_in_the_us(case, choices):
        return case.voice.day(within(ACTS, reply_by, case.calendar))
    return ""


def next_update(case: Case) -> str:
    """The day of the next word, where the scenario promises one."""
    message = N_("next word by {day}: {span} from today, as scenarios.yaml has it; --next-update changes it")
    day = _named(case, "next_update", case.scenario.next_update, message)
    said = case.voice.day(day) if day else ""
    needed = "next_update" in case.scenario.needs and not case.decisions.restock
    return case.gaps.fill("next_update", said) if needed else said


def new_date(case: Case) -> str:
    """The new day that the scenario is about."""
    message = N_("new day {day}: {span} from today, as scenarios.yaml has it; --new-date changes it")
    day = _named(case, "new_date", case.scenario.new_date, message)
    said = case.voice.day(day) if day else ""
    return case.gaps.fill("new_date", said) if "new_date" in case.scenario.needs else said


def callback(case: Case) -> str:
    """Until when a caller rings again."""
    if case.medium != "phone":
        return ""
    return case.voice.day(within(CALLBACK, case.today, case.calendar))


def _named(case: Case, decision: str, usual: Mapping[str, str], message: str) -> date | None:
    """The day that the draft names, given or usual."""
    day = _given_or_usual(case, getattr(case.decisions, decision), usual, message)
    if day:
        case.promised[decision] = day
    return day


def _given_or_usual(case: Case, given: date | None, usual: Mapping[str, str], message: str) -> date | None:
    if given or "within" not in usual:
        return given
    day = within(usual["within"], case.today, case.calendar)
    case.notes.append(Note(message, {"day": day.isoformat(), "span": usual["within"]}))
    return day
