"""One order of a batch: is it concerned, and if so, its draft."""

from collections.abc import Mapping

from stockmail import names
from stockmail.batch.desk import Desk
from stockmail.batch.filenames import safe
from stockmail.batch.job import Filter, Outcome, Task
from stockmail.errors import N_, Note, OrderError, Problem, StockmailError
from stockmail.kinds import Bad, moment
from stockmail.model import Customer, Raw
from stockmail.order_fields import STATES
from stockmail.outputs import text
from stockmail.readers import flags
from stockmail.readers.found import Found
from stockmail.route import draft

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
Short = Mapping[str, int | None]


def one(task: Task, desk: Desk) -> Outcome:
    """What comes of one order. Raises nothing that is the order's fault: that is in ``problems``."""
    found = task.found
    raw = known(found.raw, desk)
    pieces = held(raw)
    outcome = Outcome(_text(raw, "id"), _text(raw, "channel") or "own", raw.where, "", pieces.keys())
    short = _lacking(pieces, desk.job.short, task.left)
    try:
        why = outside(found, raw, desk.job.filter) or _unconcerned(raw, pieces, desk.job.short, short)
        return outcome._replace(apart=why) if why else _drafted(outcome, task, raw, short, desk)
    except StockmailError as error:
        return outcome._replace(problems=error.problems)


def known(raw: Raw, desk: Desk) -> Raw:
    """The order with the facts that the options say of all: those of WINS, the others where it lacks them."""
    if desk.given:
        lacking = {path: value for path, value in desk.given.items() if path in WINS or _lacks(raw, path)}
        raw = flags.merge(raw, lacking)
    return flags.sold_at(raw, desk.job.shop.channels)


def _lacks(raw: Raw, path: str) -> bool:
    group, _, key = path.rpartition(".")
    fields = raw.fields.get(group) if group else raw.fields
    return not isinstance(fields, Mapping) or fields.get(key) is None


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


def _lacking(pieces: Mapping[str, int], wanted: Short, left: Mapping[str, int]) -> Short:
    """The products of --short that the order holds, with the pieces it lacks; None for all of them."""
    lacks: dict[str, int | None] = {}
    for sku, most in wanted.items():
        if sku in pieces:
            got = left.get(sku, 0)
            lacks[sku] = max(pieces[sku] - got, 0) if got else most
    return {sku: lack for sku, lack in lacks.items() if lack != 0}


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


def _unconcerned(raw: Raw, pieces: Mapping[str, int], wanted: Short, short: Short) -> str:
    if not wanted or short:
        return ""
    if not pieces:  # whether it lacks anything cannot be seen
        raise OrderError(Problem("is missing", {}, raw.where, "lines[].sku"))
    return "served" if pieces.keys() & wanted.keys() else "other"


def _drafted(outcome: Outcome, task: Task, raw: Raw, short: Short, desk: Desk) -> Outcome:
    job, scenario, notes = desk.job, desk.scenario, task.found.notes
    if desk.partly and short and _more(raw, held(raw), short):
        scenario = desk.partly
        message = N_("the order holds more than what is missing: drafted as {scenario}")
        notes = (Note(message, {"scenario": scenario.id}), *notes)
    ask = desk.asked(short, scenario)
    made = draft(raw, ask, scenario.id, job.shop, desk.words, job.today, medium=job.medium)
    entry = None
    if job.record:
        kept = text.plain(made.draft) if job.shop.keep == "text" else ""
        entry = made.entry._replace(source=job.source, given=job.words, text=kept)
    return outcome._replace(
        file=safe(outcome.id, "" if job.private else _name(raw)) if job.files else "",
        scenario=scenario.id,
        data=desk.write(made.draft, desk.style),
        notes=(*notes, *made.notes),
        before=made.draft.before,
        after=made.draft.after,
        entry=entry,
    )


def _more(raw: Raw, pieces: Mapping[str, int], short: Short) -> bool:
    """Whether something of the order can ship."""
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
