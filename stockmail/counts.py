"""What a channel counts against the shop, as numbers: the ``counts`` of its file."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from stockmail.errors import N_, OrderError, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import FLAG, MONEY, PIECES, TEXT, shown
from stockmail.shapes import SPOKEN, one_of

RATE, POINTS = KINDS = ("rate", "points")


class Count(NamedTuple):
    """A number to stay under.

    kind: ``rate``, cancels of all orders in percent within *days*; ``points``, so many for *each*
    cancel since January; most: where it begins to hurt; said: what happens then; verified: the
    marketplace's own page was read.
    """

    kind: str
    most: Decimal
    source: str
    date: str
    verified: bool
    said: Mapping[str, str]
    each: int = 1
    days: int = 0


NEEDED = (*SPOKEN, "kind", "most", "source", "date", "verified")
FIELDS = (
    *(Field(language, TEXT, "What happens from there on.") for language in SPOKEN),
    Field("kind", one_of(*KINDS), "Cancels of all orders, or points for each cancel."),
    Field("most", MONEY, "Where it begins to hurt."),
    Field("each", PIECES, "Points for one cancel."),
    Field("days", PIECES, "Within how many days."),
    Field("source", TEXT, "The page that says so."),
    Field("date", TEXT, "When it was read."),
    Field("verified", FLAG, "Whether that is the marketplace's own page."),
)


def parse_counts(data: object, where: str) -> tuple[Count, ...]:
    """The counts that *data* lists. Raises OrderError with every problem."""
    if not isinstance(data, list):
        raise OrderError(Problem("must be a list in [ ], not {got}", {"got": shown(data)}, where, "counts"))
    found, problems = [], []
    for number, entry in enumerate(data):
        values, wrong = _count(entry, f"counts[{number}]", where)
        found.append(values)
        problems += wrong
    if problems:
        raise OrderError(*problems)
    return tuple(Count(said={name: each.pop(name) for name in SPOKEN}, **each) for each in found)


def _count(entry: object, path: str, where: str) -> tuple[dict[str, Any], list[Problem]]:
    if not isinstance(entry, Mapping):
        message = N_("must be lines like name: …, not {got}")
        return {}, [Problem(message, {"got": shown(entry)}, where, path)]
    values, problems = read_fields(FIELDS, entry, lambda key: (where, f"{path}.{key}"))
    problems += [
        Problem("is missing", {}, where, f"{path}.{key}") for key in NEEDED if entry.get(key) is None
    ]
    return values, problems
