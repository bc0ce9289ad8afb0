"""The product and how many of it.

Why: "the item you ordered" leaves a customer of three things guessing which of them will not come.
"""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "warning"
FAILS = ("ご注文いただいた商品は在庫切れです。", "The item in your order is out of stock.")
PASSES = (
    "マグカップ 2点は在庫切れです。",
    "マグカップ×2",
    "数量：2",
    "会議椅子 8脚",
    "The Hasami mug (2 pieces) is out of stock.",
    "the atlas (hardback, 1 copy)",
)
PATTERN = (
    r"[0-9０-９一二三四五六七八九十] ?(?:点|個|枚|本|セット|箱|着|足|冊|袋|台|組|パック|ケース|缶|膳"
    r"|客|名様分|羽|株|鉢|玉|巻|双|脚|丁|杯|部|品|束|房|粒|錠|片|輪|体|反|切れ|杯|kg|g)"
    r"|[×xX✕] ?[0-9０-９]|[0-9] ?[×✕]|数量|(?i:quantity|qty)"
    r"|(?i:\b(?:\d+|one|two|three|four|five|six|ten) (?:\w+ )?(?:pieces?|pcs|units?|pairs?|sets?|box(?:es)?"
    r"|bottles?|packs?|cop(?:y|ies)|cans?|jars?|tubes?|bags?|rolls?|sheets?|cases?)\b|\b\d+ ?x\b)"
)


def check(reading: Reading) -> Iterator[Finding]:
    """A missing product that is not named, or no number of pieces."""
    if reading.facts:
        for name, pieces in reading.facts.items:
            if not (_names(reading.text, name) and _counts(reading.text, pieces)):
                values = {"name": name, "pieces": pieces}
                yield Finding(
                    reading.subject_at,
                    "{name}, {pieces}, is not in the text",
                    N_("product, variant, quantity"),
                    values,
                )
    elif not reading.has(PATTERN):
        yield Finding(
            reading.subject_at, "no product with its quantity is named", N_("product, variant, quantity")
        )


def _names(text: str, name: str) -> bool:
    """Whether *name* stands in *text*, over the end of a line too."""
    return name in text or "".join(name.split()) in "".join(text.split())


def _counts(text: str, pieces: str) -> bool:
    """Whether every number of *pieces* stands in *text*, and not as a part of another number."""
    start = text.find(pieces)
    around = text[start - 1 : start] + text[start + len(pieces) :][:1]
    if start > 0 and not compiled(r"\d").search(around):
        return True
    wanted = set(compiled(r"\d+").findall(pieces))
    return all(any(match[0] == each for match in compiled(r"\d+").finditer(text)) for each in wanted)
