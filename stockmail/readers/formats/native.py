"""The native format: orders as JSON objects, or one on each line. ``stockmail schema`` describes it.

What no other format claims is read as this one, so that the parser says what is wrong with it.
"""

from collections.abc import Iterable, Iterator

from stockmail.errors import N_
from stockmail.model import Raw
from stockmail.readers.found import Found
from stockmail.readers.objects import Piece

TITLE = N_("stockmail's own JSON or JSON lines")
SHAPE = "object"
MARKS = (frozenset({"id", "lines", "customer"}),)
# What a batch adds to an order that it sets aside; it is no fact of the order.
REASON = "set_aside"


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """The orders as they are."""
    for piece in pieces:
        fields = piece.thing
        if REASON in fields:
            fields = {key: each for key, each in fields.items() if key != REASON}
        yield Found(Raw(fields, piece.where), came=(piece,))
