"""What US law asks of a notice of delay.

Why: 16 CFR 435.2(b): a definite new date, or that none can be given; that the buyer may cancel and
get a full and prompt refund; and a free way to do so. Where no date can be given, also the reason,
and that they may cancel at any time until it ships. Where the delay is undated, longer than 30 days
or not the first, silence is no consent: the order ends by itself on a day that is named. (Not legal
advice.)
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_, Note
from stockmail.reading import Facts, Reading, compiled
from stockmail.rows import finder

LEVEL = "error"
UNDATED = "We cannot give you a date yet. Just reply to cancel at any time for a full refund."
FAILS = (
    "Your order is late. We are sorry.",
    "Your order ships on December 10. You may cancel it.",
    "We do not have a date yet. Reply by December 1 to cancel for a full refund.",
    f"{UNDATED} Without an answer, we cancel on December 2 and refund you.",
    f"{UNDATED} We are waiting for our delivery. If we do not hear from you, we will keep your order.",
    "新しいお届け日は12月10日です。お取り消しもできます。",
    "It is late again, until December 10. Reply to cancel for a full refund. Without an answer, we ship.",
    "入荷の日は、まだ決まっておりません。返信でいつでもお取り消しいただけ、全額を返金いたします。",
)
PASSES = (
    "Your order will arrive on December 10. Reply to cancel for a full refund.",
    f"{UNDATED} We are waiting for our delivery. If we do not hear from you, we will cancel on December 2.",
    "We cannot keep the date we gave you; it ships on December 10. Reply to cancel for a full refund.",
    "新しいお届け日は12月10日です。返信でお取り消しになれば、全額を返金いたします。",
)
GIVEN = {"facts": Facts(country="US")}
NEEDED = {
    "date": N_("a new date, or that there is none"),
    "cancel": N_("that the buyer may cancel"),
    "refund": N_("a full refund"),
    "answer": N_("a free way to answer"),
}
NEEDED_UNDATED = {
    "any time": N_("that they may cancel at any time until it ships"),
    "reason": N_("the reason, where there is no date"),
}
NO_MEANS_NO = N_("that the order is cancelled and refunded on a named day without an answer")

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAYS = rf"(?i)\b{_MONTHS} \d|\d {_MONTHS}|\d{{4}}-\d\d-\d\d|\d月\d+日|\d+/\d+"
WORDS = {
    "en": {
        "date": rf"{DAYS}|(?:cannot|can't|no) [^.]*date",
        "cancel": r"(?i)cancel",
        "refund": r"(?i)full refund|refund(?: you)?(?: in full| the full| everything)|refund the full"
                  r"|refund (?:the )?(?:JPY |[$€£])\d|not been charged|nothing to pay",
        "answer": r"(?i)\breply\b|toll-free|answer this|click|visit|http",
        "undated": r"(?i)(?:cannot|can't|not able to|unable to|do not|don't) (?:yet )?"
                   r"(?:give|name|tell|say|promise|know|have|confirm|estimate)[^.]*\b(?:date|day|when)\b"
                   r"|\bno (?:new |firm |exact |ship(?:ping)? |delivery |restock )?date\b"
                   r"|\bas soon as it is (?:back|here)\b",
        "any time": r"(?i)\b(?:any time|anytime|whenever)\b",
        "reason": r"(?i)\b(?:because|due to|since we|reason|caused?|result of|owing to|fault|mistake"
                  r"|defect|damaged|inspection|customs|strike|storm|shortage|back-?order|sold"
                  r"|waiting for (?:our|the|a|more)|production|took more|received fewer|had prepared"
                  r"|out of stock)",
        "again": r"(?i)\b(?:further|another|second|late|delayed|move[sd]?[^.]*) (?:delay|notice|again)\b"
                 r"|\bonce more\b|longer than we (?:told|said|wrote)",
        "ends": r"(?i)(?:if (?:we|you|i) (?:do not|don't|have not|haven't|get no|receive no|hear nothing)"
                r"|unless (?:you|we)|without (?:an|your|any|a) |no (?:answer|reply|response)|otherwise"
                r"|automatic).*\b(?:cancel|refund)"
                r"|\b(?:cancel|refund).*(?:unless|automatic|if (?:we|you) (?:do not|don't))",
    },
    "ja": {
        "date": rf"{DAYS}|決まって|未定|お約束でき|わかりません|分かりません|はっきりし",
        "cancel": r"取り消|取消|キャンセル",
        "refund": r"全額|返金|お支払いは不要|いただいておりません",
        "answer": r"返信|フォーム|http|お知らせください|ご連絡ください",
        "undated": r"(?:入荷|発送|お届け|納期|予定)[^。\n]{0,12}(?:未定|決まって(?:おりま|いま|いな)"
                   r"|お約束でき|[わ分]かりません|はっきりし)",
        "any time": r"いつでも",
        "reason": r"ため|原因|理由|により|在庫|入荷が|生産|検品|できておりません|ご用意できません",
        "again": r"さらに(?:遅|お待|長)|重ねて|再び|再度[^。]*(?:遅|延)|たび重なる|度重なる",
        "ends": r"(?:(?:返信|返事|連絡|回答|お知らせ)[^。]*(?:ない|なけれ|ありません)|自動)[^。]*"
                r"(?:取り消|取消|キャンセル|返金)",
    },
}  # fmt: skip
# None of them but a date reaches over this, so they are looked for in what stands between.
STOP = {"en": ".", "ja": "。"}


def check(reading: Reading) -> Iterator[Finding]:
    """A delay notice to the US that lacks one of them."""
    if reading.language in WORDS and _goes_to_the_us(reading):
        for lacking in _lacking(reading, WORDS[reading.language]):
            yield Finding(
                reading.subject_at,
                "a US delay notice also needs: {lacking}",
                N_("16 CFR 435.2(b) lists it"),
                {"lacking": Note(lacking)},
            )


def _lacking(reading: Reading, words: dict[str, str]) -> Iterator[str]:
    clauses = "\n\n".join(reading.blind).split(STOP[reading.language])

    def says(name: str) -> bool:
        if name == "date":  # Dec. 5
            return reading.has(words[name])
        return any(map(finder(words[name]), clauses))

    undated = says("undated")
    needed = NEEDED | (NEEDED_UNDATED if undated else {})
    told = {"reason"} if reading.facts and reading.facts.parts.get("reason") else set()
    yield from (said for name, said in needed.items() if name not in told and not says(name))
    needs_yes = undated or says("again") or (reading.facts and reading.facts.needs_yes)
    if needs_yes and not _ends_by_itself(reading, words["ends"]):
        yield NO_MEANS_NO


def _ends_by_itself(reading: Reading, pattern: str) -> bool:
    """Whether no answer ends the order on a day that this sentence or the one before names."""
    texts = ("", *(sentence.text for sentence in reading.sentences))
    ending = (n for n, text in enumerate(texts) if compiled(pattern).search(text))
    return any(compiled(DAYS).search(f"{texts[n - 1]} {texts[n]}") for n in ending)


def _goes_to_the_us(reading: Reading) -> bool:
    if reading.channel and reading.channel.refunds == "mall":
        return False  # the marketplace tells the buyer of the refund and pays it
    if reading.facts:
        return reading.facts.country == "US"
    return reading.has(r"(?<![A-Z])\$\d|\bUSA?\b|米ドル|USドル")
