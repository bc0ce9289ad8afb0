"""The rules a draft is read by, one module a rule. The folder is the registry."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One place that breaks a rule. line, column: counted from 1; why: an English sentence."""

    line: int
    column: int
    why: str
