"""Orders as objects: JSON, JSON lines read one at a time, and XML as the same kind of thing."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from stockmail import files
from stockmail.errors import FileError, Problem
from stockmail.kinds import shown

DEEPEST = 60
Thing = Mapping[str, Any]


class Piece(NamedTuple):
    """One object of a file, and where it stands: ``orders.json: orders[2]``, ``orders.jsonl:3``."""

    thing: Thing
    where: str


def value(text: str, where: str, line: int = 1) -> Any:  # noqa: ANN401 - JSON holds anything
    """The JSON value in *text*, which begins on *line*, its fractions exact. Raises FileError."""
    return files.load_json(text, where, Decimal, line)


def lines(texts: Iterator[tuple[int, str]], where: str) -> Iterator[Piece]:
    """The objects of JSON lines, one held at a time. Raises FileError for a line that is none."""
    for number, text in texts:
        if not text.strip():
            continue
        place = f"{where}:{number}"
        thing = value(text, where, number)
        if not isinstance(thing, Mapping):
            raise FileError(Problem("must be an object in {{…}}, not {got}", {"got": shown(thing)}, place))
        yield Piece(thing, place)


def part(thing: Any, *path: str) -> Thing:  # noqa: ANN401
    """The object at *path* in *thing*; an empty one where there is none, or something else."""
    for key in path:
        thing = thing.get(key) if isinstance(thing, Mapping) else None
    return thing if isinstance(thing, Mapping) else {}


def parts(thing: Any, key: str) -> list[Thing]:  # noqa: ANN401
    """The objects in the list under *key*; of one alone, that one; none where there is no list."""
    found = thing.get(key) if isinstance(thing, Mapping) else None
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, Mapping)]


def is_line(text: str) -> bool:
    """Whether *text* is one whole object, as each line of JSON lines is."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def within(thing: Any, fits: Callable[[Thing], bool], where: str, path: str = "") -> Iterator[Piece]:  # noqa: ANN401
    """Every object in *thing* that *fits*, however it is wrapped; nothing inside of one that does."""
    if isinstance(thing, Mapping):
        if fits(thing):
            yield Piece(thing, f"{where}: {path}" if path else where)
            return
        inner = ((f"{path}.{key}" if path else str(key), each) for key, each in thing.items())
    elif isinstance(thing, list):
        inner = ((f"{path}[{number}]", each) for number, each in enumerate(thing))
    else:
        return
    for name, each in inner:
        if isinstance(each, (Mapping, list)) and name.count(".") + name.count("[") < DEEPEST:
            yield from within(each, fits, where, name)


def from_xml(text: str, where: str) -> Any:  # noqa: ANN401 - a tree
    """An XML document as the objects that it is often turned to. Raises FileError.

    An element with children is an object, with text a string; one that stands again is a list.
    """
    from xml.etree import ElementTree as ET

    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # what makes XML grow or read other files
        raise FileError(Problem("has a DOCTYPE; orders need none", {}, where))
    try:
        root = ET.fromstring(text)  # noqa: S314 - without entities
        return {_tag(root): _tree(root, 0)}
    except ET.ParseError as error:
        line, column = error.position
        sample = files.caret(text, line, column + 1)
        place = f"{where}:{line}:{column + 1}"
        raise FileError(Problem("is not XML: {why}", {"why": str(error)}, place, sample=sample)) from None
    except (ValueError, RecursionError) as error:
        raise FileError(Problem("is not XML: {why}", {"why": type(error).__name__}, where)) from None


def _tag(element: Any) -> str:  # noqa: ANN401 - ElementTree's own class
    return str(element.tag).rpartition("}")[2]


def _tree(element: Any, depth: int) -> Any:  # noqa: ANN401
    if depth > DEEPEST:
        raise RecursionError
    if not len(element):
        return (element.text or "").strip()
    made: dict[str, Any] = {}
    for child in element:
        name, tree = _tag(child), _tree(child, depth + 1)
        if name not in made:
            made[name] = tree
        elif isinstance(made[name], list):
            made[name].append(tree)
        else:
            made[name] = [made[name], tree]
    return made
