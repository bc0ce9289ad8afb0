"""One finding a line, as editors and people read it."""

from stockmail.checks import Finding
from stockmail.errors import N_, Note
from stockmail.messages import say

LINE = N_("{file}:{line}:{column}: {level}: {why} ({rule})")
INSTEAD = N_("  write instead: {instead}")
LEVELS = {"error": N_("error"), "warning": N_("warning")}


def write(findings: tuple[Finding, ...], file: str, tongue: str) -> str:
    """File, line, column, what is wrong; below it what to write instead."""
    lines = []
    for found in findings:
        values = {
            "file": file, "line": found.line, "column": found.column, "level": Note(LEVELS[found.level]),
            "why": Note(found.why, found.values), "rule": found.rule,
        }  # fmt: skip
        lines.append(say(Note(LINE, values), tongue))
        instead = Note(found.instead, found.values)
        lines.append(say(Note(INSTEAD, {"instead": instead}), tongue))
    return "".join(f"{line}\n" for line in lines)
