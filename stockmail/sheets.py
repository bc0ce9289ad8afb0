"""Tables for spreadsheet programs: CSV that Excel reads right, and no cell that it would run."""

import csv
import io
from collections.abc import Iterable

# A cell that begins with one of these is a formula to Excel and its kin.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding


def defused(cell: object) -> str:
    """*cell* as text that no spreadsheet program runs; numbers stay numbers."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, str) and text.startswith(FORMULA):
        return f"'{text}"
    return text


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The rows as CSV under their heads."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return BOM + made.getvalue()
