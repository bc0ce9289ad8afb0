"""Choices need a word about what happens without an answer.

Why: many customers never answer. A default that was announced may be carried out; one that was not is
a surprise, and sometimes a breach of contract.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = ("次のどちらになさるか、11月27日までにお知らせください。", "Please choose one by November 27.")
PASSES = (
    "次のどちらになさるか、お知らせください。ご返信がない場合は、取り消して返金いたします。",
    "Please choose one. If we do not hear from you, we will cancel the order.",
    "Please choose one. If we hear nothing, we will cancel the order.",
    "ご注文は当店で取り消します。",
)
CHOICES = CLUE = (
    r"どちら(?:に|を|か|の)|いずれか|お選び(?:ください|いただ)|(?:番号|ご希望)を[^。\n]{0,8}(?:お知らせ|お聞かせ|ご返信|ご連絡)"
    r"|(?i:please choose|choose (?:one|between)|which (?:one )?(?:would|do) you|let (?:us"
    r"|me) know (?:which|whether|if you)"
    r"|reply with \d|would you (?:prefer|like us)|do you want)"
)
DEFAULT = (
    r"(?:返信|返事|連絡|回答|お知らせ|お申し出|期日|期限)[^。\n]{0,12}(?:ない|なけれ|なかっ|無い|無けれ|いただけ(?:ない|ません)|過ぎ|ございません|ありません)"
    r"|(?i:if (?:we|i) (?:do not|don't|have not|haven't) (?:hear|receive|get)"
    r"|if (?:we|i) (?:hear nothing|(?:get|receive) no)|without (?:an|your"
    r"|any) (?:answer|reply|response)"
    r"|unless (?:you|we)|otherwise|no (?:reply|answer|response)|if you do(?: not|n't) (?:reply|answer"
    r"|respond|choose))"
)
SURE = ("ない場合", "返事がなけれ", "返信がなけれ", "if we do not hear", "without an answer")
CURE = f"(?i:{'|'.join(SURE)})"
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
    """Something to choose, and no default."""
    asked = next(reading.seek(CHOICES, *HINTS), None)
    if asked and not reading.holds(*SURE) and not reading.has(DEFAULT):
        yield Finding(
            asked[0],
            "nothing is said about what happens without an answer",
            N_("“if we do not hear from you, …”"),
        )
