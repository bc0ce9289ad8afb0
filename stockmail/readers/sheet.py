"""The first sheet of an Excel or ODS workbook as a table.

A sheet keeps numbers, not what was typed: 0012 arrives as 12. Number cells are told of, for a lost
zero cannot be seen (python-calamine, issue 112: the cell's format is not given).
"""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

from stockmail.errors import N_, FileError, Note, Problem
from stockmail.readers.extent import MOST_CELLS
from stockmail.readers.table import Table, table
from stockmail.readers.workbook import refuse_bomb


def read(data: bytes, where: str) -> Table:
    """The table in *data*. Raises FileError when it is no workbook, or nothing here can read one."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        message = N_("a spreadsheet needs `pip install 'stockmail[excel]'`; or save it as CSV")
        raise FileError(Problem(message, {}, where)) from None
    refuse_bomb(data, where)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        if sheet.height * sheet.width > MOST_CELLS:
            raise FileError(Problem("is too large a sheet", {}, where))
        cells = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise FileError(Problem("is no spreadsheet: {why}", {"why": type(error).__name__}, where)) from None
    made = table(enumerate(([_text(cell) for cell in row] for row in cells), 1), where, "")
    return made._replace(notes=(*made.notes, *_lost_zeros(made, cells)))


def _lost_zeros(made: Table, cells: list[list[Any]]) -> Iterator[Note]:
    """Which columns hold numbers where text was meant: there 0012 has become 12."""
    columns = zip(made.headings, zip(*cells, strict=False), strict=False)
    numbers = [name for name, column in columns if any(type(cell) is float for cell in column[1:])]
    if numbers:
        message = N_("{where}: these columns hold numbers, so leading zeros are lost: {columns}")
        yield Note(message, {"where": made.where, "columns": ", ".join(numbers)})


def _text(cell: object) -> str:
    """A cell as CSV would have it: a whole number without its .0, a day without midnight."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
