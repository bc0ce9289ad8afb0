"""No shortened links.

Why: nobody sees where bit.ly/3xY leads; filters and careful customers treat it as a trap.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("https://bit.ly/3xYz", "詳しくは tinyurl.com/abc")
PASSES = ("https://minato.example/bit.ly.html", "https://habit.ly/x")
PATTERN = (
    r"(?i)(?<![\w.\-/])(?:https?://)?(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|buff\.ly|x\.gd"
    r"|cutt\.ly|rebrand\.ly|onl\.sc|onl\.la|lin\.ee|ux\.nu|00m\.in|00xx\.in|urx\d*\.\w+)/\S+"
)
HINTS = ("bit.ly", "tinyurl", "goo.gl", "t.co/", "ow.ly", "is.gd", "buff.ly", "x.gd", "cutt.ly", "rebrand.ly",
         "onl.", "lin.ee", "ux.nu", "00m.in", "00xx.in", "urx")  # fmt: skip


def check(reading: Reading) -> Iterator[Finding]:
    """A link of a service that hides where it leads."""
    for at, _words in reading.seek(PATTERN, *HINTS):
        yield Finding(at, "this link hides where it leads", N_("the page's own address"))
