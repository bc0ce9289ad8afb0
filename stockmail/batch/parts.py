"""A batch cut into parts, each small enough to be held and large enough to be handed over.

JSON lines are only cut here: whoever drafts for a part parses its lines, so that work is shared too.
Of other files the orders are found already; a part holds those.
"""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import NamedTuple

from stockmail.readers.formats import native
from stockmail.readers.found import Found
from stockmail.readers.orders import Files
from stockmail.readers.source import Stream, pieces

# Orders in one: long enough that handing over costs little, short enough that the bar moves.
SIZE = 100


class Lines(NamedTuple):
    """Some lines of the JSON lines *where*; the first of them has the number *first*."""

    lines: tuple[bytes, ...]
    where: str
    first: int

    def orders(self) -> Iterator[Found]:
        """The orders on them. Raises FileError for a line that is none."""
        return native.orders(pieces(self.lines, self.where, self.first))

    def bare(self) -> "Lines":
        """What has to travel."""
        return self


class Orders(NamedTuple):
    """Some orders that were found already."""

    found: tuple[Found, ...]

    def orders(self) -> Iterator[Found]:
        """The orders."""
        return iter(self.found)

    def bare(self) -> "Orders":
        """What has to travel: what they were made of stays here."""
        return Orders(tuple(found._replace(came=()) for found in self.found))


Part = Lines | Orders


def parts(files: Iterable[Files], size: int = SIZE) -> Iterator[Part]:
    """Every order of *files*, in their order, so many in a part."""
    for each in files:
        if each.streams:
            for stream in each.streams:
                yield from _lines(stream, size)
        else:
            yield from gathered(each.orders, size)


def gathered(found: Iterable[Found], size: int = SIZE) -> Iterator[Orders]:
    """Orders that were found already, part by part."""
    feed = iter(found)
    while some := tuple(islice(feed, size)):
        yield Orders(some)


def _lines(stream: Stream, size: int) -> Iterator[Lines]:
    for first in count(1, size):
        if not (some := tuple(islice(stream.lines, size))):
            return
        yield Lines(some, stream.where, first)
