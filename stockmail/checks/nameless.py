"""A greeting needs a name.

Why: "様" or "Dear ," alone shows that the field was empty, and the customer stops trusting the rest.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("様\n\nご注文の件です。", "御中\n\nご注文の件です。", "Dear ,\n\nYour order is late.")
PASSES = (
    "佐藤 様\n\nご注文の件です。",
    "お客様\n\nご注文の件です。",
    "Dear Jane,\n\nYour order is late.",
    "Hello Jane,",
    "Hello,",
)
PATTERN = CLUE = r"(?m)^[ 　]*(?:様|殿|御中|さま)[ 　]*$|^Dear *[,:]? *$"
NOBODY = frozenset({"様", "殿", "御中", "さま", "Dear", "Dear,", "Dear ,", "Dear:", "Dear :"})


def check(reading: Reading) -> Iterator[Finding]:
    """A line that greets nobody."""
    for at, _words in reading.seek(PATTERN) if NOBODY & {*map(str.strip, reading.lines)} else ():
        yield Finding(at, "the greeting has no name", N_("the customer's full name"))
