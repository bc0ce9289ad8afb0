"""Reads a draft before anyone else does. The rules are the modules of checks/."""

from collections.abc import Mapping
from typing import Protocol

from stockmail.checks import Finding


class Check(Protocol):
    """What a module of checks/ offers; its docstring is its page of the manual."""

    FAILS: tuple[str, ...]
    PASSES: tuple[str, ...]

    def check(self, text: str) -> tuple[Finding, ...]:
        """Every place in *text* that breaks the rule."""
        ...


def review(text: str, checks: Mapping[str, Check]) -> tuple[tuple[str, Finding], ...]:
    """Every finding with its rule's name, in reading order."""
    found = [(name, finding) for name, rule in checks.items() for finding in rule.check(text)]
    return tuple(sorted(found, key=lambda item: (item[1].line, item[0])))
