"""YAML as people write it: 045-000 stays text, NO is Norway, 37.40 keeps its cents."""

from collections.abc import Iterator
from typing import Any

import yaml

# libyaml's loader follows nesting with the C stack: a file of brackets would end the program.
DEEPEST = 100

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Plain(_Base):  # type: ignore[misc]
    """Only null, true, false and plain whole numbers are more than text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - yaml's own name


def _resolve(tag: str, pattern: str, first: str) -> None:
    import re

    Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolve("null", r"^(?:~|null|)$", "~n\0")
_resolve("bool", r"^(?:true|false)$", "tf")
_resolve("int", r"^(?:0|[1-9][0-9]{0,14})$", "0123456789")
Plain.yaml_implicit_resolvers.setdefault("", []).append(Plain.yaml_implicit_resolvers["\0"][0])


def load(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """The one document in *text*. Raises yaml.YAMLError."""
    _refuse_the_bottomless(text)
    return yaml.load(text, Loader=Plain)  # noqa: S506 - Plain is a SafeLoader


def _refuse_the_bottomless(text: str) -> None:
    depth = 0
    events: Iterator[Any] = yaml.parse(text, Loader=Plain)
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)


def first_alias(text: str) -> tuple[int, int] | None:
    """Line and column, from 1, of the first ``*name``: a few lines of those can fill any memory."""
    try:
        for event in yaml.parse(text, Loader=Plain):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                return event.start_mark.line + 1, event.start_mark.column + 1
    except yaml.YAMLError:
        pass  # loading it will say what is wrong
    return None


def tree(text: str) -> Any:  # noqa: ANN401 - PyYAML's node
    """The nodes of the one document in *text*, which know where they stand; None where it is empty."""
    return yaml.compose(text, Loader=Plain)


def safe(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """The document in *text*; None where it is not YAML."""
    try:
        return load(text)
    except (yaml.YAMLError, ValueError):
        return None
