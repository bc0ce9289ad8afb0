"""A subject that a phone shows whole.

Why: a phone cuts a subject after about 20 Japanese characters or 60 Latin ones. What stands behind
may be cut, but not half the message.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "warning"
FAILS = (
    "件名: 【重要なお知らせ】ご注文いただきました商品の在庫切れにつきましてのお詫びとご連絡\n\n本文",
    "件名: \n\n本文です。",
)
PASSES = ("件名: 【お詫び】在庫切れのご連絡\n\n本文", "Subject: Out of stock: your order 10234\n\nDear Jane,")
MOST = {"ja": 30, "en": 90}


def check(reading: Reading) -> Iterator[Finding]:
    """A subject that is empty or too long."""
    if not reading.subject_at:
        return
    if not reading.subject:
        yield Finding(0, "the subject is empty", N_("what happened, first"))
    most = MOST.get(reading.language, MOST["en"])
    if len(reading.subject) > most:
        values = {"most": most, "length": len(reading.subject)}
        why = N_("the subject has {length} characters; {most} are the most")
        yield Finding(
            reading.subject_at, why, N_("what happened, first; the shop's name last or not at all"), values
        )
