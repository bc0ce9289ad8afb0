"""One JSON object, for scripts."""

from stockmail import jsontext
from stockmail.checks import Finding
from stockmail.errors import Note
from stockmail.messages import say


def write(findings: tuple[Finding, ...], file: str, tongue: str) -> str:
    """The findings with their numbers."""
    rows = [
        {
            "rule": found.rule,
            "level": found.level,
            "line": found.line,
            "column": found.column,
            "why": say(Note(found.why, found.values), tongue),
            "instead": say(Note(found.instead, found.values), tongue),
        }
        for found in findings
    ]
    counts = {f"{level}s": sum(row["level"] == level for row in rows) for level in ("error", "warning")}
    return jsontext.text({"file": file, **counts, "findings": rows}, indent=2) + "\n"
