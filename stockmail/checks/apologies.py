"""Three apologies at most.

Why: one that names the miss and a short one at the end are heard; a heap of them reads as a machine
or as fear, and hides what the customer wants to know.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = (
    "申し訳ございません。お詫び申し上げます。誠に申し訳ございません。重ねてお詫びいたします。",
    "We are sorry. We apologize. So sorry! Our apologies again.",
)
PASSES = (
    "申し訳ございません。返金いたします。重ねて申し訳ございません。",
    "We are sorry. We will refund you.",
)
MOST = 3
HINTS = ("申し訳", "詫び", "おわび", "すみません", "すいません", "sorry", "apolog")
PATTERN = (
    r"申し訳(?:ご|あり|な)|(?:お詫び|おわび)(?:いた|申|し|致)|すみません|すいません"
    r"|(?i:\bsorry\b|\bapologi[sz]e\b|\bapolog(?:y|ies)\b)"
)


def check(reading: Reading) -> Iterator[Finding]:
    """The fourth apology; a script for the phone has one for each turn of the talk."""
    count = reading.count(PATTERN)
    if reading.medium == "phone" or count <= MOST:
        return
    at, _words = list(reading.find(PATTERN))[MOST]
    instead = N_("one that names the miss, one at the end")
    yield Finding(reading.place(at), "{count} apologies; three are the most", instead, {"count": count})
