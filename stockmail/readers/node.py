"""An object of somebody's JSON or XML, asked for its facts without trusting its shape."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.readers.heading import heading

NOTHING: tuple[object, ...] = (None, "", {}, [])  # every way in which systems write "not given"


class Node(NamedTuple):
    """One object. held: its values by key, whose case does not count (OrdererModel, ordererModel)."""

    held: Mapping[str, Any] = MappingProxyType({})

    def get(self, *names: str) -> Any:  # noqa: ANN401 - JSON holds anything
        """The first of the named values that holds something; None when none does."""
        for name in names:
            value = self.held.get(heading(name))
            if value not in NOTHING:
                return value
        return None

    def part(self, *path: str) -> "Node":
        """The object under *path*; one without anything, where there is none. Of a list, its first."""
        here = self
        for name in path:
            here = next(iter(here.parts(name)), Node())
        return here

    def parts(self, name: str) -> list["Node"]:
        """The objects called *name*: XML turned to JSON has a list of them, or one alone."""
        value = self.get(name)
        every = value if isinstance(value, list) else [value]
        return [node(each) for each in every if isinstance(each, Mapping)]


def node(thing: Mapping[str, Any]) -> Node:
    """*thing* as a Node."""
    held: dict[str, Any] = {}
    for key, value in thing.items():
        held.setdefault(heading(str(key)), value)
    return Node(held)
