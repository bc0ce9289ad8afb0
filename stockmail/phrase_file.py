"""Judges the wording rules of a shop's own phrases.yaml, all of them at once."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from stockmail.errors import N_, LibraryError, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import TEXT, Bad, Kind, forbidden, one_line, printable, shown, visible
from stockmail.reading import compiled
from stockmail.shapes import WORDS, list_of, one_of

LONGEST = 5000


def _said(value: object) -> object:
    """A line for both languages of the desk, or one for each."""
    return WORDS.read(value) if isinstance(value, Mapping) else one_line(value)


def _pattern(value: object) -> str:
    if not isinstance(value, str) or not value or len(value) > LONGEST:
        raise Bad("must be a regular expression, not {got}", got=shown(value))
    try:
        compiled(value)
    except (re.error, OverflowError, RecursionError) as error:
        why = str(error) or type(error).__name__
        raise Bad("is no regular expression: {why}", why=shown(why)) from None
    return value


def _sample(value: object) -> str:
    """Some lines of a draft."""
    if not isinstance(value, str) or not visible(value):
        raise Bad("must be text in quotes, not {got}", got=shown(value))
    if char := forbidden(value.replace("\n", "")):
        raise Bad("holds a character that cannot stand in one line of text ({char})", char=char)
    return value


SAID, SAMPLES = Kind(_said, {}), list_of(Kind(_sample, {}))
NEEDED = ("avoid", "prefer", "why", "fails", "passes")
ENTRY = (
    Field("avoid", Kind(_pattern, {}), "What is not to be written."),
    Field("hints", list_of(TEXT), "Words of which every match holds one."),
    Field("prefer", SAID, "What to write instead."),
    Field("why", SAID, "Why."),
    Field("fails", SAMPLES, "Texts in which it is found."),
    Field("passes", SAMPLES, "Texts in which it is not."),
    Field("level", one_of("error", "warning"), "How much it matters."),
)


def judged(data: object, where: str) -> Mapping[str, Any]:
    """The entries of a shop's own phrases.yaml. Raises LibraryError with all that is wrong with them."""
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise LibraryError(Problem("must be lines like name: …, not {got}", {"got": shown(data)}, where))
    problems = [problem for name, entry in data.items() for problem in _faults(name, entry, where)]
    if problems:
        raise LibraryError(*problems)
    return data


def _faults(name: str, entry: object, where: str) -> Iterator[Problem]:
    shown_name = printable(name)
    try:
        one_line(name)
    except Bad as bad:
        yield Problem(bad.message, bad.values, where, shown_name)
    if not isinstance(entry, Mapping):
        message = N_("must be lines like name: …, not {got}")
        yield Problem(message, {"got": shown(entry)}, where, shown_name)
        return
    _values, problems = read_fields(ENTRY, entry, lambda key: (where, f"{shown_name}.{key}"))
    yield from problems
    for key in NEEDED:
        if not entry.get(key):
            yield Problem("is missing", {}, where, f"{shown_name}.{key}")
