"""“Discontinued” only when it is.

Why: the customer stops looking for it, and finds it in your shop next week.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Facts, Reading

LEVEL = "error"
FAILS = ("この商品は廃番となりました。", "It has been discontinued.")
PASSES = ("在庫がなくなりました。", "It is out of stock.", "販売を続けております。")
GIVEN = {"facts": Facts()}
PATTERN = (
    r"廃番|廃盤|(?:生産|製造|販売)(?:は|を|が)?(?:終了|中止|打ち切)|(?i:\bdiscontinued\b"
    r"|\bno longer (?:made|produced|sold)\b)"
)
HINTS = ("廃", "終了", "中止", "打ち切", "discontinued", "no longer")
TRUE = ("終了", "廃番", "廃盤", "discontinued", "has ended")
SCENARIO = "discontinued"


def check(reading: Reading) -> Iterator[Finding]:
    """An end of production that is not among the facts."""
    said = "\n".join(reading.facts.said).lower() if reading.facts else ""
    if reading.scenario != SCENARIO and not any(word in said for word in TRUE):
        for at, _words in reading.seek(PATTERN, *HINTS):
            yield Finding(
                at,
                "it is called discontinued, but the facts do not say so",
                N_("the true cause (--reason discontinued)"),
            )
