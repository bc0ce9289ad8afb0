"""No hole may reach a customer.

Why: "Dear {{ name }}" or "〔返金額〕円" tells the customer that nobody read the mail. It is what
users of every mail merger and help desk complain of most.
"""

import re

from stockmail.checks import Finding

FAILS = (
    "{{ name }} 様",
    "{% if paid %}",
    "〔ご注文番号〕",
    "Dear None,",
    "合計 nan円",
    "undefined 様",
)
PASSES = (
    "佐藤 様",
    "{ a single brace }",
    "ナン（nan bread）2点",
    "second to none",
    "None of this is your fault.",
)
# A leftover stands where a value should: before a comma, an honorific, a unit, the end of the line.
HOLE = re.compile(
    r"\{\{|\{%|\}\}|%\}|〔|〕"
    r"|(?<!\w)(?:None|NaN|nan|undefined|null)(?=\s*(?:[,.、。）)]|様|御中|円|点|$))"
)


def check(text: str) -> tuple[Finding, ...]:
    """Every mark of a template or an empty value in *text*."""
    return tuple(
        Finding(number, found.start() + 1, "a hole is left in the text")
        for number, line in enumerate(text.split("\n"), 1)
        for found in HOLE.finditer(line)
    )
