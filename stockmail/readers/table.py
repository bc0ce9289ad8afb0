"""Rows under headings: CSV and TSV as shop systems and spreadsheets write them."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from stockmail.errors import N_, FileError, Note, Problem
from stockmail.sheets import plain

LONGEST_CELL = 1_000_000
MOST_SHOWN = 12


@lru_cache(maxsize=4096)
def heading(text: str) -> str:
    """A heading as it is compared: 受注住所１ is 受注住所1, ：is :, case and spaces do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


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
            last = row.get(*key) or last
            groups.setdefault(last or number, []).append(row)
        yield from map(tuple, groups.values())


def parse(text: str, where: str, encoding: str) -> Table:
    """The table in *text*. Raises FileError when it has no rows of cells."""
    delimiter = _delimiter(text.partition("\n")[0])
    # A TSV knows no quoting: a lone " is a character of the product's name.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(_lines(text), delimiter=delimiter, quoting=quoting)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in lines:
            rows.append((start, cells))
            start = lines.line_num + 1
    except csv.Error as error:
        problem = Problem("is no table: {why}", {"why": str(error)}, f"{where}:{lines.line_num}")
        raise FileError(problem) from None
    return table(rows, where, encoding, delimiter)


def _delimiter(head: str) -> str:
    """A tab; a semicolon where spreadsheets write a comma into numbers; else a comma."""
    if "\t" in head:
        return "\t"
    return ";" if head.count(";") > head.count(",") else ","


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, whatever the system; a form feed or U+2028 in a cell ends none."""
    return (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text))


def table(rows: Iterable[tuple[int, list[str]]], where: str, encoding: str, delimiter: str = ",") -> Table:
    """The table of numbered rows, the first of which holds the headings."""
    filled = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    if not filled or len(filled[0][1]) < 2:  # noqa: PLR2004 - one column is no table of orders
        raise FileError(Problem("holds no orders: neither JSON, XML nor a table", {}, where))
    headings = tuple(filled[0][1])
    names = tuple(_distinct(map(heading, headings)))
    ragged = [str(number) for number, cells in filled[1:] if len(cells) != len(headings)]
    head = Head(where, encoding, headings, delimiter)
    made = tuple(
        Row(dict(zip(names, map(_cell, cells), strict=False)), tuple(cells), f"{where}:{number}", head)
        for number, cells in filled[1:]
    )
    return Table(where, encoding, headings, names, made, delimiter, _ragged(ragged, where))


def _cell(text: str) -> str:
    return plain(text.strip())


def _ragged(lines: list[str], where: str) -> tuple[Note, ...]:
    if not lines:
        return ()
    message = N_("{where}: rows with more or fewer cells than headings, whose cells may be shifted: {lines}")
    return (Note(message, {"where": where, "lines": ", ".join(lines[:MOST_SHOWN])}),)


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """A heading that stands again is told apart by a number: 送料, 送料#2."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"
