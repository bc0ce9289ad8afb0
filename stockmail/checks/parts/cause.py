"""One true cause, in one sentence.

Why: a second sentence of cause reads as an excuse, and the customer cannot use any of it.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled, sentences

LEVEL = "warning"
FAILS = (
    "原因は、倉庫での数え間違いでした。理由は、棚卸しの遅れによるものです。",
    "This was due to a stock error. It happened because two orders arrived at once.",
)
PASSES = (
    "当店の在庫の管理が行き届かず、ご用意できませんでした。",
    "We sold our last pieces before we packed yours.",
)
CAUSE = (
    r"原因は|理由は|理由と(?:し|いた)|によるもの(?:です|で)|ことが原因|(?:ため|から)(?:です|でございます|でした)|と申しますのも|というのも|なぜなら"
    r"|(?i:\bdue to\b|\bbecause\b|\bthe reason\b|\bcaused by\b|\bowing to\b|\bas a result of\b)"
)


def check(reading: Reading) -> Iterator[Finding]:
    """The second sentence that gives a cause."""
    parts = reading.facts.parts if reading.facts else {}
    if told := parts.get("reason", ""):
        reasons = list(sentences(told, reading.language))
        at = reading.text.find(told.partition("\n")[0])
    else:
        told_by = [each for each in reading.sentences if compiled(CAUSE).search(each.text)]
        reasons = [each.text for each in told_by]
        at = told_by[1].at if len(told_by) > 1 else 0
    if len(reasons) > 1:
        yield Finding(
            max(at, 0), "more than one sentence of cause", N_("one true cause, with “we” as its subject")
        )
