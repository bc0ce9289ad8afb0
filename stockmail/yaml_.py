"""YAML as people write it: 045-000 stays text, NO is Norway, 37.40 keeps its cents."""

from collections.abc import Iterator
from typing import Any

import yaml

from stockmail.errors import N_

# libyaml's loader follows nesting with the C stack: a file of brackets would end the program.
DEEPEST = 100
# What YAML could do and data need not; PyYAML words all other faults.
ALIAS = N_("has aliases (*name); write it out")
TAG = N_("has tags (!name); leave them out")
DEEP = N_("is nested too deep")
TWICE = N_("has this name twice; one of them would be lost")
NO_NAME = N_("has a list or a table where a name must stand")
OURS = frozenset({ALIAS, TAG, DEEP, TWICE, NO_NAME})

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Plain(_Base):  # type: ignore[misc]
    """Only null, true, false and plain whole numbers are more than text; what has a value has a name."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - yaml's own name

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:  # noqa: ANN401, FBT001, FBT002 - as yaml has it
        """Every name as it is written, ``1`` and ``null`` too, and none twice: one would be lost."""
        made: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _fault(NO_NAME, key)
            if key.value in made:
                raise _fault(TWICE, key)
            made[key.value] = self.construct_object(value, deep=deep)
        return made


def _resolve(tag: str, pattern: str, first: str) -> None:
    import re

    Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolve("null", r"^(?:~|null|)$", "~n\0")
_resolve("bool", r"^(?:true|false)$", "tf")
_resolve("int", r"^(?:0|[1-9][0-9]{0,14})$", "0123456789")
Plain.yaml_implicit_resolvers.setdefault("", []).append(Plain.yaml_implicit_resolvers["\0"][0])


def load(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """The one document in *text*. Raises yaml.YAMLError."""
    _refuse_more_than_data(text)
    return yaml.load(text, Loader=Plain)  # noqa: S506 - Plain is a SafeLoader


def _refuse_more_than_data(text: str) -> None:
    """No aliases, a few lines of which can fill any memory; no tags, no bottomless nesting."""
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=Plain)
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _fault(DEEP, event)
        if isinstance(event, yaml.AliasEvent):
            raise _fault(ALIAS, event)
        if getattr(event, "tag", None):
            raise _fault(TAG, event)


def _fault(message: str, at: Any) -> yaml.MarkedYAMLError:  # noqa: ANN401 - an event or a node
    return yaml.MarkedYAMLError(problem=message, problem_mark=at.start_mark)


def tree(text: str) -> Any:  # noqa: ANN401 - PyYAML's node
    """The nodes of the one document in *text*, which know where they stand; None where it is empty."""
    return yaml.compose(text, Loader=Plain)


def safe(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """The document in *text*; None where it is not YAML."""
    try:
        return load(text)
    except (yaml.YAMLError, ValueError):
        return None
