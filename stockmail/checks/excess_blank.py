"""One blank line between thoughts, not three.

Why: on a phone a gap of several blank lines reads as the end of the mail, and what follows, often
the deadline, is never seen.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("ご注文の件です。\n\n\n\n返金いたします。",)
PASSES = ("ご注文の件です。\n\n返金いたします。", "ご注文の件です。\n\n\n返金いたします。\n\n\n\n")
# Between paragraphs there is one blank line: others stand at their ends, or are not quite empty.
CLUE = r"\A[ \t　]*(?:\n|\Z)|\n[ \t　]+(?:\n|\Z)"
PATTERN = r"\n[ \t　]*\n[ \t　]*\n[ \t　]*\n"


def check(reading: Reading) -> Iterator[Finding]:
    """Three blank lines or more inside the text."""
    end = len(reading.text.rstrip())
    for at, _words in reading.seek(PATTERN, "\n\n\n\n", "\n \n", "\n　\n"):
        if at >= end:
            return
        yield Finding(at + 1, "a gap of several blank lines reads as the end", N_("one blank line"))
