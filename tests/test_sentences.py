"""Where the sentences of a draft stand, whatever is wrapped, blank or odd in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.reading import read


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("在庫切れです。お待ち\nください。", "ja", ["在庫切れです。", "お待ちください。"]),
        ("在庫が\nありません。", "ja", ["在庫が", "ありません。"]),  # so short a line was ended on purpose
        (
            "ご注文の品が在庫切れとなり、\nお届けできません。",
            "ja",
            ["ご注文の品が在庫切れとなり、お届けできません。"],
        ),
        ("  \n在庫切れです。\n　\nお待ちください。", "ja", ["在庫切れです。", "お待ちください。"]),
        ("It is out. We are sorry!\n\n   \nSato", "en", ["It is out.", "We are sorry!", "Sato"]),
        ("Version 2.0 is out of stock.", "en", ["Version 2.0 is out of stock."]),
        ("", "ja", []),
        (" \n ", "en", []),
    ],
)
def test_a_draft_is_told_apart_into_its_sentences(text: str, language: str, sentences: list[str]) -> None:
    """A line that was only wrapped ends none; a line of spaces is none."""
    assert [each.text for each in read(text, language).sentences] == sentences


@given(st.text(st.sampled_from("あい、。a B.!\n 　"), max_size=60), st.sampled_from(["ja", "en"]))
def test_a_sentence_stands_where_it_is_said_to_stand(text: str, language: str) -> None:
    """Up to the first line break in it."""
    reading = read(text, language)
    for each in reading.sentences:
        assert each.text[0] == reading.text[each.at]
    assert [each.at for each in reading.sentences] == sorted(each.at for each in reading.sentences)
