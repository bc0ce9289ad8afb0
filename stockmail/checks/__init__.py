"""The rules a draft is read by, one module a rule. The folder is the registry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule. line, column: counted from 1; why: an English sentence."""

    line: int
    column: int
    why: str
