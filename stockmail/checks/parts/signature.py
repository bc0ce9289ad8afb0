"""A signature: which shop, and who.

Why: a mail without a name at its end might come from anybody, and nobody in the shop stands for it.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.flow import SEPARATOR
from stockmail.reading import Reading, compiled

LEVEL = "warning"
FAILS = (
    "山田 太郎 様\n\n在庫切れのため、ご注文を取り消しました。\n返金いたします。\nよろしくお願いいたします。",
    "Dear Jane,\n\nYour order is cancelled.\nWe will refund you in ten days.\nThank you for waiting.",
    "Dear Jane,\n\nYour card shows it\nwithin 5-10 business days.\n\nYou do not have to do anything.",
)
PASSES = (
    "在庫切れです。返金いたします。\n\n--\nみなと雑貨店 佐藤",
    "在庫切れです。返金いたします。\n\nみなと雑貨店\n担当 佐藤",
    "It is out of stock.\n\nSato\nMinato Zakka",
)
# The last lines of a signed text are names and addresses: no sentence ends there.
LAST = 2
SENTENCE = r".*[。！？]\s*$|.*\w [\w-]+ [\w-]+ [\w-]+\.\s*$|.*\b(?i:you|we|your|our)\b.*[.!?]?\s*$"


def check(reading: Reading) -> Iterator[Finding]:
    """A text that ends in a sentence."""
    if any(map(compiled(SEPARATOR).match, reading.lines[-12:])):
        return
    lines = [line for line in reading.lines if line.strip()]
    if any(compiled(SEPARATOR).match(line) for line in lines[-12:]):
        return
    if all(compiled(SENTENCE).match(line) for line in lines[-LAST:]):
        yield Finding(
            len(reading.text.rstrip()), "there is no signature", N_("shop, a person's name, contact")
        )
