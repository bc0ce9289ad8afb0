"""What ``stockmail due`` prints: each thing to do, why, since when, with the ready command."""

import json
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stockmail import messages
from stockmail.ask import flag
from stockmail.cli import shell
from stockmail.cli.layout import columns, fill
from stockmail.cli.place import Place, here, one_of
from stockmail.cli.talk import _
from stockmail.entry import Entry
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import Bad
from stockmail.log.book import opened
from stockmail.log.due import due
from stockmail.log.tasks import Due, Look, Step
from stockmail.log.threads import Thread, threads
from stockmail.model import Ask
from stockmail.readers.sources import Sources

FORMS = ("text", "json")
TITLES = {
    "refund": N_("refund"),
    "angry": N_("answer the anger"),
    "cancelled": N_("cancel"),
    "announced": N_("no answer"),
    "restock": N_("restock"),
    "followup": N_("write in person"),
    "phone": N_("call"),
    "noreply": N_("write once more"),
    "progress": N_("report"),
    "unsent": N_("not sent?"),
}


def serve(on: str | None, to: str, shop: Path | None) -> None:
    """Print everything that is due; nothing at all where nothing is."""
    one_of("--to", to, FORMS)
    place = here(shop, on, "--on")
    with opened(place.log) as log:
        found = threads(log.unsettled())
    items = _due(found, place)
    if to == "json":
        place.write(json.dumps([_object(item, place, shop) for item in items], ensure_ascii=False, indent=2))
        place.write("\n")
        return
    place.write("\n".join(_entry(number, item, place, shop) for number, item in enumerate(items, 1)))


def _due(found: list[Thread], place: Place) -> list[Due]:
    try:
        return due(found, Look(place.now, place.calendar, lambda name: _may_call(place, name)))
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, "shop.yaml", "shop.closing_days")) from None


def _may_call(place: Place, channel: str) -> bool:
    """A channel whose file is gone forbids nothing."""
    if channel not in place.library.channels:
        return True
    return "phone" in place.library.channel(channel).contact


def _entry(number: int, item: Due, place: Place, shop: Path | None) -> str:
    entry = item.case.entry
    lines = [f"{number}. {_(TITLES[item.kind])}: {entry.order} ({entry.channel}, {entry.scenario})",
             *_why(f"{messages.say(item.why, place.tongue)}{_late(item.since, place.now.date())}", place),
             *(line for step in item.steps for line in _step(step, item, place, shop))]  # fmt: skip
    return "\n".join(lines) + "\n"


def _why(said: str, place: Place) -> list[str]:
    """The reason; on a terminal broken where one would pause."""
    return fill(said, columns(), 3) if place.world.stdout.isatty() else [f"   {said}"]


def _step(step: Step, item: Due, place: Place, shop: Path | None) -> Iterator[str]:
    """The command, and what only a person can add to it."""
    yield f"   $ {command(step, item, place, shop)}"
    if options := _open(step, place):
        yield f"     {_('add what only you know: {options}').format(options=' '.join(options))}"


def _open(step: Step, place: Place) -> list[str]:
    """The options of decisions that the scenario needs and nobody has made yet."""
    scenario = place.library.scenarios.get(step.scenario)
    needs = scenario.needs if scenario else ()
    return [flag(need) for need in needs if need in Ask._fields and need not in step.decisions]


def _late(since: date, today: date) -> str:
    days = (today - since).days
    return " " + _("[due since {day}]").format(day=f"{since:%m-%d}") if days else ""


def _object(item: Due, place: Place, shop: Path | None) -> dict[str, object]:
    entry = item.case.entry
    return {
        "kind": item.kind,
        "order": entry.order,
        "channel": entry.channel,
        "scenario": entry.scenario,
        "since": item.since.isoformat(),
        "why": messages.say(item.why, place.tongue),
        "commands": [command(step, item, place, shop) for step in item.steps],
        "to_add": [_open(step, place) for step in item.steps],
    }


def command(step: Step, item: Due, place: Place, shop: Path | None) -> str:
    """The step as a line for the shell; what the log does not know is asked for by the draft."""
    entry = item.case.entry
    if step.log:
        return shlex.join(["stockmail", "log", step.log[0], entry.order, *step.log[1:]])
    given: dict[str, object] = {"language": entry.language, "id": entry.order}
    more = ["--as", step.medium] if step.medium else []
    if _of_a_file(entry):
        more += ["--no-decisions"]  # those of the first letter
    else:
        given |= {"channel": entry.channel}
    more += [] if place.shop.record else ["--record"]
    source = Sources((entry.source,) if entry.source else ())
    ask = Ask()._replace(**{"short": _short(entry), **step.decisions})
    return shell.draft(step.scenario, source, (shop, None), ask, given, *entry.given, *more)


def _short(entry: Entry) -> tuple[str, ...]:
    """Which pieces cannot ship; of a single product, all of them go without saying."""
    short = [line for line in entry.lines if line.short]
    told = tuple(line.sku if line.short == line.ordered else f"{line.sku}={line.short}" for line in short)
    alone = len(entry.lines) == 1 and [line.short for line in short] == [entry.lines[0].ordered]
    return () if alone or not _of_a_file(entry) else told


def _of_a_file(entry: Entry) -> bool:
    return bool(entry.source) or "--order" in entry.given
