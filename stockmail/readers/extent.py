"""How far the sheets of a workbook reach, and how much text is in their cells, counted as XML goes by."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from xml.parsers import expat

MOST_CELLS = 20_000_000
MOST_TEXT = 300_000_000
FAR, MOST_DIGITS = 10**9, 4000
PLACE = re.compile(r"([A-Z]{0,7})([0-9]*)", re.IGNORECASE)
FILLING = frozenset({"v", "is", "f", "p"})


class TooLargeError(Exception):
    """More than any shop's orders fill."""


class Extent:
    """What is known of all sheets so far.

    In Excel's files a cell says where it stands and which of the shared texts it shows; in ODS it says
    how often it is repeated, as its row does. Empty cells count as far as a filled one follows them.

    cells: of the largest sheet as one block; own: the characters that stand in cells themselves;
    sharing: how many cells show a shared text; lengths, shown: of each shared text, where it was asked for.
    """

    def __init__(self) -> None:
        self.cells = self.own = self.sharing = 0
        self.lengths: dict[int, int] = {}
        self.shown: Counter[int] = Counter()

    @property
    def most_text(self) -> int:
        """The characters in all cells, if every shared text were as long as the longest."""
        return self.own + self.sharing * max(self.lengths.values(), default=0)

    @property
    def text(self) -> int:
        """The characters in all cells, known where all was read with its words."""
        return self.own + sum(self.lengths.get(each, 0) * count for each, count in self.shown.items())

    def parser(self, *, words: bool) -> expat.XMLParserType:
        """What reads one file of the workbook; always as UTF-8, whatever the file says of itself.

        words: what is said in it counts too, which takes twice the time.
        """
        self._begin()
        self.shared = 0
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._refuse
        if words:
            parser.buffer_text = True
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._said
        return parser

    def _begin(self) -> None:
        self.row = self.column = self.characters = self.widest = self.furthest = 0
        self.times = self.rows = 1
        self.word = ""
        self.is_shared = False

    def _refuse(self, *_doctype: object) -> None:
        raise TooLargeError  # entities make XML grow, and no spreadsheet has a DOCTYPE

    def _said(self, text: str) -> None:
        self.characters += len(text)
        self.word += text if self.is_shared else ""

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._place(given.get("r", ""))
            self.is_shared = given.get("t") == "s"
            self.sharing += self.is_shared
        elif name in FILLING:
            self.word = ""
            self._fill()
        elif name == "row":
            self.row, self.column = _number(given.get("r"), self.row + 1), 0
        elif name in {"table-cell", "covered-table-cell"}:
            self.times = _number(_local(given, "number-columns-repeated"), 1)
            self.column += self.times
            self.characters = sum(len(value) for key, value in given.items() if key.endswith("-value"))
            if any(key.endswith("value-type") for key in given):
                self._fill()
        elif name == "table-row":
            self.rows, self.column = _number(_local(given, "number-rows-repeated"), 1), 0
            self.row += self.rows
        elif name == "si":
            self.characters = 0
        elif name == "table":
            self._begin()

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "si":
            self.lengths[self.shared] = max(self.characters, self.lengths.get(self.shared, 0))
            self.shared += 1
        elif name == "v" and self.is_shared:
            self.shown[_number(self.word.strip(), 0)] += 1
        elif name in {"table-cell", "covered-table-cell"}:
            self.own += self.characters * self.times * self.rows
            if self.own > MOST_TEXT:
                raise TooLargeError

    def _place(self, place: str) -> None:
        found = PLACE.match(place)
        letters, digits = found.groups() if found else ("", "")
        self.row = _number(digits, self.row)
        self.column = _column(letters) if letters else self.column + 1

    def _fill(self) -> None:
        """A cell at this place holds something."""
        if self.column > self.widest or self.row > self.furthest:
            self.widest, self.furthest = max(self.widest, self.column), max(self.furthest, self.row)
            self.cells = max(self.cells, self.widest * self.furthest)
            if self.cells > MOST_CELLS:
                raise TooLargeError


@lru_cache(maxsize=16384)
def _column(letters: str) -> int:
    """The number of a column: 1 for A, 28 for AB."""
    return sum((ord(char) - 64) * 26**power for power, char in enumerate(letters.upper()[::-1]))


def _local(given: Mapping[str, str], name: str) -> str | None:
    return next((value for key, value in given.items() if key.rpartition(":")[2] == name), None)


def _number(text: str | None, otherwise: int) -> int:
    digits = (text or "").lstrip("+")
    if not digits.isdecimal():
        return otherwise
    return min(int(digits), FAR) if len(digits) < MOST_DIGITS else FAR
