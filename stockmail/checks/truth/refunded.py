"""“Refunded” only when it was.

Why: the customer looks at the card statement at once. A refund that is told before it is made is a
lie on the shop's letterhead; 特商法14条 also looks at refunds that are delayed.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Facts, Reading

LEVEL = "error"
FAILS = (
    "代金7,480円を返金いたしました。",
    "返金手続きを完了しました。",
    "We have refunded you.",
    "Your card was refunded.",
)
PASSES = ("代金7,480円を返金いたします。", "We will refund you.", "You will be refunded by November 30.")
GIVEN = {"facts": Facts(done=False)}
HINTS = ("返金", "払い", "振", "refund")
PATTERN = CLUE = (
    r"(?:返金|払い戻し|お?振り?込み?)(?:は|を|の|が|手続き|処理)*(?:いた|致|完了いた|完了)?し(?:ました|ております|済み)"
    r"|(?:返金|払い戻し|振り?込み)(?:手続き|処理)?(?:が|は)?(?:済み|完了|済んで)"
    r"|(?i:\b(?:have|has|was|were|been|already|we|i) (?:just |already |fully )?refunded\b"
    r"|\brefund (?:has been|was|is) "
    r"(?:made|issued|sent|processed|complete))"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A refund in the past tense that nobody has made."""
    if reading.facts and not reading.facts.done:
        for at, _words in reading.seek(PATTERN, *HINTS):
            yield Finding(
                at, "a refund is told as done, but --refunded-on was not given", N_("“we will refund … by …”")
            )
