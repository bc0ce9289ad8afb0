"""Judges a shop's own snippets.yaml, all of it at once."""

from collections.abc import Mapping
from typing import Any

from stockmail.errors import N_, LibraryError, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import TEXT, Kind, one_line, shown, unknown
from stockmail.shapes import list_of, one_of, table_of

# The days of an Entry that a text can name.
DAYS = ("today", "restock", "new_date", "refund_by", "refunded_on", "reply_by", "next_update")
ENTRY = ("from", "reading")


def _phrase(value: object) -> object:
    """Where it points is judged with the texts."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key not in ENTRY:
                raise unknown(key, ENTRY)
            one_line(each)
    return value


FIELDS = (
    Field("parts", table_of(TEXT, TEXT), "What the parts are called."),
    Field("blanks", table_of(one_of(*DAYS), TEXT), "The blanks that stand for days."),
    Field("phrases", list_of(Kind(_phrase, {})), "Where the phrases are taken from."),
)


def judged(data: object, where: str) -> Mapping[str, Any]:
    """The file's fields as they stand there. Raises LibraryError with all that is wrong with them."""
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        message = N_("must be lines like name: …, not {got}")
        raise LibraryError(Problem(message, {"got": shown(data)}, where))
    values, problems = read_fields(FIELDS, data, lambda key: (where, key))
    if problems:
        raise LibraryError(*problems)
    return {key: data[key] for key in values}
