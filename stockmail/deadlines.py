"""The days that a draft names, and where they come from when nobody gave them."""

from collections.abc import Mapping
from datetime import date, timedelta

from stockmail import refunds
from stockmail.brief import Reply
from stockmail.calendar import within
from stockmail.case import Case
from stockmail.errors import N_, Note

# A caller who could not settle it rings again within this time.
CALLBACK = "1bd"
CONSENT = timedelta(days=30)
# What a silent customer waits for, as against what they get or get back.
WAITING = frozenset({"late", "wait"})


def reply_day(case: Case, choices: tuple[str, ...]) -> date | None:
    """Until when an answer is asked for; None where nothing is asked."""
    if len(choices) < 2 and not refunds.asks_account(case):  # noqa: PLR2004 - one choice is no choice
        return None
    message = N_("reply by {day}: {span} from today, as scenarios.yaml has it; --reply-by changes it")
    return _named(case, "reply_by", case.scenario.reply, message)


def reply(case: Case, day: date | None, choices: tuple[str, ...]) -> Reply | None:
    """The same as the customer is told it, with what silence stands for."""
    if day is None:
        return None
    return Reply(case.voice.day(day), _silence(case, choices) if len(choices) > 1 else "ask_again")


def _silence(case: Case, choices: tuple[str, ...]) -> str:
    """The choice that no answer stands for.

    In the US, silence is consent only to a first delay of 30 days at most, to a day that is named;
    else the order must be cancelled and refunded (16 CFR 435.2(b)).
    """
    silence = case.scenario.reply["silence"]
    if silence not in choices:
        silence = choices[0]
    waits_for = case.decisions.new_date if silence == "late" else case.decisions.restock
    named = isinstance(waits_for, date) and waits_for <= case.today + CONSENT
    if silence in WAITING and case.order.customer.country == "US" and not named:
        case.notes.append(
            Note("silence means cancelling: a US customer must agree to so long a delay (16 CFR 435)")
        )
        return "cancel"
    return silence


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
