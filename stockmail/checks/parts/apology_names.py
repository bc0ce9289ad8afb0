"""The apology names the miss.

Why: 「ご迷惑をおかけし申し訳ございません」 fits every mail and so answers none.
「楽しみにお待ちくださったのに、お届けできず」 shows that somebody knows what was lost.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.flow import Sentence
from stockmail.reading import Reading, compiled

LEVEL = "warning"
FAILS = (
    "在庫切れです。このたびは誠に申し訳ございません。",
    "在庫切れです。ご迷惑をおかけして大変申し訳ございませんでした。",
    "It is out of stock.\n\nWe are very sorry.\n\nBest regards,",
)
PASSES = (
    "せっかくご注文くださったのに、お届けできず、誠に申し訳ございません。",
    "お子さまもお待ちだったことと思います。誠に申し訳ございません。",
    "We are sorry that your order is late.",
    "We are sorry. The last pieces had scratches when we checked them.",
)
APOLOGY = r"申し訳|申しわけ|お?詫び|おわび|(?i:\bsorry\b|\bapolog)"
EMPTY = (
    r"申し(?:訳|わけ)(?:ござい|あり)ません(?:でした)?|(?:お詫び|おわび)(?:を|の)?(?:申し上げ|いたし|言葉|し)?ます?"
    r"|このたび|この度|誠に|まことに|大変|深く|心より|重ねて|あらためて|改めて|(?:多大な|ご|お)?(?:迷惑|不便|手数)(?:を|ばかり)"
    r"|おかけし(?:て|まして|ましたこと|たこと)?(?:を|に|、)?|[、。は！!]|【.*"
    r"|(?i:\b(?:we|i) (?:are|am) (?:very |truly |so |deeply |really )?sorry\b|\b(?:we"
    r"|i) (?:sincerely )?apologi[sz]e\b"
    r"|(?:please )?accept our (?:sincere |deepest )?apolog(?:y|ies)|for (?:any|the"
    r"|this) (?:inconvenience|trouble)\b|[.,])"
)
# Apologies that say what for, as ours do; they spare the long way round.
SURE = ("のに、", "待たせしており", "沿えず", "sorry that", "sorry to")
WORTH = 5
# What the customer felt, said in the sentence before.
FELT = r"(?:かと|ことと|だと|だろうと)(?:思い|存じ)ます|(?:だった|でした|こと)でしょう"


def check(reading: Reading) -> Iterator[Finding]:
    """Apologies, of which none says what for."""
    if any(map(reading.plain.__contains__, SURE)):
        return
    found = [
        (number, each)
        for number, each in enumerate(reading.sentences)
        if each.at > len(reading.subject) + reading.subject_at and compiled(APOLOGY).search(each.text)
    ]
    if found and not any(_names(reading, number, each) for number, each in found):
        yield Finding(
            found[0][1].at,
            "the apology does not say what for",
            N_("what the customer is missing, then “sorry”"),
        )


def _names(reading: Reading, number: int, apology: Sentence) -> bool:
    left = compiled(EMPTY).sub("", apology.text).strip()
    if len(left) >= WORTH:
        return True
    before = reading.sentences[number - 1] if number else apology
    if compiled(FELT).search(before.text) and "\n\n" not in reading.text[before.at : apology.at]:
        return True
    after = reading.sentences[number + 1 : number + 2]
    return bool(after) and reading.language == "en" and "\n\n" not in reading.text[apology.at : after[0].at]
