"""Which files orders are read from, and how, as the options said it."""

from pathlib import Path
from typing import NamedTuple


class Sources(NamedTuple):
    """files: their names, ``-`` for standard input; form, encoding: where they are not to be found out.

    columns: a YAML file that says which field each column of any table holds.
    """

    files: tuple[str, ...] = ()
    form: str | None = None
    encoding: str | None = None
    columns: Path | None = None
