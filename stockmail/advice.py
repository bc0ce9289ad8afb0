"""From one order to what to send: which scenario, what it still needs, by phone or not, and when.

Like the route of a draft it opens nothing and asks no clock; now is an argument.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from stockmail import shortage, suggest
from stockmail.ask import flag, under
from stockmail.calendar import Calendar
from stockmail.channel import Channel
from stockmail.decisions import understand
from stockmail.errors import N_, Note, OrderError, Problem, RuleError, unique
from stockmail.kinds import Bad, unknown
from stockmail.library import Library
from stockmail.model import Ask, Order, Raw, Shop
from stockmail.order import in_time, parse
from stockmail.refusals import refuse, set_aside
from stockmail.route import draft
from stockmail.scenario import Scenario
from stockmail.telling import STATES, Situation, true

MOST = 5
# It has a place for every decision: what is decided is understood before a scenario is chosen.
ANY = Scenario("suggest", title={}, when={}, article=(), needs=("next_update",), offers=Ask._fields,
               media=(), reply={})  # fmt: skip


class Suggestion(NamedTuple):
    """A scenario that fits. needs: what a draft of it would still ask for."""

    scenario: Scenario
    because: tuple[Mapping[str, str], ...]
    weight: int
    own: bool
    needs: tuple[Problem, ...]


class Look(NamedTuple):
    """One order as the rules see it. left_out: scenarios that fit and still cannot be, and why."""

    true: frozenset[str]
    channel: Channel
    ranked: tuple[suggest.Ranked, ...]
    clear: bool
    left_out: tuple[Note, ...]


class Advice(NamedTuple):
    """All that is suggested for one order. phone: why to call first; no_call: why not after all."""

    suggestions: tuple[Suggestion, ...]
    clear: bool
    phone: tuple[Mapping[str, str], ...]
    no_call: Note | None
    send: suggest.Send
    left_out: tuple[Note, ...]


def advise(
    raw: Raw, ask: Ask, states: tuple[str, ...], shop: Shop, library: Library, now: datetime
) -> Advice:
    """Everything there is to say before the draft. Raises OrderError, RuleError as a draft does."""
    seen = look(raw, ask, states, shop, library, now)
    suggestions = tuple(_full(each, raw, ask, shop, library, now) for each in seen.ranked[:MOST])
    reasons = suggest.phone(library.rules, seen.true)
    allowed = "phone" in seen.channel.contact
    no_call = Note(N_("no call: {channel} allows none"), {"channel": seen.channel.id})
    mall = seen.channel.medium == "message"
    calendar = Calendar(shop.closing_days)
    try:
        send = suggest.send(library.rules, seen.true, now, calendar, mall=mall)
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, "shop.yaml", "shop.closing_days")) from None
    return Advice(suggestions, seen.clear, reasons if allowed else (),
                  no_call if reasons and not allowed else None, send, seen.left_out)  # fmt: skip


def choose(raw: Raw, ask: Ask, shop: Shop, library: Library, now: datetime) -> tuple[str, Note]:
    """The scenario that is clearly first, and the word about it. Raises OrderError with the list."""
    seen = look(raw, ask, (), shop, library, now)
    if seen.clear:
        first = seen.ranked[0]
        message = N_("scenario {scenario}: {because} (--scenario takes another)")
        return first.scenario, Note(message, {"scenario": first.scenario, "because": first.because[0]})
    fitting = [
        Problem("{because}", {"because": each.because[0]}, each.scenario, "", f"--scenario {each.scenario}")
        for each in seen.ranked[:MOST]
    ]
    message = N_("which scenario? None is clearly first; the best first:")
    raise OrderError(Problem(message, {}, "", "", "--scenario"), *fitting)


def look(raw: Raw, ask: Ask, states: tuple[str, ...], shop: Shop, library: Library, now: datetime) -> Look:
    """The order as the rules see it. Raises OrderError for facts that are wrong, not for missing ones."""
    for state in states:
        if state not in STATES:
            bad = unknown(state, STATES)
            raise OrderError(Problem(bad.message, bad.values, "--state", "", "--state"))
    order, ask, situation = _situation(raw, ask, frozenset(states), shop, library, now)
    channel, _told, _unheard = set_aside(ask, library.channel(order.channel))
    refuse(ask, None, channel)
    so = true(situation)
    ranked, left_out = [], []
    for each in suggest.rank(library.rules, so):
        if each.scenario not in library.scenarios:
            continue
        if why := _cannot(library.scenarios[each.scenario], ask, channel):
            left_out.append(why)
        else:
            ranked.append(each)
    if not ranked:
        message = N_("no rule fits this order; there are: {all}")
        raise OrderError(Problem(message, {"all": ", ".join(library.scenarios)}, "", "", "--scenario"))
    clear = suggest.is_clear(tuple(ranked), library.rules.lead)
    return Look(so, channel, tuple(ranked), clear, tuple(left_out))


def _situation(
    raw: Raw, ask: Ask, states: frozenset[str], shop: Shop, library: Library, now: datetime
) -> tuple[Order, Ask, Situation]:
    order, problems = parse(raw)
    rules, today = library.rules, now.date()
    wording = library.wording(order.language or shop.language or "ja")
    ask, strange = under(ask, raw.fields.get("decisions"), raw.where)
    # The day of the next word is asked for with the draft; here its lack is no fault.
    told = ask if ask.next_update else ask._replace(next_update=today.isoformat())
    names = tuple(wording["reasons"]), tuple(wording["refunds"])
    decisions, wrong = understand(told, order, ANY, *names, today, Calendar(shop.closing_days))
    order, unclear = shortage.mark(order, decisions.short)
    problems += [*in_time(order, today, raw.where), *strange, *wrong, *unclear]
    if problems:
        raise OrderError(*unique(problems))
    made = Situation(order, decisions, states, now, rules.far_days, rules.soon_days, rules.expensive)
    return order, ask, made


def _cannot(scenario: Scenario, ask: Ask, channel: Channel) -> Note | None:
    """Why a scenario that fits cannot be drafted: no place for a decision, or not on this channel."""
    given = [name for name, value in ask._asdict().items() if value not in (None, False, ())]
    homeless = [flag(name) for name in given if not scenario.takes(name)]
    if homeless:
        message = N_("{scenario} would fit too, but has no place for {flags}")
        return Note(message, {"scenario": scenario.id, "flags": ", ".join(homeless)})
    if refused := [flag(name) for name in channel.refuses if name in scenario.needs]:
        message = N_("{scenario} would fit too, but {channel} does not allow {flags}")
        values = {"scenario": scenario.id, "channel": channel.id, "flags": ", ".join(refused)}
        return Note(message, values)
    return None


def _full(
    each: suggest.Ranked, raw: Raw, ask: Ask, shop: Shop, library: Library, now: datetime
) -> Suggestion:
    """The suggestion with what its draft would ask for: found by drafting it."""
    needs: tuple[Problem, ...] = ()
    try:
        draft(raw, ask, each.scenario, shop, library, now.date())
    except (OrderError, RuleError) as error:
        needs = error.problems
    scenario = library.scenarios[each.scenario]
    return Suggestion(scenario, each.because, each.weight, each.own, needs)
