"""The sheet of an Excel or ODS workbook that holds orders, as a table.

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

MOST_SHEETS = 30


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
        names = book.sheet_names[:MOST_SHEETS]
        sheets = [book.get_sheet_by_name(name) for name in names]
        if sum(sheet.height * sheet.width for sheet in sheets) > MOST_CELLS:
            raise FileError(Problem("is too large a sheet", {}, where))
        cells = [sheet.to_python(skip_empty_area=False) for sheet in sheets]
    except (CalamineError, ValueError, OSError) as error:
        raise FileError(Problem("is no spreadsheet: {why}", {"why": type(error).__name__}, where)) from None
    return _first_of_orders(list(zip(names, cells, strict=True)), where)


def _first_of_orders(sheets: list[tuple[str, list[list[Any]]]], where: str) -> Table:
    """The first sheet that holds orders, as far as its headings tell; else the first that is a table."""
    from stockmail.readers import recognise

    made: list[tuple[str, Table]] = []
    for name, cells in sheets:
        try:
            read = table(enumerate(([_text(cell) for cell in row] for row in cells), 1), where, "")
        except FileError:
            if len(sheets) == 1:
                raise
            continue
        made.append((name, read._replace(notes=(*read.notes, *_lost_zeros(read, cells)))))
    if not made:
        raise FileError(Problem("holds no orders: neither JSON, XML nor a table", {}, where))
    name, chosen = next((each for each in made if recognise.is_known(each[1])), made[0])
    if len(sheets) == 1:
        return chosen
    told = Note(N_("{where}: of its sheets, {name} is read"), {"where": where, "name": name})
    return chosen._replace(notes=(told, *chosen.notes))


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
