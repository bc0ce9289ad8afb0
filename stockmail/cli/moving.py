"""What ``stockmail log`` notes of a case: it is sent, answered, closed."""

from pathlib import Path
from typing import NamedTuple

from stockmail.cli import talk
from stockmail.cli.place import Place, here, line, one_of
from stockmail.errors import Note, OrderError
from stockmail.log import states
from stockmail.log.book import Log, opened
from stockmail.log.rows import Logged


class Which(NamedTuple):
    """The order that is meant, and when it happened."""

    order: str
    channel: str | None
    shop: Path | None
    at: str | None


def sent(orders: list[Which], shop: Path | None, at: str | None) -> None:
    """The newest draft of each order has been sent; without any, every draft there is."""
    for which in orders:
        _moved(which, "sent")
    if orders:
        return
    place = here(shop, at)
    with opened(place.log) as log:
        drafts = log.cases("state = ?", (states.DRAFTED,))
        for case in drafts:
            log.move(case, "sent", place.now)
    talk.note(place.world, [Note("marked as sent: {count}", {"count": len(drafts)})])


def reply(which: Which, answer: str) -> None:
    """The customer has answered."""
    one_of("ANSWER", answer, states.ANSWERS)
    _moved(which, "reply", answer=answer)


def close(which: Which, outcome: str) -> None:
    """The order is settled: what was sent ends with *outcome*, what never was is dropped."""
    one_of("--outcome", outcome, states.OUTCOMES)
    if outcome == "dropped":
        _moved(which, "drop", outcome=outcome)
        return
    place = here(which.shop, which.at)
    with opened(place.log) as log:
        cases = log.of_order(line("ORDER", which.order), which.channel)
        _fitting(cases, "close")
        for case in cases:
            if "close" in states.allowed(case.state):
                log.move(case, "close", place.now, outcome=outcome)
            elif "drop" in states.allowed(case.state):
                log.move(case, "drop", place.now, outcome="dropped")
        told(place, log, which)


def _moved(which: Which, move: str, **values: str) -> None:
    place = here(which.shop, which.at)
    with opened(place.log) as log:
        case = _fitting(log.of_order(line("ORDER", which.order), which.channel), move)
        log.move(case, move, place.now, **values)
        told(place, log, which)


def _fitting(cases: list[Logged], move: str) -> Logged:
    """The newest case with which *move* can be done. Raises OrderError with what can be done instead."""
    found = [case for case in cases if move in states.allowed(case.state)]
    if not found:
        last = cases[-1]
        raise OrderError(states.refusal(last.entry.order, last.state, last.entry.scenario))
    return found[-1]


def told(place: Place, log: Log, which: Which) -> None:
    """Say how the order stands now."""
    last = log.of_order(which.order, which.channel)[-1]
    values = {"order": which.order, "scenario": last.entry.scenario,
              "state": Note(states.WORDS[last.state])}  # fmt: skip
    talk.note(place.world, [Note("{order}: {scenario} is {state}", values)])
