"""Annotations of GitHub Actions: they show up beside the line in a pull request."""

from stockmail.checks import Finding
from stockmail.errors import Note
from stockmail.messages import say

ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
# In a property two characters more would end it.
MORE = {":": "%3A", ",": "%2C"}


def write(findings: tuple[Finding, ...], file: str, tongue: str) -> str:
    """One workflow command a finding."""
    return "".join(_command(found, file, tongue) for found in findings)


def _command(found: Finding, file: str, tongue: str) -> str:
    why = say(Note(found.why, found.values), tongue)
    instead = say(Note(found.instead, found.values), tongue)
    place = f"file={_safe(file, ESCAPES | MORE)},line={found.line},col={found.column}"
    return f"::{found.level} {place},title={found.rule}::{_safe(f'{why} → {instead}', ESCAPES)}\n"


def _safe(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)
