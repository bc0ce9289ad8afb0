"""Never ask for a bank account where the marketplace pays back.

Why: whoever asks for one there is taken for a thief; the marketplace returns the money by itself.
"""

from collections.abc import Iterator

from stockmail.bans import banned
from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

LEVEL = "error"
FAILS = (
    "お振り込み先（銀行名・支店名・口座番号）をお知らせください。",
    "Please tell us your bank account number.",
    "ゆうちょ銀行 記号 12345",
)
PASSES = ("返金はAmazonの手続きに沿って行われます。", "Your bank usually shows it.")
PATTERN = (
    r"口座(?:番号|名義|の種別|種別|情報|を)|銀行口座|銀行名|支店名|お?振り?込み?先|ゆうちょ"
    r"|(?i:\bbank (?:account|details|transfer)|\baccount number|\biban\b|\bswift\b|\brouting number)"
)
INSTEAD = N_("that the marketplace returns the money")
HINTS = (
    "口座",
    "銀行",
    "支店",
    "込先",
    "込み先",
    "ゆうちょ",
    "bank",
    "account",
    "iban",
    "swift",
    "routing",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Each word of an account."""
    yield from banned(reading, "bank-account", PATTERN, INSTEAD, *HINTS)
