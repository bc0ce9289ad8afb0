"""The route of one order, on one page: every step takes the last step's value.

Nothing here asks the clock, prints or delivers. The library hands over texts and rules; today is
an argument.
"""

from datetime import date
from typing import NamedTuple

from stockmail import scenario as scenarios
from stockmail import shortage
from stockmail.calendar import Calendar
from stockmail.case import Case
from stockmail.channel import Channel
from stockmail.compose import compose
from stockmail.decisions import flag, under, understand
from stockmail.errors import Note, OrderError, Problem, RuleError, unique
from stockmail.gaps import Gaps
from stockmail.library import Library
from stockmail.model import Ask, Draft, Order, Raw, Shop
from stockmail.order import in_time, parse
from stockmail.render import render
from stockmail.review import review
from stockmail.voice import Voice


class Drafted(NamedTuple):
    """A draft, and what the person at the desk should know about it."""

    draft: Draft
    notes: tuple[Note, ...]


def draft(
    raw: Raw, ask: Ask, name: str, shop: Shop, library: Library, today: date, *, form: bool = False
) -> Drafted:
    """One order, one draft. *form*: there is no order, what is missing stays a visible blank.

    Raises OrderError with everything that is missing or wrong, RuleError for what may not be said.
    """
    order, problems = parse(raw)
    scenario = scenarios.find(library.scenarios, name)
    channel = library.channel(order.channel)
    language = order.language or shop.language or "ja"
    wording = library.wording(language)
    calendar = Calendar(shop.closing_days)
    ask, strange = under(ask, raw.fields.get("decisions"), raw.where)
    decisions, wrong = understand(
        ask, order, scenario, tuple(wording["reasons"]), tuple(wording["refunds"]), today, calendar
    )
    order, unclear = shortage.mark(order, decisions.short)
    problems += [*in_time(order, today, raw.where), *strange, *wrong, *unclear]
    voice = Voice(language, wording, order.customer.country, today)
    gaps = Gaps(wording["blanks"])
    case = Case(order, shop, scenario, decisions, channel, voice, today, calendar, form, gaps, [], [])
    brief = compose(case)
    problems += case.problems
    if not form:
        problems += gaps.problems(raw.where)
    if problems:
        raise OrderError(*unique(problems))
    refuse(ask, channel)
    text = render(library.templates(language), brief, wording)
    facts = _facts(order, scenario.id, channel.id, language)
    blanks = tuple(gaps.missing)
    made = Draft(text.subject, text.body, text.parts, str(wording["subject"]["label"]), facts, blanks)
    if not form:
        _stop_on_findings(made, library)
    return Drafted(made, tuple(case.notes))


def has_order(raw: Raw) -> bool:
    """Whether anything is known of an order; where it goes and in which language is no such fact."""
    return bool(set(raw.fields) - {"channel", "language", "currency", "decisions"})


def refuse(ask: Ask, channel: Channel) -> None:
    """Decisions that the channel forbids are refused with the rule and its source."""
    broken = [
        Problem("{channel} does not allow this: {why} ({rule}; source: {source})",
                {"channel": channel.id, "why": rule.why["en"], "rule": rule.name, "source": rule.source},
                flag(decision), f"decisions.{decision}", flag(decision))
        for decision, rule in channel.refuses.items()
        if getattr(ask, decision) not in (None, False, ())
    ]  # fmt: skip
    if broken:
        raise RuleError(*broken)


def _facts(order: Order, scenario: str, channel: str, language: str) -> dict[str, str]:
    facts = {"scenario": scenario, "language": language, "channel": channel, "medium": "mail"}
    return facts | ({"order": order.id} if order.id else {})


def _stop_on_findings(made: Draft, library: Library) -> None:
    found = review(f"{made.subject}\n\n{made.body}", library.checks)
    if found:
        raise RuleError(*(Problem(finding.why, {}, f"{rule}:{finding.line}") for rule, finding in found))
