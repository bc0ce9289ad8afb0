"""The cells a reader needs read as agreed. ``pytest --accept`` rewrites the files; read them first.

The five scenarios that everything stands on are kept for every telling case; the others as they
are bare, with all offers and unpaid; each other medium once. tests/test_matrix.py holds all cells.
"""

import pytest

from stockmail.outputs import text
from tests.cases import LIBRARY, a_draft
from tests.conftest import GOLDEN, Golden
from tests.matrix import Cell, cells

FIVE = frozenset({"discontinued", "restock", "alternative", "partial", "defect"})
FEW = frozenset({"bare", "offers", "unpaid"})


def is_kept(cell: Cell) -> bool:
    """Whether a reader needs to see this cell."""
    if cell.medium != "mail":
        return cell.case == "bare"
    return cell.scenario in FIVE or cell.case in FEW


def file_of(cell: Cell) -> str:
    """Where the cell is kept, under tests/golden/."""
    return f"{cell.language}/{cell.medium}/{cell.scenario}--{cell.case}.txt"


KEPT = [cell for cell in cells() if is_kept(cell)]


@pytest.mark.parametrize("cell", KEPT, ids=str)
def test_the_draft_reads_as_agreed(cell: Cell, golden: Golden) -> None:
    """One cell, as a person would read it."""
    made = a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium)
    golden(file_of(cell), text.plain(made.draft))


def test_no_cell_is_missing_and_no_file_is_left_over() -> None:
    """The golden files are exactly the cells that are kept."""
    wanted = set(map(file_of, KEPT))
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("**/*.txt")}
    assert there - wanted == set()
    assert wanted - there == set()
