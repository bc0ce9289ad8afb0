"""Finds the rules: the modules of checks/ and the wording entries of templates/<language>/phrases.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, NamedTuple

from stockmail import checks, registry
from stockmail.checks import channel, en, ja, parts, truth
from stockmail.errors import LibraryError, Problem
from stockmail.flow import zeroed
from stockmail.kinds import unknown
from stockmail.phrases import phrase
from stockmail.reading import Facts, Reading, compiled
from stockmail.review import Rule

KINDS: Mapping[str, ModuleType] = {
    "": checks, "ja": ja, "en": en, "parts": parts, "truth": truth, "channel": channel,
}  # fmt: skip
LANGUAGES = frozenset({"ja", "en"})
OPTIONAL = ("given", "hints", "clue", "cure")
KEPT = 1024


@cache
def names(kind: str) -> tuple[str, ...]:
    """The rules that are modules of that folder, by name."""
    return tuple(name.replace("_", "-") for name in registry.names(KINDS[kind]))


@cache
def module(kind: str, name: str) -> Rule:
    """The rule that is the module called *name*."""
    made: Any = registry.load(KINDS[kind], name.replace("-", "_"))
    extra = {field: getattr(made, field.upper()) for field in OPTIONAL if hasattr(made, field.upper())}
    page = made.__doc__.strip()
    return Rule(name, kind, made.LEVEL, page, made.FAILS, made.PASSES, made.check, **extra)


class Kind(NamedTuple):
    """What kind of draft it is, as far as that says which rules hold for it."""

    language: str
    wants: frozenset[str]
    known: bool
    forbids: frozenset[str]


def kind_of(reading: Reading) -> Kind:
    """The kind of draft that *reading* is."""
    forbids = reading.channel.forbids if reading.channel else ()
    return Kind(reading.language, reading.wants, reading.facts is not None, frozenset(forbids))


def fitting(kind: Kind, wording: Mapping[str, Any]) -> Iterator[Rule]:
    """Every rule that holds for drafts of *kind*; no other is loaded."""
    yield from (module("", name) for name in names(""))
    if kind.language in LANGUAGES:
        yield from (module(kind.language, name) for name in names(kind.language))
    yield from (phrase(name, kind.language, entry) for name, entry in wording.items())
    yield from (module("parts", name) for name in names("parts") if name in kind.wants)
    if kind.known:
        yield from (module("truth", name) for name in names("truth"))
    yield from (module("channel", name) for name in names("channel") if name in kind.forbids)


class Book:
    """The rules of one kind of draft, without those that a glance shows to find nothing.

    A glance goes over one paragraph after another, and over each only once: most are the same from
    draft to draft. For a single draft, as most runs of the program make, it is not worth its while.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.every = tuple(rules)
        self.is_open = False
        self.glance = lru_cache(KEPT)(self._glance)
        self.chosen = lru_cache(KEPT)(self._chosen)

    def suspects(self, reading: Reading) -> Iterator[Rule]:
        """Every rule that may find something in *reading*."""
        if not self.is_open:
            self.is_open = True
            return iter(self.every)
        return self.glanced(reading)

    def glanced(self, reading: Reading) -> Iterator[Rule]:
        """The same, by a glance at *reading*."""
        clues, cures = self._glances(reading.blind)
        if _splits(reading.facts):
            clues |= self._glances(zeroed(reading.plain).split("\n\n"))[0]
        return iter(self.chosen(clues & ~cures))

    def _glances(self, paragraphs: Iterable[str]) -> tuple[int, int]:
        clues = cures = 0
        for clue, cure in map(self.glance, paragraphs):
            clues |= clue
            cures |= cure
        return clues, cures

    def _glance(self, paragraph: str) -> tuple[int, int]:
        """The rules that may find something because of *paragraph*, and those that cannot: a bit each."""
        low = paragraph.lower()
        clues = cures = 0
        for number, rule in enumerate(self.every):
            clues |= _may_find(rule, paragraph, low) << number
            cures |= bool(rule.cure and compiled(rule.cure).search(paragraph)) << number
        return clues, cures

    def _chosen(self, bits: int) -> tuple[Rule, ...]:
        return tuple(rule for number, rule in enumerate(self.every) if bits >> number & 1)


def _may_find(rule: Rule, paragraph: str, low: str) -> bool:
    if any("\n" in hint for hint in rule.hints):  # it looks further than one paragraph
        return True
    hinted = not rule.hints or any(map(low.__contains__, rule.hints))
    return hinted and (not rule.clue or compiled(rule.clue).search(paragraph) is not None)


def _splits(facts: Facts | None) -> bool:
    """Whether a name holds a mark that ends a sentence or a part of one: masked, it ends none."""
    return facts is not None and any(map(_holds_an_end, facts.names))


@lru_cache(KEPT)
def _holds_an_end(name: str) -> bool:
    return compiled("[、。！？!?]").search(name) is not None


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
