"""The route of one order, on one page: every step takes the last step's value.

Nothing here asks the clock, prints or delivers. The library hands over texts and rules; today is
an argument.
"""

from datetime import date
from typing import NamedTuple

from stockmail import known, review, shortage
from stockmail import scenario as scenarios
from stockmail.brief import Brief
from stockmail.calendar import Calendar
from stockmail.case import Case
from stockmail.channel import Channel
from stockmail.compose import compose
from stockmail.decisions import flag, under, understand
from stockmail.errors import N_, Note, OrderError, Problem, RuleError, unique
from stockmail.gaps import Gaps
from stockmail.kinds import Bad, unknown
from stockmail.library import Library
from stockmail.model import Ask, Draft, Order, Raw, Shop
from stockmail.order import in_time, parse
from stockmail.reading import Facts
from stockmail.render import render
from stockmail.scenario import Scenario
from stockmail.voice import Voice


class Drafted(NamedTuple):
    """A draft, and what the person at the desk should know about it."""

    draft: Draft
    notes: tuple[Note, ...]


def draft(
    raw: Raw,
    ask: Ask,
    name: str,
    shop: Shop,
    library: Library,
    today: date,
    *,
    form: bool = False,
    medium: str | None = None,
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
    medium, unfit = choose_medium(medium, scenario, channel.medium)
    problems += unfit
    gaps = Gaps(wording["blanks"])
    case = Case(order, shop, scenario, decisions, channel, voice, today, calendar, medium, form, gaps, [], [])
    brief = _compose(case)
    problems += case.problems
    if not form:
        problems += gaps.problems(raw.where)
    if problems:
        raise OrderError(*unique(problems))
    refuse(ask, channel)
    text = render(library.templates(language), brief, wording)
    facts = _facts(order, scenario.id, channel.id, language, medium)
    blanks = gaps.seen_in(f"{text.subject}\n{text.body}")
    label = str(wording["subject"]["label"]) if medium == "mail" else ""
    made = Draft(text.subject, text.body, text.parts, label, facts, blanks)
    told = () if form else _reviewed(made, case, known.facts(case, brief, text.parts), library)
    return Drafted(made, (*case.notes, *told))


def _compose(case: Case) -> Brief:
    try:
        return compose(case)
    except Bad as bad:  # closing days that leave no day to promise anything for
        problem = Problem(bad.message, bad.values, "shop.yaml", "shop.closing_days")
        raise OrderError(problem) from None


def choose_medium(wanted: str | None, scenario: Scenario, usual: str) -> tuple[str, list[Problem]]:
    """The medium asked for, else the channel's own, else the first the scenario has words for."""
    if wanted is None:
        return (usual if usual in scenario.media else scenario.media[0]), []
    if wanted in scenario.media:
        return wanted, []
    bad = unknown(wanted, scenario.media)
    return scenario.media[0], [Problem(bad.message, bad.values, "--as", "as", "--as")]


def has_order(raw: Raw) -> bool:
    """Whether anything is known of an order; where it goes and in which language is no such fact."""
    return bool(set(raw.fields) - {"channel", "language", "currency", "decisions"})


def refuse(ask: Ask, channel: Channel) -> None:
    """Decisions that the channel forbids are refused with the rule and its source."""
    given = ask._asdict()
    if given["refund"] == channel.refunds:  # saying that the marketplace pays breaks no rule
        given["refund"] = None
    asked = [name for name in channel.refuses if given[name] not in (None, False, ())]
    if asked:
        raise RuleError(*(_refusal(name, channel) for name in asked))


def _refusal(decision: str, channel: Channel) -> Problem:
    rule = channel.refuses[decision]
    sure = N_("{channel} does not allow this: {why} ({rule}; source: {source})")
    unsure = N_("{channel} probably does not allow this: {why} ({rule}; source, not verified: {source})")
    values = {"channel": channel.id, "why": rule.why, "rule": rule.name, "source": rule.source}
    name = flag(decision)
    return Problem(sure if rule.verified else unsure, values, name, f"decisions.{decision}", name)


def _facts(order: Order, scenario: str, channel: str, language: str, medium: str) -> dict[str, str]:
    facts = {"scenario": scenario, "language": language, "channel": channel, "medium": medium}
    return facts | ({"order": order.id} if order.id else {})


def _reviewed(made: Draft, case: Case, facts: Facts, library: Library) -> tuple[Note, ...]:
    """What the review has to tell. Raises RuleError for what may not be given out."""
    reading = review.own(made, case.scenario, case.channel, facts)
    return review.judge(review.review(reading, library.rules(reading)))
