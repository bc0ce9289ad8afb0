"""The route of one order, on one page: every step takes the last step's value.

Nothing here asks the clock, prints or delivers. The library hands over texts and rules; today is
an argument.
"""

from datetime import date
from functools import partial
from typing import NamedTuple

from stockmail import deadlines, goods, known, review, shortage, steps, who
from stockmail import scenario as scenarios
from stockmail.ask import under
from stockmail.brief import Brief
from stockmail.calendar import Calendar
from stockmail.case import Case
from stockmail.checks import Finding
from stockmail.compose import compose
from stockmail.decisions import understand
from stockmail.entry import Entry, entry
from stockmail.envelope import Envelope
from stockmail.errors import Note, OrderError, Problem, unique
from stockmail.gaps import Gaps
from stockmail.kinds import Bad, unknown
from stockmail.library import Library
from stockmail.model import Ask, Draft, Raw, Shop
from stockmail.order import in_time, parse
from stockmail.refusals import refuse, set_aside
from stockmail.render import Text, render
from stockmail.scenario import Scenario
from stockmail.voice import Voice
from stockmail.vouched import vouched


class Drafted(NamedTuple):
    """A draft, what the person at the desk should know about it, and what the case log keeps of it."""

    draft: Draft
    notes: tuple[Note, ...]
    entry: Entry


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
    channel, told, unheard = set_aside(ask, channel)
    decisions, wrong = understand(
        ask, order, scenario, tuple(wording["reasons"]), tuple(wording["refunds"]), today, calendar
    )
    scenario = scenario.renewed() if decisions.second_notice else scenario
    order, unclear = shortage.mark(order, decisions.short)
    problems += [*in_time(order, today, raw.where), *strange, *unheard, *wrong, *unclear]
    voice = Voice(language, wording, order.customer.country, today)
    asked = medium
    medium, unfit = choose_medium(medium, scenario, channel.medium)
    problems += unfit
    gaps = Gaps(wording["blanks"])
    case = Case(
        order, shop, scenario, decisions, channel, voice, today, calendar, medium, form, gaps, told, [], {}
    )
    brief = _compose(case)
    problems += case.problems
    if not form:
        problems += gaps.problems(raw.where)
    if problems:
        raise OrderError(*unique(problems))
    refuse(ask, asked, channel)
    text = render(library.texts(language), brief, wording)
    made = _made(case, brief, text)
    found = () if form else _reviewed(made, case, brief, text, library)
    return Drafted(made, (*case.notes, *found), entry(case, brief))


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


def _made(case: Case, brief: Brief, text: Text) -> Draft:
    """The text with all that goes along with it; what the channel counts is told."""
    channel, holding = case.channel, steps.circumstances(case, brief)
    subject = text.subject if channel.subject else ""
    label = str(case.voice.wording["subject"]["label"]) if case.medium == "mail" else ""
    blanks = case.gaps.seen_in(subject, text.body)
    before, after = (steps.applying(facts, holding) for facts in (channel.before, channel.after))
    case.notes.extend((*steps.told(case, holding), *steps.too_long(case, text.body)))
    picture = goods.pictured(case, brief)
    envelope = Envelope(who.recipient(case), who.sender(case), case.today, text.flow, picture)
    return Draft(subject, text.body, text.parts, label, _facts(case), envelope, blanks, before, after)


def _facts(case: Case) -> dict[str, str]:
    known = {"scenario": case.scenario.id, "language": case.voice.language}
    known |= {"channel": case.channel.id, "medium": case.medium}
    return known | ({"order": case.order.id} if case.order.id else {})


def _reviewed(made: Draft, case: Case, brief: Brief, text: Text, library: Library) -> tuple[Note, ...]:
    """What the review has to tell. Raises RuleError for what may not be given out."""
    like = partial(_finds_in_one_like, case, library)
    if text.filled and vouched(text.filled, brief, _beside(case, brief), like):
        return ()
    return review.judge(_findings(made, case, brief, library))


def _beside(case: Case, brief: Brief) -> tuple[object, ...]:
    """All that the review of a draft depends on and its text does not say."""
    asks = deadlines.needs_yes(case, brief.choices)
    return (case.channel.id, *case.channel.forbids, case.order.customer.country, asks, case.shop.refund_form)


def _finds_in_one_like(case: Case, library: Library, brief: Brief) -> bool:
    """Whether the review finds anything in the draft of *case* when it says *brief*."""
    case = case._replace(notes=[])
    text = render(library.texts(case.voice.language), brief, case.voice.wording)
    return bool(_findings(_made(case, brief, text), case, brief, library))


def _findings(made: Draft, case: Case, brief: Brief, library: Library) -> tuple[Finding, ...]:
    facts = known.facts(case, brief, made.parts, library.own_texts(case.voice.language))
    reading = review.own(made, case.scenario, case.channel, facts)
    return review.review(reading, library.checks(reading))
