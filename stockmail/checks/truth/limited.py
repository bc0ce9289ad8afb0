"""“Limited” only when it was.

Why: おとり広告 (景表法5条3号). An order that was taken without saying "only 50 pieces" may not be
explained afterwards with a limit.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Facts, Reading

LEVEL = "error"
FAILS = ("数量限定の商品のため、完売いたしました。", "It was a limited edition.")
PASSES = ("在庫がなくなりました。", "It is out of stock.", "期間は限られますが")
GIVEN = {"facts": Facts()}
PATTERN = (
    r"(?:数量|台数|個数|先着|店舗|会員)?限定(?!商品券)|数に限り|(?i:\blimited (?:edition|quantit(?:y"
    r"|ies)|number|stock|run|supply)\b)"
)
TRUE = HINTS = ("限", "limited")


def check(reading: Reading) -> Iterator[Finding]:
    """A limit that is not among the facts."""
    said = "\n".join(reading.facts.said).lower() if reading.facts else ""
    if not any(word in said for word in TRUE):
        for at, _words in reading.seek(PATTERN, *HINTS):
            yield Finding(
                at,
                "a limit is claimed that the facts do not know",
                N_("the true cause (--reason limited-run)"),
            )
