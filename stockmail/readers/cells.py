"""A text as rows of cells: which character parts them, and whether quotes hold cells together."""

import csv
import re
from collections.abc import Iterator
from typing import Literal

from stockmail.errors import FileError, Problem

LONGEST_CELL = 1_000_000
LOOKED_AT = 20
PARTING = ("\t", ";", ",", "|")
QUOTED = re.compile(r'"(?:[^"]|"")*"')
# A line of Excel's own before everything else.
SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
# A cell in quotes from its beginning to its end, as spreadsheets save it; and one that only begins so.
WRAPPED = re.compile(r'(?:(?<=\t)|^)"(?:[^"]|"")*"(?=\t|\r|$)', re.MULTILINE)
OPENED = re.compile(r'(?:(?<=\t)|^)"', re.MULTILINE)


def rows(text: str, where: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """What parts the cells, and the rows, each with the number of its first line. Raises FileError."""
    lines = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    said = SAID.fullmatch(lines[0])
    delimiter = said[1] if said else _delimiter(lines)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=delimiter, quoting=_quoting(text, delimiter))
    found: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            found.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        problem = Problem("is no table: {why}", {"why": str(error)}, f"{where}:{reader.line_num}")
        raise FileError(problem) from None
    return delimiter, found[1:] if said else found


def _delimiter(lines: list[str]) -> str:
    """By the first line that has any of them: a tab; a semicolon or a bar where there are more of them.

    A line of title may stand before the headings, so one with two or more counts before the first.
    """
    plain = [QUOTED.sub("", line) for line in lines]
    marked = [line for line in plain if any(line.count(mark) > 1 for mark in PARTING)]
    head = next(iter(marked), next((line for line in plain if any(mark in line for mark in PARTING)), ""))
    if "\t" in head:
        return "\t"
    return max((",", ";", "|"), key=head.count)


def _quoting(text: str, delimiter: str) -> Literal[0, 3]:
    """Amazon's reports know no quoting, a lone " is part of a name; what Excel saves does."""
    if delimiter != "\t" or '"' not in text:
        return csv.QUOTE_MINIMAL
    opened = OPENED.findall(text)
    return csv.QUOTE_MINIMAL if opened and not OPENED.search(WRAPPED.sub("", text)) else csv.QUOTE_NONE


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, whatever the system; a form feed or U+2028 in a cell ends none."""
    return (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text))
