"""A shop's own YAML files with anything at any of their places."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml

# As they are written in the file. The first word says what it is.
VALUES = {
    "null": "null", "a list": "[]", "a table": "{}", "true": "true", "zero": "0", "below zero": "-1",
    "a fraction": "1.5", "digits": "9" * 4000, "an exponent": "1e999999", "a word": "x", "nothing": '""',
    "a long text": f'"{"x" * 100_000}"', "lists in lists": "[[[{}]]]", "tables in tables": "{a: {b: [1]}}",
    "a template": '"{{ 7*7 }}"', "an escape": '"\\e[31m"', "a NUL": '"a\\0b"', "an override": '"\\u202e"',
    "a line break": '"a\\nb"', "a line separator": '"\\u2028"', "a form": '"%s{0.__class__}{x}{"',
    "a hole": '"〔x〕"', "a list of null": "[null]", "null to null": "{null: null}",
    "a number's name": "{1: 2}", "a mix": "[x, 1, null, []]", "a surrogate": '"\\ud800"',
    "a tag": "!!python/name:os.system x",
    "a set": "!!set {a}", "bytes": "!!binary aGVsbG8=", "no bool": "!!bool x", "a day": "2026-12-05",
    "a broken pattern": '"("', "two languages": "{ja: あ, en: b}", "half a language": "{ja: 1, en: []}",
    "twice": "{a: 1, a: 2}", "a path": "../../../etc/passwd", "a list as a name": "{[1]: 2}",
    "itself": "&a [*a]", "deep": "[" * 100_000, "no host": '"http://["', "a wide digit": "１２",
}  # fmt: skip
NAMES = ("null", "true", "zero", "digits", "nothing", "a long text", "a line break", "an escape", "a form",
         "a surrogate", "a tag", "a mix")  # fmt: skip
MARK = "THE-PLACE"
EACH = 2


def spoiled(tree: Any, each: int = EACH) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - YAML holds anything
    """Where and what, and the file: *each* values at every place and at every name, other ones each time."""
    ways = [(_with(tree, way), way, tuple(VALUES)) for way in _places(tree)]
    names = [way for way in _places(tree) if way and isinstance(way[-1], str)]
    ways += [(_renamed(tree, way), way, NAMES) for way in names]
    for number, (changed, way, kinds) in enumerate(ways):
        text = yaml.safe_dump(changed, allow_unicode=True, sort_keys=False, width=10**6)
        for step in range(min(each, len(kinds))):
            kind = kinds[(number * each + step) % len(kinds)]
            yield f"{'.'.join(map(str, way))}: {kind}", text.replace(MARK, VALUES[kind])


def _places(tree: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    yield way
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield from _places(value, (*way, key))


def _with(tree: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401
    if not way:
        return MARK
    whole = deepcopy(tree)
    place = _at(whole, way[:-1])
    place[way[-1]] = MARK
    return whole


def _renamed(tree: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401
    whole = deepcopy(tree)
    place = _at(whole, way[:-1])
    items = list(place.items())
    place.clear()
    place.update((MARK if key == way[-1] else key, value) for key, value in items)
    return whole


def _at(tree: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401
    for key in way:
        tree = tree[key]
    return tree
