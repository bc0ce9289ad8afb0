"""Rows under headings: CSV and TSV as shop systems and spreadsheets write them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stockmail.errors import N_, FileError, Note, Problem
from stockmail.readers.heading import MOST_TITLES, heading
from stockmail.readers.rounded import is_rounded
from stockmail.sheets import plain

MOST_SHOWN = 12
NUMBER = re.compile(r"[-+(]?[¥\\\\$€£]?[-\d,.\s]+[円件点個)%]*")
SUM = re.compile(r"(総?合計|総計|小計|計|合計(金額|件数|数量)|(grand|sub)?-?total|sum)[:：]?")
BEGINS, LONG, FEW = frozenset("合総小計TtGgSsＴＳ"), 14, 4
SAID_BELOW = re.compile(r"record\(s\) downloaded|^Seller ID ?:", re.IGNORECASE)
RAGGED = N_("{where}: rows with more or fewer cells than headings, whose cells may be shifted: {lines}")
# How databases and spreadsheets write a cell that holds nothing, or a formula that failed.
NOTHING = frozenset({"NULL", "\\N", "nan", "NaN", "#N/A", "#VALUE!", "#REF!", "#NAME?"})
SUMMED = N_("{where}: rows of sums, which are no orders, are left out: {lines}")
KEPT = re.compile(r"^'(?=\d)")  # '0012: the same apostrophe for the same reason
FORMULA = re.compile(r'="([^"]*)"')


class Head(NamedTuple):
    """What all rows of a file share. headings: as they came."""

    where: str
    encoding: str
    headings: tuple[str, ...]
    delimiter: str = ","


class Row(NamedTuple):
    """One row. cells: by heading, trimmed; plain: as they came; where: ``orders.csv:3``."""

    cells: Mapping[str, str]
    plain: tuple[str, ...]
    where: str
    head: Head

    def get(self, *names: str) -> str:
        """The first of the named cells that is not empty; empty text when all are."""
        for name in names:
            if cell := self.cells.get(heading(name)):
                return cell
        return ""


class Table(NamedTuple):
    """A file of rows. headings: as they came; names: as they are compared."""

    where: str
    encoding: str
    headings: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","
    notes: tuple[Note, ...] = ()

    def below(self, number: int) -> "Table":
        """The table whose headings are the row of that number: more than a title stood before them."""
        rows = [(row.where, row.plain) for row in self.rows[number:]]
        made = _headed(rows, Head(self.where, self.encoding, rows[0][1], self.delimiter))
        return made._replace(notes=(*made.notes, *(note for note in self.notes if note.message != RAGGED)))

    def has(self, *names: str) -> bool:
        """Whether every one of the named columns is there."""
        return {heading(name) for name in names} <= {*self.names}

    def orders(self, *key: str) -> Iterator[tuple[Row, ...]]:
        """The rows of each order, in the order of their first rows.

        key: the columns of the order number. A row without one goes on with the row before it; before
        the first number, each is an order that lacks its own.
        """
        groups: dict[str | int, list[Row]] = {}
        last = ""
        for number, row in enumerate(self.rows):
            named = row.get(*key)
            last = "" if is_rounded(named) else named or last
            groups.setdefault(last or number, []).append(row)
        yield from map(tuple, groups.values())


def parse(text: str, where: str, encoding: str) -> Table:
    """The table in *text*. Raises FileError when it has no rows of cells."""
    from stockmail.readers import cells

    delimiter, rows = cells.rows(text, where)
    return table(rows, where, encoding, delimiter)


def table(rows: Iterable[tuple[int, list[str]]], where: str, encoding: str, delimiter: str = ",") -> Table:
    """The table of numbered rows, the first of which holds the headings.

    Lines of title, with one cell filled or none, may stand before them.
    """
    filled = [(f"{where}:{number}", tuple(cells)) for number, cells in rows if any(map(str.strip, cells))]
    first = next((at for at, (_place, cells) in enumerate(filled[:MOST_TITLES]) if len(_said(cells)) > 1), 0)
    if not filled or len(filled[first][1]) < 2:  # noqa: PLR2004 - one column is no table of orders
        raise FileError(Problem("holds no orders: neither JSON, XML nor a table", {}, where))
    return _headed(filled[first:], Head(where, encoding, filled[first][1], delimiter))


def _headed(filled: Sequence[tuple[str, tuple[str, ...]]], head: Head) -> Table:
    """The table whose headings are the first of *filled*."""
    names = tuple(_distinct(heading(plain(each.strip())) for each in head.headings))
    told: list[str] = []
    kept: list[Row] = []
    for place, cells in filled[1:]:
        if is_summary(cells):
            told.append(place.rpartition(":")[2])
        elif not _are_again(cells, head.headings):
            kept.append(Row(dict(zip(names, map(_cell, cells), strict=False)), cells, place, head))
    ragged = [row.where.rpartition(":")[2] for row in kept if _is_ragged(row.plain, len(head.headings))]
    notes = (*_ragged(ragged, head.where), *_summed(told, head.where))
    return Table(head.where, head.encoding, head.headings, names, tuple(kept), head.delimiter, notes)


def _is_ragged(cells: Sequence[str], wide: int) -> bool:
    """Whether a row has other cells than there are headings; empty ones at its end do not count."""
    return len(cells) < wide or any(map(str.strip, cells[wide:]))


def _are_again(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row is the headings once more, where files were put one below the other."""
    return cells[0] == headings[0] and [*map(heading, cells)] == [*map(heading, headings)]


def _said(cells: Iterable[str]) -> list[str]:
    return [cell for cell in map(str.strip, cells) if cell]


def is_summary(cells: Sequence[str]) -> bool:
    """Whether a row is no order but what stands below them: 合計, Total, what eBay says of its report."""
    said = _said(cells)
    if len(said) <= FEW and SAID_BELOW.search(" ".join(said)):
        return True
    if not any(cell[0] in BEGINS and len(cell) < LONG for cell in said):
        return False
    named = [cell for cell in said if not NUMBER.fullmatch(unicodedata.normalize("NFKC", cell))]
    return len(named) == 1 and len(said) > 1 and SUM.fullmatch(heading(named[0])) is not None


def _cell(text: str) -> str:
    cell = text.strip()
    if not cell.startswith(("'", "=")):
        return "" if cell in NOTHING else cell
    formula = FORMULA.fullmatch(cell)  # ="0012" is how a system keeps a spreadsheet from losing the zero
    return formula[1] if formula else KEPT.sub("", plain(cell))


def _ragged(lines: list[str], where: str) -> tuple[Note, ...]:
    if not lines:
        return ()
    return (Note(RAGGED, {"where": where, "lines": ", ".join(lines[:MOST_SHOWN])}),)


def _summed(lines: list[str], where: str) -> tuple[Note, ...]:
    if not lines:
        return ()
    return (Note(SUMMED, {"where": where, "lines": ", ".join(lines[:MOST_SHOWN])}),)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """A heading that stands again is told apart by a number: 送料, 送料#2."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"
