"""The fact within the first three lines of the text.

Why: the customer wants to know whether it comes. Greetings, weather and thanks that push the answer
below the fold of a phone are read as hiding it.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "warning"
_SLOW_JA = (
    "山田 太郎 様\n\n平素よりお世話になっております。\n当店の佐藤です。\n秋も深まってまいりました。\n"
    "皆様いかがお過ごしでしょうか。\n\nご注文の商品は在庫切れです。"
)
_SLOW_EN = (
    "Dear Jane,\n\nThank you for shopping with us.\nWe value every customer.\nWe hope you are well.\n"
    "Autumn is here.\n\nYour mug is out of stock."
)
FAILS = (_SLOW_JA, _SLOW_EN)
PASSES = (
    "山田 太郎 様\n\nご注文ありがとうございます。\n佐藤でございます。\n\nご注文の商品は在庫切れです。",
    "Dear Jane,\n\nThe mug in your order is out of stock.",
    "Dear Jane,\n\nThe mug in your order 10234, which you placed yesterday, is out of\nstock.",
)
FACT = (
    r"在庫|欠品|品切れ|売り切れ|完売|お届けでき|ご用意でき|発送でき|出荷でき|お送りでき|できません|できなく|間に合|遅れ|遅延"
    r"|足り(?:ず|な|ま)|不足|入荷|販売終了|生産終了|取り消し|キャンセル|お休み|検品|割り当て|状況|お返事|ご返信|ご指摘|減|届"
    r"|(?i:out of stock|sold out|cannot|can't|unable|not be able|unavailable|back.?order|late|later"
    r"|delay|not (?:be )?(?:ship|arrive|leave|sent)|missing|left out"
    r"|cancel|discontinued|short|arrived|back in stock|is here|fewer|skip|hear|wrote|waiting|in stock"
    r"|not have|no longer|ready)"
)
FIRST = 3
GREETS = r".*(?:様|御中|殿|さま|各位)\s*$|(?i:(?:dear|hello|hi)\b.*[,:]?\s*$)"


def check(reading: Reading) -> Iterator[Finding]:
    """Three lines of text below the greeting in which nothing happened."""
    parts = reading.facts.parts if reading.facts else {}
    told = parts.get("fact", "").partition("\n")[0]
    at = reading.body.find(told) if told else -1
    if at >= 0 and reading.body.count("\n", 0, at) < FIRST + parts.get("addressee", "").count("\n") + 3:
        return
    lines = [line for line in reading.body.split("\n") if line.strip()]
    greeted = [number for number, line in enumerate(lines[:4]) if compiled(GREETS).match(line)]
    start = greeted[-1] + 1 if greeted else 0
    head = lines[start : start + FIRST]
    if compiled(FACT).search(("" if reading.language == "ja" else " ").join(head)):
        return
    at = reading.text.find(head[-1]) if head else 0
    yield Finding(
        at, "the first three lines do not say what happened", N_("thanks in one line, then the fact")
    )
