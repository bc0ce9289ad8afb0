"""No refund date of the shop's own where the marketplace pays back.

Why: the shop cannot keep what the marketplace does.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "代金は11月30日（月）までに返金いたします。",
    "返金は3営業日以内に行います。",
    "We will refund you by November 30.",
    "You get your refund within 5 days.",
)
PASSES = (
    "返金はAmazonが行います。",
    "11月30日までにお返事をください。",
    "返金いたしますので、11月30日（月）までにご返信ください。",
    "Amazon will refund you.",
)
PATTERN = (
    r"(?:\d日(?:[（(].[）)])?|\d ?営業日|\d日間?|以内|今週中|本日中|明日)[^。\n、]{0,20}(?:返金"
    r"|払い戻)|(?:返金|払い戻)(?:(?!ので|ため)[^。\n]){0,15}(?:\d日(?:[（(].[）)])?(?:まで|以内|ごろ|頃|に)|営業日)"
    r"|(?i:\brefund[^.\n]{0,60}?\b(?:by|on|within|in) (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec|mon|tue|wed|thu|fri|a week|a few))"
)
INSTEAD = N_("that the marketplace returns the money")
HINTS = (
    "返金",
    "払い戻",
    "refund",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each refund with a day."""
    yield from banned(reading, "refund-date", PATTERN, INSTEAD, *HINTS)
