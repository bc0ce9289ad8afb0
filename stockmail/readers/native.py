"""The native format: one order as one JSON object. ``stockmail schema`` describes it."""

from collections.abc import Mapping

from stockmail import files
from stockmail.errors import FileError, Problem
from stockmail.kinds import shown
from stockmail.model import Raw


def read(data: bytes, where: str) -> Raw:
    """The fields of the order in *data*. Raises FileError when it is no JSON object."""
    value = files.load_json(files.decode(data, where), where)
    if isinstance(value, Mapping):
        return Raw(value, where)
    raise FileError(Problem("must be an object in {{…}}, not {got}", {"got": shown(value)}, where))
