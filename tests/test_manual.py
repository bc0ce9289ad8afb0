"""The page of a rule is its docstring, and what the catalogues translate of it."""

import io

from stockmail.manual import extract, paragraphs

PAGE = '''"""No shouting.

Why: capitals are read
as shouting.
"""

from stockmail.errors import N_

SAID = N_("small letters")
'''


def test_a_page_is_its_paragraphs_one_line_each() -> None:
    """How they are wrapped is no part of what they say."""
    assert paragraphs("\nNo shouting.\n\nWhy: a\n   b.\n") == ["No shouting.", "Why: a b."]


def test_the_page_of_a_rule_is_translated_and_then_its_messages() -> None:
    """Paragraph by paragraph."""
    found = list(extract(io.BytesIO(PAGE.encode()), {"N_": None}, [], {}))
    assert [message for _line, _function, message, _comments in found] == [
        "No shouting.",
        "Why: capitals are read as shouting.",
        "small letters",
    ]


def test_the_docstring_of_any_other_module_is_for_programmers() -> None:
    """It says no why; nor need there be one."""
    for page in (PAGE.replace("Why: ", ""), PAGE.partition('"""\n\n')[2]):
        found = list(extract(io.BytesIO(page.encode()), {"N_": None}, [], {}))
        assert [message for _line, _function, message, _comments in found] == ["small letters"]
