"""How the program's words are broken on a narrow terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.cli.folding import fold
from stockmail.wrap import cells

TEXTS = st.text(st.sampled_from("あ漢字カー。、（）abc12 .-"), max_size=200)


@given(TEXTS, st.integers(20, 100))
def test_nothing_is_lost_and_nothing_but_blanks_is_added(text: str, width: int) -> None:
    """Only where lines break do blanks come and go."""
    assert "".join(fold(text, width).split()) == "".join(text.split())


@given(TEXTS.filter(lambda text: not any(len(word) > 10 for word in text.split())), st.integers(40, 100))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    """In cells: a kanji takes two."""
    assert all(cells(line) <= width for line in fold(text.strip(), width).split("\n"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("例: 12月上旬、未定", "例: 12月上\n旬、未定"),
        (" 1. 在庫がない。", " 1. 在庫が\n    ない。"),
        ("   one word more", "   one\n   word\n   more"),
    ],
)
def test_a_line_is_carried_over_under_its_beginning(text: str, folded: str) -> None:
    """A Latin word stays whole, a full stop stays with its word."""
    assert fold(text, 10) == folded
