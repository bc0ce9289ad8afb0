"""What happens between the options of ``suggest`` and its answer, as text or as JSON."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from stockmail import messages, settings
from stockmail.advice import Advice, Suggestion, advise
from stockmail.cli import clock, desk, shell, talk
from stockmail.cli.talk import _
from stockmail.errors import OrderError, Problem
from stockmail.kinds import unknown
from stockmail.library import Library
from stockmail.model import Ask
from stockmail.readers import flags
from stockmail.readers.alternative import alternative
from stockmail.readers.sources import Sources
from stockmail.world import real
from stockmail.wrap import cells

Command = Callable[..., str]
FORMS = ("text", "json")


class Wanted(NamedTuple):
    """The options of ``suggest`` that are neither decisions nor order facts."""

    sources: Sources
    shop: Path | None
    states: tuple[str, ...]
    to: str
    today: str | None


def serve(wanted: Wanted, ask: Ask, given: dict[str, Any]) -> None:
    """Print what fits, best first; what fits but cannot be is told on stderr."""
    world = real()
    if wanted.to not in FORMS:
        bad = unknown(wanted.to, FORMS)
        raise OrderError(Problem(bad.message, bad.values, "--to"))
    shop, own = settings.shop(wanted.shop, world)
    now = clock.now(wanted.today, world, shop)
    library = Library(own, world.cache)
    raw, notes = desk.read(wanted.sources, given, world)
    raw = flags.sold_at(flags.merge(raw, given), shop.channels)
    read = ask._replace(alternative=alternative(ask.alternative))
    advice = advise(raw, read, wanted.states, shop, library, now)

    def command(scenario: str, *more: str) -> str:
        return shell.draft(scenario, wanted.sources, (wanted.shop, wanted.today), ask, given, *more)

    write = _json if wanted.to == "json" else _text
    world.stdout.write(write(advice, command, messages.language(world.environ)).encode())
    world.stdout.flush()
    talk.note(world, (*notes, *advice.left_out))


def _text(advice: Advice, command: Command, tongue: str) -> str:
    listed = [_entry(number, each, command, tongue) for number, each in enumerate(advice.suggestions, 1)]
    verdict = _("The first is clear.") if advice.clear else _("None is clearly first.")
    return "\n".join([*listed, verdict, _call(advice, command, tongue), _send(advice, tongue)]) + "\n"


def _entry(number: int, each: Suggestion, command: Command, tongue: str) -> str:
    title = each.scenario.title[tongue]
    rows = [(_("why"), reason[tongue]) for reason in each.because]
    rows += [(_("needs"), messages.say(need, tongue)) for need in each.needs]
    wide = max(cells(label) for label, _said in rows) + 2
    said = [f"   {label}{' ' * (wide - cells(label))}{text}" for label, text in rows]
    return "\n".join([f"{number}. {each.scenario.id} — {title}", *said,
                      f"   $ {command(each.scenario.id)}", ""])  # fmt: skip


def _call(advice: Advice, command: Command, tongue: str) -> str:
    if not advice.phone:
        return messages.say(advice.no_call, tongue) if advice.no_call else _("No call is needed.")
    why = " ".join(reason[tongue] for reason in advice.phone)
    when = "" if advice.send.call_at == advice.send.at and advice.send.now else _when(advice.send.call_at)
    line = _("Call first: {why}").format(why=why)
    if when:
        line += " " + _("Not before {time}.").format(time=when)
    first = _by_phone(advice)
    return f"{line}\n   $ {command(first, '--as', 'phone')}" if first else line


def _send(advice: Advice, tongue: str) -> str:
    why = messages.say(advice.send.why, tongue)
    if advice.send.now:
        return _("Send now: {why}.").format(why=why)
    return _("Send at {time}: {why}.").format(time=_when(advice.send.at), why=why)


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _by_phone(advice: Advice) -> str | None:
    """The first scenario's id, where it has words for the phone."""
    first = advice.suggestions[0].scenario
    return first.id if "phone" in first.media else None


def _json(advice: Advice, command: Command, tongue: str) -> str:
    import json

    first = _by_phone(advice)
    made = {
        "clear": advice.clear,
        "suggestions": [_object(each, command, tongue) for each in advice.suggestions],
        "phone": {
            "first": bool(advice.phone),
            "because": [reason[tongue] for reason in advice.phone],
            "from": advice.send.call_at.isoformat(timespec="minutes") if advice.phone else None,
            "command": command(first, "--as", "phone") if advice.phone and first else None,
        },
        "send": {
            "now": advice.send.now,
            "at": advice.send.at.isoformat(timespec="minutes"),
            "because": messages.say(advice.send.why, tongue),
        },
        "left_out": [messages.say(note, tongue) for note in advice.left_out],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _object(each: Suggestion, command: Command, tongue: str) -> Mapping[str, object]:
    return {
        "scenario": each.scenario.id,
        "title": each.scenario.title[tongue],
        "because": [reason[tongue] for reason in each.because],
        "weight": each.weight,
        "own_rule": each.own,
        "needs": [
            {"path": need.path, "flag": need.flag, "message": messages.say(need, tongue)}
            for need in each.needs
        ],
        "command": command(each.scenario.id),
    }
