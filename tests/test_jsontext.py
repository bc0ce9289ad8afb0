"""JSON that a terminal may be shown and any file can hold, and that says what it was given."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.jsontext import text
from stockmail.kinds import forbidden


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)
    )
)
def test_what_is_read_back_is_what_was_written(thing: object) -> None:
    """And nothing in it is obeyed by a terminal, but for the breaks of its own lines."""
    for indent in (None, 2):
        said = text(thing, indent=indent)
        assert json.loads(said) == thing
        assert said.encode()
        assert [line for line in said.split("\n") if forbidden(line)] == []


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("山田", '"山田"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("\ud800", '"\\ud800"'),
        ("\x1b[2J\x9b", '"\\u001b[2J\\u009b"'),
    ],
)
def test_only_what_would_be_obeyed_is_escaped(thing: str, said: str) -> None:
    """Kanji stay readable."""
    assert text(thing) == said


def test_what_json_does_not_know_is_said_in_words() -> None:
    """As the caller wants it."""
    assert text({"a": 1j}) == '{"a": "1j"}'
    assert text(1j, default=lambda each: [str(each)]) == '["1j"]'
