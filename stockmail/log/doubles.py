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
    if second_delay(entry, earlier):
        found.append(Problem(SECOND, {}, entry.order))
    return tuple(found)


def second_delay(entry: Entry, earlier: Iterable[Logged]) -> bool:
    """Whether a US customer is asked to wait once more."""
    return entry.us and entry.delays and any(case.entry.delays for case in earlier)


def notes(entry: Entry, earlier: Iterable[Logged]) -> tuple[Note, ...]:
    """What to tell of an entry that is recorded all the same."""
    return (Note(SECOND),) if second_delay(entry, earlier) else ()
