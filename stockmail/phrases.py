"""Wording rules: entries that carry their samples and do not load when they contradict them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from stockmail.checks import Finding
from stockmail.errors import N_, LibraryError, Problem
from stockmail.reading import Reading, compiled
from stockmail.review import Rule

# Not messages of ours: what fills them is said by the entry in both languages.
WHY, INSTEAD = "{why}", "{prefer}"
REASON = N_("Why: {why}")


def phrase(name: str, language: str, entry: Mapping[str, Any]) -> Rule:
    """The rule that *entry* of a phrases.yaml makes."""
    level = entry.get("level") or "error"
    fails, passes = tuple(entry["fails"]), tuple(entry["passes"])
    hints = tuple(hint.lower() for hint in entry.get("hints") or ())
    values = {"why": entry["why"], "prefer": entry["prefer"]}
    page = f"{INSTEAD}\n\n{REASON}"
    check = _check(name, entry, hints, values)
    return Rule(name, language, level, page, fails, passes, check, values=values, hints=hints)


def _check(
    name: str, entry: Mapping[str, Any], hints: tuple[str, ...], values: Mapping[str, object]
) -> Callable[[Reading], Iterator[Finding]]:
    pattern: str = entry["avoid"]
    fails, passes = tuple(entry["fails"]), tuple(entry["passes"])

    def check(reading: Reading) -> Iterator[Finding]:
        if hints and not reading.holds(*hints):
            return
        prove(name, pattern, fails, passes)
        for at, _words in reading.seek(pattern):
            yield Finding(at, WHY, INSTEAD, values)

    return check


@cache
def prove(name: str, pattern: str, fails: tuple[str, ...], passes: tuple[str, ...]) -> None:
    """Raise LibraryError where the pattern and its samples disagree."""
    seen = compiled(pattern).search
    wrong = [text for text in fails if not seen(text)] + [text for text in passes if seen(text)]
    if wrong:
        message = N_("contradicts its own sample {sample}")
        raise LibraryError(Problem(message, {"sample": wrong[0]}, name))
