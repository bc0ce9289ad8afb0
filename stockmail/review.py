"""Reads a draft before anyone else does, by the rules of checks/ and of the wording entries."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from stockmail.channel import Channel
from stockmail.channel import Rule as Ban
from stockmail.checks import Finding
from stockmail.errors import N_, Note, Problem, RuleError
from stockmail.model import Draft
from stockmail.reading import Facts, Reading, read
from stockmail.scenario import Scenario


class Rule(NamedTuple):
    """A rule, from a module or a wording entry.

    kind: where it stands, which says when it holds; page: its manual, in English; values: what
    fills the page's ``{names}``, where it has any; given: what its samples take for granted, as
    fields of a Reading; hints, clue, cure: what tells at a glance that it can find nothing
    (checks/__init__.py).
    """

    name: str
    kind: str
    level: str
    page: str
    fails: tuple[str, ...]
    passes: tuple[str, ...]
    check: Callable[[Reading], Iterable[Finding]]
    given: Mapping[str, object] = MappingProxyType({})
    values: Mapping[str, object] = MappingProxyType({})
    hints: tuple[str, ...] = ()
    clue: str = ""
    cure: str = ""


def review(reading: Reading, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Every finding with its rule, level and place, in reading order."""
    found = [(rule, finding) for rule in rules for finding in rule.check(reading)]
    if not found:
        return ()
    starts = [0, *accumulate(len(line) + 1 for line in reading.lines)]
    placed = []
    for rule, finding in found:
        line = bisect_right(starts, finding.at)
        column = finding.at - starts[line - 1] + 1
        level = rule.level if finding.level == "error" else finding.level
        placed.append(finding._replace(rule=rule.name, level=level, line=line, column=column))
    return tuple(sorted(placed, key=lambda finding: (finding.at, finding.rule)))


def own(made: Draft, scenario: Scenario, channel: Channel, facts: Facts) -> Reading:
    """The reading of a draft of our own, as the plain text is printed."""
    label = f"{made.subject_label}: " if made.subject_label else ""
    text = f"{label}{made.subject}\n\n{made.body}" if made.subject else made.body
    medium = made.facts["medium"]
    return read(text, made.facts["language"], facts)._replace(
        medium=medium,
        channel=channel,
        scenario=scenario.id,
        wants=wants(scenario, medium, channel, facts),
    )


# A scenario whose customer waits for a day, or for the word of one, is a delay to US law.
DELAYS = frozenset({"late", "wait"})
TOLD_BY = frozenset({"new_date", "restock_date", "next_update"})


def wants(
    scenario: Scenario, medium: str, channel: Channel | None = None, facts: Facts | None = None
) -> frozenset[str]:
    """The parts that a draft of *scenario* cannot do without."""
    if medium not in {"mail", "message"}:
        return frozenset()
    # A message may count several products instead of naming each.
    item = medium == "mail" or not facts or len(facts.items) == 1
    signed = not channel or bool(channel.contact)
    # In a thread of its own the marketplace says which order it is about.
    threaded = medium == "message" and channel is not None and channel.medium == "message"
    return _wants(goods=scenario.goods, needs=scenario.needs, choices=scenario.choices,
                  mail=medium == "mail", numbered=not threaded, item=item, signed=signed,
                  waits=bool(facts and facts.needs_yes))  # fmt: skip


def _wanted(
    *, goods: bool, needs: tuple[str, ...], choices: tuple[str, ...], mail: bool, numbered: bool,
    item: bool, signed: bool, waits: bool,
) -> frozenset[str]:  # fmt: skip
    wanted = {"apology", "deadline", "silence"}
    if goods:
        wanted |= {"order-number"} if numbered else set()
        wanted |= {"item"} if item else set()
    if "payment" in needs:
        wanted |= {"money"}
    if mail:
        wanted |= {"fact-first", "apology-names", "cause", "contact", "signature"}
        wanted |= {"prepaid"} if "payment" in needs and "cancel" in choices else set()
    if waits or (DELAYS & set(choices) and TOLD_BY & set(needs)):
        wanted |= {"us-delay"}
    return frozenset(wanted if signed else wanted - {"contact", "signature"})


_wants = lru_cache(256)(_wanted)  # under a name of its own, as in calendar.py


def sample(rule: Rule, text: str) -> Reading:
    """One of the rule's own samples, read as the rule takes for granted."""
    given = dict(rule.given)
    facts = given.pop("facts", None)
    language = rule.kind if rule.kind in {"ja", "en"} else None
    reading = read(text, language, facts)  # type: ignore[arg-type]
    ban = Ban(rule.name, {"en": "for this sample", "ja": "この例では"}, "", "", verified=True)
    channel = Channel("sample", {"en": "Sample", "ja": "例"}, forbids={rule.name: ban})
    return reading._replace(wants=frozenset({rule.name}), channel=channel, **given)  # type: ignore[arg-type]


def problem(finding: Finding) -> Problem:
    """A finding that stops a draft."""
    return Problem(finding.why, finding.values, f"{finding.rule}:{finding.line}")


def note(finding: Finding) -> Note:
    """A finding that is only told."""
    why = Note(finding.why, finding.values)
    values = {"line": finding.line, "why": why, "rule": finding.rule}
    return Note("line {line}: {why} ({rule})", values)


def judge(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """What is worth telling. Raises RuleError with everything that may not be given out."""
    found = tuple(findings)
    errors = [problem(finding) for finding in found if finding.level == "error"]
    if errors:
        hint = N_("`stockmail check --explain RULE` says more")
        raise RuleError(*errors, hint=Note(hint))
    return tuple(map(note, found))
