"""No hole may reach a customer.

Why: "Dear {{ name }}" or "〔返金額〕円" tells the customer that nobody read the mail. It is what
users of every mail merger and help desk complain of most.
"""

import re
from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading, compiled

LEVEL = "error"
FAILS = (
    "{{ name }} 様",
    "{% if paid %}",
    "〔ご注文番号〕",
    "Dear None,",
    "合計 nan円",
    "undefined 様",
    "○○ 様",
    "注文番号 XXXX",
    "Dear [Customer Name],",
    "{name} 様",
    "a refund of USD nan to your card",
    "It will arrive on undefined and",
    "undefined までに",
    "代金nan円は",
    "○月○日に入荷します",
    "XX月XX日",
    "USD [amount]",
)
PASSES = (
    "佐藤 様",
    "{ a single brace }",
    "ナン（nan bread）2点",
    "second to none",
    "None of this is your fault.",
    "サイズ XXL",
    "〇 在庫あり",
    "サイズ XX 円形",
)
# A leftover stands where a value should: before a comma, an honorific, a unit, the end of the line.
_EMPTY = r"(?<![A-Za-z])(?:None|NaN|nan|undefined|null)"
PATTERN = (
    r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|〔.{0,200}?〕|\{\{|\{%|\}\}|%\}|〔|〕|\{[A-Za-z_][\w.]*\}|<[A-Za-z_]+>"
    r"|[○◯〇●△□]{2,}|[○◯〇](?=[月日時])|(?<![A-Za-z])[XxＸ]{3,}(?![A-Za-z])|[XxＸ]{2,}(?=[月日円])"
    r"|\[[A-Za-z _]*(?:[Nn]ame|NAME|[Nn]umber|[Dd]ate|[Pp]roduct|[Aa]mount)\]|\b(?:undefined|NaN)\b"
    rf"|(?:USD|EUR|GBP|JPY|[$€£¥￥]) ?{_EMPTY}\b|{_EMPTY}(?= ?(?:USD|EUR|GBP|JPY|[ぁ-ん]))"
    rf"|{_EMPTY}(?=\s*(?:[,.、。）)\]]|様|御中|円|点|$))"
)


def check(reading: Reading) -> Iterator[Finding]:
    """Every mark of a template or an empty value."""
    if not compiled(TELLING).search(reading.text):
        return
    for number, line in enumerate(reading.lines):
        if set(line) & MARKS or any(word in line for word in WORDS):
            start = sum(len(each) + 1 for each in reading.lines[:number])
            for found in compiled(PATTERN).finditer(line):
                yield Finding(
                    start + found.start(), "a hole is left in the text", N_("the value, or no such line")
                )


MARKS = frozenset("{}[<〔〕○◯〇●△□Ｘ")
WORDS = ("%}", "xx", "XX", "xX", "Xx", "None", "NaN", "nan", "undefined", "null")
TELLING = "|".join(map(re.escape, (*sorted(MARKS), *WORDS)))
