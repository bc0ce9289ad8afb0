"""How much a spreadsheet would unpack to, found out before anything is unpacked into memory.

A workbook is a zip of XML. A few kilobytes of it can hold gigabytes, put one cell at the far corner of
a sheet, repeat a cell a million times, or show one long text in every cell. Whoever makes a table of
such a file asks for all of that memory at once, and a program that cannot have it just ends. So the file
is walked through first, a piece at a time.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stockmail.errors import FileError, Problem
from stockmail.readers.extent import MOST_TEXT, Extent, TooLargeError

MOST_MEMBERS, MOST_UNPACKED, MOST_OLD = 5_000, 1_000_000_000, 50_000_000
PIECE = 1 << 16
ZIP, END, LAST = b"PK", b"PK\x05\x06", 70_000
SHEET = (b"sheetData", b"table-row")
BINARY, SHEETS = "xl/workbook.bin", "xl/worksheets/"


def refuse_bomb(data: bytes, where: str) -> None:
    """Raise FileError for a workbook that grows beyond what a shop's orders can need."""
    try:
        _walk(data)
    except TooLargeError:
        raise FileError(Problem("is too large a sheet", {}, where)) from None
    except (BadZipFile, zlib.error, expat.ExpatError, ValueError, EOFError, RuntimeError) as error:
        raise FileError(Problem("is no spreadsheet: {why}", {"why": type(error).__name__}, where)) from None


def _walk(data: bytes) -> None:
    if not data.startswith(ZIP):  # an .xls of old, whose sheets cannot be larger than 65,536 by 256
        if len(data) > MOST_OLD:
            raise TooLargeError
        return
    if data.count(END, max(0, len(data) - LAST)) != 1:
        raise BadZipFile  # whoever reads it could take another end for the right one
    with ZipFile(BytesIO(data)) as file:
        members = file.infolist()
        if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
            raise TooLargeError
        if _extent(file, words=False).most_text > MOST_TEXT and _extent(file, words=True).text > MOST_TEXT:
            raise TooLargeError


def _extent(file: ZipFile, *, words: bool) -> Extent:
    """Of all members. words: of sheets too, whose cells are many and whose words stand elsewhere."""
    extent = Extent()
    for member in file.infolist():
        _read(file, member, extent, words=words or not member.filename.casefold().startswith(SHEETS))
    return extent


def _read(file: ZipFile, member: ZipInfo, extent: Extent, *, words: bool) -> None:
    """Take in one member of the zip. Raises for one that would be read, and not as XML."""
    name = member.filename.casefold()
    if name == BINARY or member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadZipFile
    parser, held = extent.parser(words=words), False
    broken: expat.ExpatError | None = None
    for piece in _pieces(file, member):
        held = held or any(mark in piece for mark in SHEET)
        try:
            if broken is None:
                parser.Parse(piece)
        except expat.ExpatError as error:
            broken = error
    # A picture is no XML; a sheet may stand under any name.
    if broken and (held or (name.endswith(".xml") and not name.startswith("customxml/"))):
        raise broken


def _pieces(file: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    with file.open(member) as stream:
        while piece := stream.read(PIECE):
            yield piece
