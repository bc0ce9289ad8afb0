"""Choices need a day until which to answer.

Why: without a day the customer does not know how long the order is held, and the shop does not know
when it may act. Hardly any published sample mail names one.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "error"
FAILS = (
    "次のどちらになさるか、お知らせください。",
    "次のどちらになさるか、お知らせください。代金は11月27日までに返金いたします。",
    "Please choose one and reply to this email.",
    "Please choose one. You get your money by November 27.",
)
PASSES = (
    "次のどちらになさるか、11月27日（金）までにお知らせください。",
    "Please choose one. Reply with 1 or 2 by November 27.",
    "ご注文は当店で取り消します。",
)
CHOICES = CLUE = (
    r"どちら(?:に|を|か|の)|いずれか|お選び(?:ください|いただ)|(?:番号|ご希望)を[^。\n]{0,8}(?:お知らせ|お聞かせ|ご返信|ご連絡)"
    r"|(?i:please choose|choose (?:one|between)|which (?:one )?(?:would|do) you|let (?:us"
    r"|me) know (?:which|whether|if you)"
    r"|reply with \d|would you (?:prefer|like us)|do you want)"
)
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
JA_DAY = (
    r"(?:月末?|日|曜|曜日|日中|時|[（(].[）)]|営業日)(?:[（(][^）)]{1,3}[）)])?[^。\n]{0,6}?(?:まで|以内|中に)"
    r"|まで(?:に|を)?[^。\n]{0,14}(?:返信|返事|お知らせ|連絡)"
)
EN_DAY = rf"\b(?:by|before|until|within|no later than)\b[^.\n]{{0,20}}(?:{MONTHS}|\d|day|week|tomorrow)"
DAY = rf"{JA_DAY}|(?i:{EN_DAY})"
# Of all days in a text, the one to answer by stands beside one of these.
JA_ANSWER = (
    r"返信|返事|お知らせ|連絡|回答|お聞かせ|選|決め|お申し|番号|ご希望|期限|締|教え|お電話|ご一報|伺|お待ち"
)
EN_ANSWER = (
    r"repl(?:y|ies)|answer|respon|tell|let (?:us|me)|choos|choice|decid|pick|hear|write|get back|confirm"
    r"|contact|instruct|hold|keep|know"
)
ANSWER = rf"{JA_ANSWER}|(?i:{EN_ANSWER})"
# Both in one sentence, in their usual order, no name between them that could end one.
CURE = rf"(?:{JA_DAY})[^。！？!?\n□]*?(?:{JA_ANSWER})|(?i:(?:{EN_ANSWER})[^.!?\n□]*?{EN_DAY})"
HINTS = (
    "どちら",
    "いずれ",
    "選び",
    "番号を",
    "希望を",
    "choose",
    "which",
    "know",
    "reply with",
    "would you",
    "do you want",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Something to choose, and no day."""
    asked = next(reading.seek(CHOICES, *HINTS), None)
    if asked and not any(_asks_by(sentence.text) for sentence in reading.sentences):
        yield Finding(asked[0], "there is a choice but no day until which to answer", N_("“by November 27”"))


def _asks_by(sentence: str) -> bool:
    return all(compiled(pattern).search(sentence) for pattern in (DAY, ANSWER))
