"""Finds the rules: the modules of checks/ and the wording entries of templates/<language>/phrases.yaml."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from stockmail import checks, registry
from stockmail.checks import channel, en, ja, parts, truth
from stockmail.errors import LibraryError, Problem
from stockmail.kinds import unknown
from stockmail.phrases import phrase
from stockmail.reading import Reading
from stockmail.review import Rule

KINDS: Mapping[str, ModuleType] = {
    "": checks, "ja": ja, "en": en, "parts": parts, "truth": truth, "channel": channel,
}  # fmt: skip
LANGUAGES = frozenset({"ja", "en"})


@cache
def names(kind: str) -> tuple[str, ...]:
    """The rules that are modules of that folder, by name."""
    return tuple(name.replace("_", "-") for name in registry.names(KINDS[kind]))


@cache
def module(kind: str, name: str) -> Rule:
    """The rule that is the module called *name*."""
    made: Any = registry.load(KINDS[kind], name.replace("-", "_"))
    given = getattr(made, "GIVEN", {})
    return Rule(name, kind, made.LEVEL, made.__doc__.strip(), made.FAILS, made.PASSES, made.check, given)


def fitting(reading: Reading, wording: Mapping[str, Any]) -> Iterator[Rule]:
    """Every rule that holds for *reading*; no other is loaded."""
    yield from (module("", name) for name in names(""))
    if reading.language in LANGUAGES:
        yield from (module(reading.language, name) for name in names(reading.language))
    yield from (phrase(name, reading.language, entry) for name, entry in wording.items())
    yield from (module("parts", name) for name in names("parts") if name in reading.wants)
    if reading.facts:
        yield from (module("truth", name) for name in names("truth"))
    forbids = getattr(reading.channel, "forbids", {})
    yield from (module("channel", name) for name in names("channel") if name in forbids)


def every(wordings: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """All rules by name. Raises LibraryError for a name that is taken twice."""
    modules = [module(kind, name) for kind in KINDS for name in names(kind)]
    entries = [
        phrase(name, lang, entry) for lang, wording in wordings.items() for name, entry in wording.items()
    ]
    found: dict[str, Rule] = {}
    for rule in (*modules, *entries):
        if rule.name in found:
            raise LibraryError(Problem("two rules have this name", {}, rule.name))
        found[rule.name] = rule
    return dict(sorted(found.items()))


def find(rules: Mapping[str, Rule], name: str) -> Rule:
    """The rule called *name*. Raises LibraryError with the nearest."""
    if name not in rules:
        bad = unknown(name, tuple(rules))
        raise LibraryError(Problem(bad.message, bad.values, "--explain"))
    return rules[name]
