"""A table of fields drives the parser, the JSON Schema and the flags that messages name."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from stockmail.errors import N_, Problem
from stockmail.kinds import Bad, Kind, nearest, printable


class Field(NamedTuple):
    """One fact: where it stands in JSON, what it holds, which flag gives it, what it means."""

    path: str
    kind: Kind
    means: str
    flag: str = ""

    @property
    def key(self) -> str:
        """The last word of the path: the attribute's name."""
        return self.path.rpartition(".")[2]


def by_key(table: tuple[Field, ...]) -> dict[str, Field]:
    """The fields by the last word of their paths: made once for a table that is read often."""
    return {field.key: field for field in table}


def read_fields(
    table: tuple[Field, ...] | dict[str, Field],
    data: Mapping[str, object],
    place: Callable[[str], tuple[str, str]],
    beside: tuple[str, ...] = (),
) -> tuple[dict[str, object], list[Problem]]:
    """The values that *data* gives for the fields of *table*, and all that is wrong with them.

    place: gives the file and the full JSON path of a key; beside: keys that may stand here and are
    read elsewhere. A key with a null counts as not given.
    """
    fields = table if isinstance(table, dict) else by_key(table)
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        field = fields.get(key)
        if field is None:
            if key in beside:
                continue
            problems.append(_unknown_field(key, (*fields, *beside), *place(key)))
        elif value is not None:
            try:
                values[key] = field.kind.read(value)
            except Bad as bad:
                problems.append(Problem(bad.message, bad.values, *place(key), field.flag))
    return values, problems


def _unknown_field(key: str, names: tuple[str, ...], where: str, path: str) -> Problem:
    near = nearest(str(key), tuple(name.replace("_", "-") for name in names))
    if near:
        message = N_("is no field here; did you mean {close}?")
        return Problem(message, {"close": near.replace("-", "_")}, where, printable(path))
    return Problem("is no field here; there are: {all}", {"all": ", ".join(names)}, where, printable(path))
