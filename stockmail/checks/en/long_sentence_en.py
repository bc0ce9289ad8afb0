"""An English sentence of 30 words at most.

Why: many readers of a shop's English are not native either, and all read on a phone.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "warning"
FAILS = ("We are writing to you today " + "because of the thing that we " * 5 + "said.",)
PASSES = ("We are sorry. " * 20,)
MOST = 30
WORD = r"[A-Za-z][A-Za-z'’\-]*+|\d[\d,.:]*+"
# Telling sentences apart takes ten times as long as looking for more words between two ends.
BETWEEN = r"(?:[^A-Za-z\d.!?\n]|[.!?](?!\s|$))*+"
LONG = rf"(?m)(?:^|(?<=[.!?])(?=\s)){BETWEEN}(?:(?:{WORD}){BETWEEN}){{{MOST + 1}}}"


def check(reading: Reading) -> Iterator[Finding]:
    """Each longer sentence."""
    for sentence in reading.sentences if compiled(LONG).search(reading.plain) else ():
        if len(sentence.text) > MOST * 3 and "://" not in sentence.text:
            words = len(compiled(WORD).findall(sentence.text))
            if words > MOST:
                values = {"words": words, "most": MOST}
                yield Finding(
                    sentence.at,
                    "a sentence of {words} words; {most} are the most",
                    N_("two sentences"),
                    values,
                )
