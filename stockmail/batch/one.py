"""One order of a batch: is it concerned, and if so, its draft."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stockmail import names, outputs, registry
from stockmail.batch.job import Filter, Job, Outcome, Task
from stockmail.errors import N_, Note, OrderError, Problem, StockmailError
from stockmail.kinds import Bad, moment
from stockmail.library import Library
from stockmail.model import Customer, Raw
from stockmail.order_fields import STATES
from stockmail.outputs import Style, text
from stockmail.readers import flags
from stockmail.readers.found import Found
from stockmail.route import draft
from stockmail.scenario import find

# Why an order is not concerned, in the words of the summary.
APART = {
    "other": N_("does not hold the product"),
    "served": N_("gets what is left"),
    "cancelled": N_("cancelled already"),
    "shipped": N_("shipped already"),
    "open": N_("not shipped yet"),
    "filtered": N_("outside of --filter"),
}


WINS = frozenset({"language", "channel"})


@cache
def library(own: Path | None, kept: Path | None) -> Library:
    """The words and rules, read once in each process."""
    return Library(own, kept)


def one(task: Task, job: Job) -> Outcome:
    """What comes of one order. Raises nothing that is the order's fault: that is in ``problems``."""
    found = task.found
    raw = known(found.raw, job)
    outcome = Outcome(found, _text(raw, "id"), _name(raw), _text(raw, "channel") or "own")
    short = lacking(raw, job, task.left)
    try:
        if why := outside(found, raw, job.filter) or _unconcerned(raw, job, short):
            return outcome._replace(apart=why)
        return _drafted(outcome, raw, job, short)
    except StockmailError as error:
        return outcome._replace(problems=error.problems)


def outside(found: Found, raw: Raw, wanted: Filter) -> str:
    """Why the filter leaves the order out; "" if it does not.

    Raises OrderError where a day is asked for and the order's cannot be read.
    """
    if found.state in STATES and found.state not in wanted.states:
        return found.state
    if wanted.channels and (_text(raw, "channel") or "own") not in wanted.channels:
        return "filtered"
    if not (wanted.since or wanted.until):
        return ""
    try:
        day = moment(raw.fields.get("ordered_at")).date()
    except Bad as bad:
        problem = Problem(bad.message, bad.values, raw.where, "ordered_at", "--filter")
        raise OrderError(problem) from None
    early, late = wanted.since and day < wanted.since, wanted.until and day > wanted.until
    return "filtered" if early or late else ""


def known(raw: Raw, job: Job) -> Raw:
    """The order with the facts that the options say of all: those of WINS, the others where it lacks them."""
    lacking = {path: value for path, value in job.given.items() if path in WINS or _lacks(raw, path)}
    return flags.sold_at(flags.merge(raw, lacking), job.shop.channels)


def _lacks(raw: Raw, path: str) -> bool:
    group, _, key = path.rpartition(".")
    fields = raw.fields.get(group) if group else raw.fields
    return not isinstance(fields, Mapping) or fields.get(key) is None


def _unconcerned(raw: Raw, job: Job, short: Mapping[str, int | None]) -> str:
    if not job.short or short:
        return ""
    if not held(raw):  # whether it lacks anything cannot be seen
        raise OrderError(Problem("is missing", {}, raw.where, "lines[].sku"))
    return "served" if held(raw).keys() & job.short.keys() else "other"


def _drafted(outcome: Outcome, raw: Raw, job: Job, short: Mapping[str, int | None]) -> Outcome:
    words = library(job.own, job.cache)
    scenario = find(words.scenarios, job.scenario)
    ask = job.ask._replace(short=tuple(sku if n is None else f"{sku}={n}" for sku, n in short.items()))
    partly = bool(job.partly and scenario.partly and short and _more(raw, short))
    if partly:
        # The cause stays what it was: a discontinued product is not just sold out.
        ask = ask._replace(reason=ask.reason or scenario.reason)
        scenario = find(words.scenarios, scenario.partly)
    made = draft(raw, ask, scenario.id, job.shop, words, job.today, medium=job.medium)
    notes = (*outcome.found.notes, *made.notes)
    if partly:
        message = N_("the order holds more than what is missing: drafted as {scenario}")
        notes = (Note(message, {"scenario": scenario.id}), *notes)
    data = registry.load(outputs, job.to).write(made.draft, Style(job.html, job.charset, words))
    kept = text.plain(made.draft) if job.shop.keep == "text" else ""
    entry = made.entry._replace(source=job.source, given=job.words, text=kept)
    before, after = made.draft.before, made.draft.after
    return outcome._replace(
        scenario=scenario.id, data=data, notes=notes, before=before, after=after, entry=entry
    )


def _more(raw: Raw, short: Mapping[str, int | None]) -> bool:
    """Whether something of the order can ship."""
    pieces = held(raw)
    lines = raw.fields.get("lines")
    ordered = sum(_pieces(line) for line in lines) if isinstance(lines, (list, tuple)) else 0
    return ordered > sum(pieces[sku] if lacks is None else lacks for sku, lacks in short.items())


def _pieces(line: object) -> int:
    quantity = line.get("quantity") if isinstance(line, Mapping) else None
    return quantity if type(quantity) is int else 0


def _text(raw: Raw, key: str) -> str:
    value = raw.fields.get(key)
    return value if isinstance(value, str) else ""


def _name(raw: Raw) -> str:
    """Who is addressed, as far as it can be read: for the name of a file."""
    fields = raw.fields.get("customer")
    if not isinstance(fields, Mapping):
        return ""
    known = {
        key: value for key, value in fields.items() if isinstance(value, str) and key in Customer._fields
    }
    customer = Customer(**known)
    return names.native(customer) or names.clean(customer.company) or ""


def lacking(raw: Raw, job: Job, left: Mapping[str, int]) -> dict[str, int | None]:
    """The products of --short that the order holds, with the pieces it lacks; None for all of them."""
    lacks: dict[str, int | None] = {}
    pieces_held = held(raw)
    for sku, pieces in job.short.items():
        if sku in pieces_held:
            got = left.get(sku, 0)
            lacks[sku] = max(pieces_held[sku] - got, 0) if got else pieces
    return {sku: pieces for sku, pieces in lacks.items() if pieces != 0}


def held(raw: Raw) -> dict[str, int]:
    """The pieces of each product that the order holds, by its SKU and by its name."""
    pieces: dict[str, int] = {}
    lines = raw.fields.get("lines")
    for line in lines if isinstance(lines, (list, tuple)) else ():
        if isinstance(line, Mapping):
            for key in {line.get("sku"), line.get("name")}:
                if isinstance(key, str):
                    pieces[key] = pieces.get(key, 0) + _pieces(line)
    return pieces
