"""Every cell of the matrix reads as agreed. ``pytest --accept`` rewrites the files; read them first."""

import itertools

import pytest

from stockmail.outputs import text
from tests.cases import CASES, LIBRARY, a_draft
from tests.conftest import GOLDEN, Golden

MATRIX = [
    pytest.param(scenario, language, case, id=f"{language}-{scenario}-{case}")
    for language, scenario, case in itertools.product(LIBRARY.languages, LIBRARY.scenarios, CASES)
]


@pytest.mark.parametrize(("scenario", "language", "case"), MATRIX)
def test_the_draft_reads_as_agreed(scenario: str, language: str, case: str, golden: Golden) -> None:
    """One cell, as a person would read it."""
    made = a_draft(LIBRARY.scenarios[scenario], language, case)
    golden(f"{language}/{scenario}--{case}.txt", text.write(made.draft))


def test_no_cell_is_missing_and_no_file_is_left_over() -> None:
    """The golden files are exactly the cells of the matrix."""
    wanted = {
        f"{language}/{scenario}--{case}.txt"
        for language, scenario, case in itertools.product(LIBRARY.languages, LIBRARY.scenarios, CASES)
    }
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("*/*.txt")}
    assert there - wanted == set()
    assert wanted - there == set()
