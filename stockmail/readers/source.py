"""Opens a file of orders whatever its shape: JSON, JSON lines, XML, CSV, TSV or a spreadsheet."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from stockmail.errors import FileError, Problem
from stockmail.files import unreadable
from stockmail.readers import objects, text
from stockmail.readers.objects import Piece

if TYPE_CHECKING:
    from stockmail.readers.table import Table

MOST_BYTES = 1_000_000_000
MOST_LINE = 20_000_000
SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Stream:
    """JSON lines: the objects on them, one held at a time. Whoever reads *lines* reads them once."""

    def __init__(self, where: str, lines: Iterator[bytes]) -> None:
        self.where = where
        self.lines = lines

    def __iter__(self) -> Iterator[Piece]:
        """The objects. Raises FileError for a line that is none."""
        return pieces(self.lines, self.where)


class Source(NamedTuple):
    """One opened file: a table, a stream of objects (JSON lines), or one whole value (JSON or XML)."""

    where: str
    encoding: str
    table: "Table | None" = None
    stream: Stream | None = None
    value: Any = None
    xml: bool = False


def opened(name: str, stdin: BinaryIO, encoding: str | None = None, called: str = "stdin") -> Source:
    """The file called *name*, ``-`` for standard input, which is *called* so. Raises FileError."""
    if name == "-":
        return _shape(stdin, called, encoding)
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - JSON lines are read while drafts are written
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from error
    with ExitStack() as closing:
        closing.enter_context(stream)
        source = _shape(stream, name, encoding)
        if source.stream is not None:
            source.stream.lines = _then(source.stream.lines, closing.pop_all())
    return source


def _then(lines: Iterator[bytes], closing: ExitStack) -> Iterator[bytes]:
    with closing:
        yield from lines


def pieces(lines: Iterable[bytes], where: str, first: int = 1) -> Iterator[Piece]:
    """The objects on some *lines* of the file *where*, counted from *first*. Raises FileError."""
    return objects.lines(_texts(lines, where, first), where)


def of_bytes(data: bytes, where: str, encoding: str | None = None) -> Source:
    """The same for bytes at hand."""
    from io import BytesIO

    return _shape(BytesIO(data), where, encoding)


def _shape(stream: BinaryIO, where: str, encoding: str | None) -> Source:
    try:
        data = stream.readline(MOST_LINE)
        if not data.startswith(SHEETS) and _is_line(data, encoding):
            if second := stream.readline(MOST_LINE):
                return Source(where, "utf-8", stream=Stream(where, chain((data, second), stream)))
        else:
            data += stream.read(MOST_BYTES + 1 - len(data))
    except OSError as error:
        raise unreadable(error, where) from error
    if len(data) > MOST_BYTES:
        raise FileError(Problem("is larger than {most} MB", {"most": MOST_BYTES // 10**6}, where))
    if data.startswith(SHEETS):
        from stockmail.readers.sheet import read

        return Source(where, "", read(data, where))
    return _decoded(data, where, encoding)


def _is_line(first: bytes, encoding: str | None) -> bool:
    """Whether the first line is one whole JSON object in UTF-8."""
    if encoding not in {None, "utf-8", "utf8"}:
        return False
    try:
        return objects.is_line(first.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False


def _texts(lines: Iterable[bytes], where: str, first: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, first):
        yield number, _text(line, f"{where}:{number}")


def _text(line: bytes, where: str) -> str:
    """What nearly every line is, at once; of the others the ladder says what is wrong."""
    try:
        return line.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return text.decode(line, where, "utf-8-sig").text


def _decoded(data: bytes, where: str, encoding: str | None) -> Source:
    decoded = text.decode(data, where, encoding)
    begins = decoded.text.lstrip("\ufeff \t\r\n")[:1]
    if begins in {"{", "["}:
        return Source(where, decoded.encoding, value=objects.value(decoded.text, where))
    if begins == "<":
        return Source(where, decoded.encoding, value=objects.from_xml(decoded.text, where), xml=True)
    from stockmail.readers.table import parse

    return Source(where, decoded.encoding, parse(decoded.text.lstrip("\ufeff"), where, decoded.encoding))
