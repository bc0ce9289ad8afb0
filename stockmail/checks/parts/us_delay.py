"""What US law asks of a notice of delay.

Why: 16 CFR 435.2(b): a definite new date, or that none can be given; that the buyer may cancel and
get a full and prompt refund; and a free way to do so. Where no date can be given, that they may
cancel at any time until it ships. (Not legal advice.)
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Facts, Reading

LEVEL = "error"
FAILS = (
    "Your order is late. We are sorry.",
    "Your order ships on December 10. You may cancel it.",
    "We do not have a date yet. Reply by December 1 to cancel for a full refund.",
)
PASSES = (
    "Your order will arrive on December 10. Reply to cancel for a full refund.",
    "We cannot give you a date yet. Reply to cancel at any time and get a full refund.",
)
GIVEN = {"facts": Facts(country="US")}
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
NEEDED = {
    "a new date, or that there is none": (
        rf"(?i)\b{MONTHS} \d|\d {MONTHS}|(?:cannot|can't|no) [^.]*date|\d{{4}}-\d\d-\d\d"
    ),
    "that the buyer may cancel": r"(?i)cancel",
    "a full refund": (
        r"(?i)full refund|refund(?: you)?(?: in full| the full| everything)|refund the full"
        r"|refund (?:JPY |[$€£])\d|refund the (?:JPY |[$€£])\d|not been charged|nothing to pay"
    ),
    "a free way to answer": r"(?i)\breply\b|toll-free|answer this|click|visit|http",
}

UNDATED = r"(?i)(?:cannot|can't|do not have|don't have|no) [^.]*\bdate\b"
ANY_TIME = r"(?i)\b(?:any time|anytime|whenever)\b"
UNTIL_IT_SHIPS = "that they may cancel at any time until it ships"


def check(reading: Reading) -> Iterator[Finding]:
    """An English delay notice to the US that lacks one of them."""
    if reading.language != "en" or not _goes_to_the_us(reading):
        return
    lacking = [name for name, pattern in NEEDED.items() if not reading.has(pattern)]
    if reading.has(UNDATED) and not reading.has(ANY_TIME):
        lacking.append(UNTIL_IT_SHIPS)
    if lacking:
        values = {"lacking": ", ".join(lacking)}
        yield Finding(
            reading.subject_at,
            "a US delay notice also needs: {lacking}",
            N_("16 CFR 435.2(b) lists it"),
            values,
        )


def _goes_to_the_us(reading: Reading) -> bool:
    if reading.channel and reading.channel.refunds == "mall":
        return False  # the marketplace tells the buyer of the refund and pays it
    return reading.facts.country == "US" if reading.facts else reading.has(r"(?<![A-Z])\$\d|\bUSA?\b")
