"""What the channel forbids and an option asks for is refused, unless --allow sets the rule aside."""

from collections.abc import Mapping
from typing import Any

from stockmail.channel import RULE, THINGS, Channel, Rule
from stockmail.errors import N_, Note, Problem, RuleError
from stockmail.kinds import Bad, unknown
from stockmail.model import Ask

RULES = tuple(RULE + thing for thing in THINGS)
PATH = "decisions.allow"


def set_aside(ask: Ask, channel: Channel) -> tuple[Channel, list[Note], list[Problem]]:
    """The channel without the rules that --allow names, what is to be told, and names that are none."""
    notes: list[Note] = []
    problems: list[Problem] = []
    if not ask.allow:
        return channel, notes, problems
    for name in dict.fromkeys(ask.allow):
        rule = channel.forbids.get(name.removeprefix(RULE))
        if name not in RULES:
            bad: Bad = unknown(name, RULES)
            problems.append(Problem(bad.message, bad.values, "--allow", PATH, "--allow"))
        elif rule is None:
            message = N_("{channel} has no rule {rule}; --allow changes nothing")
            notes.append(Note(message, {"channel": channel.name, "rule": name}))
        else:
            message = N_("{rule} of {channel} is set aside by --allow; you answer for it")
            notes.append(Note(message, _of(rule, channel)))
    return channel.without(name.removeprefix(RULE) for name in ask.allow), notes, problems


def refuse(ask: Ask, medium: str | None, channel: Channel) -> None:
    """Raises RuleError for all that the channel forbids. medium: as it was asked for."""
    if not channel.forbids:
        return
    given = {**ask._asdict(), **({medium: True} if medium else {})}
    if given["refund"] == channel.refunds:  # saying that the marketplace pays breaks no rule
        given["refund"] = None
    asked = [(name, thing) for name, thing in channel.refuses.items()
             if thing in channel.forbids and given.get(name) not in (None, False, ())]  # fmt: skip
    found = [_refusal(channel.forbids[thing], channel, *_option(name, medium)) for name, thing in asked]
    refused = {name for name, _thing in asked}
    if "alternative" not in refused:
        found += _links(ask.alternative, channel)
    if found:
        rules = dict.fromkeys(str(problem.values["rule"]) for problem in found)
        hint = Note("your own decision: {allow}", {"allow": " ".join(f"--allow {rule}" for rule in rules)})
        raise RuleError(*found, hint=hint)


def _option(name: str, medium: str | None) -> tuple[str, str]:
    """The option that asks for it, and its JSON path."""
    if name == medium:
        return f"--as {name}", "as"
    return "--" + name.replace("_", "-"), f"decisions.{name}"


def _links(alternative: object, channel: Channel) -> list[Problem]:
    url: Any = alternative.get("url") if isinstance(alternative, Mapping) else None
    if not isinstance(url, str) or channel.may_link(url):
        return []
    return [_refusal(channel.forbids["link"], channel, "--alternative", "decisions.alternative.url")]


def _refusal(rule: Rule, channel: Channel, option: str, path: str) -> Problem:
    sure = N_("{channel} does not allow this: {why} ({rule}; source: {source})")
    unsure = N_("{channel} probably does not allow this: {why} ({rule}; source, not verified: {source})")
    return Problem(sure if rule.verified else unsure, _of(rule, channel), option, path, option)


def _of(rule: Rule, channel: Channel) -> dict[str, object]:
    return {"channel": channel.name, "why": rule.why, "rule": rule.name, "source": rule.source}
