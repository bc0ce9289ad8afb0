"""Whether an order has an apology on record already, and what US law says of a second delay notice."""

from collections.abc import Iterable

from stockmail.entry import Entry
from stockmail.errors import N_, Note, Problem
from stockmail.log.rows import Logged

SECOND = N_(
    "it is the second delay notice to a US customer, which the law treats differently: silence is no"
    " consent now, so the notice must say that the order is cancelled and refunded unless they agree to"
    " wait (16 CFR 435.2(b))"
)


def double(entry: Entry, earlier: Iterable[Logged]) -> Logged | None:
    """The case of *earlier*, of the same order, that said the same in the same form."""
    if entry.repeats:
        return None
    same = (entry.scenario, entry.medium)
    return next((case for case in earlier if (case.entry.scenario, case.entry.medium) == same), None)


def refusal(entry: Entry, case: Logged, earlier: Iterable[Logged]) -> tuple[Problem, ...]:
    """What to say of a double."""
    values = {"scenario": entry.scenario, "medium": entry.medium,
              "day": case.drafted_at.date().isoformat()}  # fmt: skip
    message = N_("has {scenario} ({medium}) on record since {day}, so it is not drafted once more")
    found = [Problem(message, values, entry.order, "", "--again")]
    if _asked_to_wait(entry, earlier):
        found.append(Problem(SECOND, {}, entry.order))
    return tuple(found)


def _asked_to_wait(entry: Entry, earlier: Iterable[Logged]) -> list[Entry]:
    """The letters that asked a US customer to wait before this one does."""
    return [case.entry for case in earlier if case.entry.delays] if entry.us and entry.delays else []


def notes(entry: Entry, earlier: Iterable[Logged]) -> tuple[Note, ...]:
    """What to tell of an entry that is recorded: it moves the day that a US customer waits for."""
    before = _asked_to_wait(entry, earlier)
    return (Note(SECOND),) if before and before[-1].waits_for != entry.waits_for else ()
