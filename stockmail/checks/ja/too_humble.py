"""「させていただく」 twice at most.

Why: it asks leave for what the shop must do anyway. A mail full of it sounds like a recording; 「いたします」
says the same.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = ("ご連絡させていただきました。返金させていただきます。お送りさせていただきます。",)
PASSES = ("ご連絡させていただきました。返金いたします。",)
MOST = 2
HINTS = ("せて",)
PATTERN = r"(?:さ)?せて(?:いただ|頂)"


def check(reading: Reading) -> Iterator[Finding]:
    """The third one."""
    found = list(reading.seek(PATTERN, *HINTS))
    if len(found) > MOST:
        yield Finding(
            found[MOST][0],
            "させていただく {count} times; two are the most",
            N_("いたします"),
            {"count": len(found)},
        )
