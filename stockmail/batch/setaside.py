"""Orders that are set aside, as they came, each with its reason: to be mended and run again."""

import csv
import io
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from stockmail import jsontext
from stockmail.batch.done import Fault
from stockmail.batch.parts import Part
from stockmail.files import write_whole
from stockmail.readers.formats.native import REASON
from stockmail.readers.found import Found
from stockmail.readers.objects import Piece
from stockmail.readers.table import Head, Row
from stockmail.sheets import defused

HEADING = "stockmail"


class SetAside:
    """Gathers orders and writes each kind of file again: rows under their headings, or JSON lines."""

    def __init__(self, say: Callable[[Fault], str]) -> None:
        self.say = say
        self.rows: dict[Head, list[tuple[Row, str]]] = {}
        self.pieces: list[tuple[Piece, str]] = []

    def add(self, part: Part, faults: Sequence[Fault]) -> None:
        """Keep the orders of *part* that something is wrong with."""
        wrong = {fault.at: fault for fault in faults}
        orders = islice(part.orders(), max(wrong) + 1) if wrong else ()  # one behind them may be broken
        for at, found in enumerate(orders):
            if at in wrong:
                self._add(found, self.say(wrong[at]))

    def _add(self, found: Found, why: str) -> None:
        for came in found.came:
            if isinstance(came, Row):
                self.rows.setdefault(came.head, []).append((came, why))
            else:
                self.pieces.append((came, why))

    def write(self, folder: Path) -> list[Path]:
        """The files written in *folder*: ``set-aside.csv``, or one for each that the orders came from."""
        written = []
        for head, rows in self.rows.items():
            stem = "set-aside" if len(self.rows) == 1 else f"set-aside-{Path(head.where).stem}"
            suffix = ".tsv" if head.delimiter == "\t" else ".csv"
            written.append(_kept(folder, stem, suffix, _table(head, rows)))
        if self.pieces:
            written.append(_kept(folder, "set-aside", ".jsonl", _lines(self.pieces)))
        return written


def _kept(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """The file with *data*, under a name that is not taken: an earlier one may just have been read.

    One that a batch wrote before it was interrupted is not written again.
    """
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists() and not _holds(path, data):
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    if not path.exists():
        write_whole(path, data)
    return path


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _table(head: Head, rows: list[tuple[Row, str]]) -> bytes:
    """The rows under their own headings, in their own encoding where it can say the reasons too."""
    lines = [[*map(defused, head.headings), HEADING]]
    for row, why in rows:
        width = len(head.headings)
        cells = [*row.plain, *[""] * (width - len(row.plain))][:width]
        lines.append([*map(defused, cells), defused(why)])
    out = io.StringIO()
    if head.delimiter == "\t":  # which knows no quoting (readers/table.py)
        out.writelines("\t".join(" ".join(cell.split("\t")) for cell in line) + "\r\n" for line in lines)
    else:
        csv.writer(out, delimiter=head.delimiter).writerows(lines)
    return out.getvalue().encode(head.encoding or "utf-8-sig", errors="replace")


def _lines(pieces: list[tuple[Piece, str]]) -> bytes:
    told = ({**piece.thing, REASON: why} for piece, why in pieces)
    return "".join(jsontext.text(thing) + "\n" for thing in told).encode()
