"""Tables for spreadsheet programs: CSV that Excel reads right, and no cell that it would run.

A cell that begins with one of STARTS runs when the file is opened (OWASP, CSV Injection; ASVS 1.2.10), in
some places also with a wide sign or after spaces. An apostrophe before it makes it text; a spreadsheet
shows it without.
"""

import csv
import io
from collections.abc import Iterable

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
SPACES = " \u3000"
BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding


def defused(cell: object) -> str:
    """A cell of text as no spreadsheet program runs it; numbers are left."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and _runs(text) else text


def plain(cell: str) -> str:
    """The cell as it was before it was defused."""
    return cell[1:] if cell.startswith("'") and _runs(cell[1:]) else cell


def _runs(text: str) -> bool:
    return text.lstrip(SPACES).startswith(STARTS)


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The rows as CSV under their heads."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(defused, heads))
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return BOM + made.getvalue()
