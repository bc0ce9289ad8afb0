"""An order as it was found in somebody's file, in the fields of the native format."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from stockmail.errors import N_, Note
from stockmail.model import Raw
from stockmail.readers.objects import Piece

if TYPE_CHECKING:
    from stockmail.readers.table import Row


class Found(NamedTuple):
    """One order. notes: every assumption that was made.

    came: the rows or the objects it was made of, to be written again as they came.
    """

    raw: Raw
    notes: tuple[Note, ...] = ()
    came: tuple["Row | Piece", ...] = ()

    @property
    def state(self) -> str:
        """``open``, ``shipped`` or ``cancelled``."""
        return str(self.raw.fields.get("state", "open"))


# Mail to these reaches the customer only by the marketplace's own way of sending.
RELAYS = r"(?i)[@.](fw\.rakuten\.ne\.jp|marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+)$"


def given(thing: Any) -> Any:  # noqa: ANN401 - any JSON value
    """*thing* without what holds nothing: a null, an empty text or an empty list is "not given"."""
    if isinstance(thing, Mapping):
        kept = {key: given(each) for key, each in thing.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", {}, [])}
    if isinstance(thing, (list, tuple)):
        return [each for each in map(given, thing) if each not in (None, "", {}, [])]
    return thing


def from_object(
    piece: Piece, fields: Mapping[str, Any], notes: list[Note], state: str = "open", *more: Piece
) -> Found:
    """The order that *fields* of the native format say, made of *piece* (and of *more*)."""
    return _found(fields, piece.where, notes, state, (piece, *more))


def from_rows(
    rows: "tuple[Row, ...]", fields: Mapping[str, Any], notes: list[Note], state: str = "open"
) -> Found:
    """The order that *fields* of the native format say, made of *rows*."""
    return _found(fields, rows[0].where, notes, state, rows)


def _found(
    fields: Mapping[str, Any], where: str, notes: list[Note], state: str, came: "tuple[Row | Piece, ...]"
) -> Found:
    kept = given(fields)
    if state != "open":
        kept["state"] = state
    told = (*_rounded(kept), *_wished(kept))
    return Found(Raw(kept, where), (*notes, *told, *_unsaid(kept)), came)


def _rounded(fields: dict[str, Any]) -> list[Note]:
    """Leaves out the numbers that a spreadsheet has rounded to 1.23E+12: they name another order, or none."""
    places = (
        (fields, "id"),
        (fields.get("customer", {}), "phone"),
        *((line, "sku") for line in fields.get("lines", ())),
    )
    notes = []
    for held, key in places:
        if not isinstance(held, dict) or "+" not in str(held.get(key, "")):
            continue
        from stockmail.readers.rounded import is_rounded

        if is_rounded(str(held[key])):
            message = N_("a spreadsheet has rounded {number}; it is left out: export the file anew, as text")
            notes.append(Note(message, {"number": held.pop(key)}))
    return notes


def _wished(fields: dict[str, Any]) -> tuple[Note, ...]:
    """Settles ``wished``, the day that a customer wished for, which is no field of an order.

    A present is needed by that day; for all else only the person at the desk can know.
    """
    if "wished" not in fields:
        return ()
    from stockmail.readers.dates import wish

    day = wish(fields.pop("wished"))
    if day is None:
        return ()
    if fields.get("gift"):
        fields["needed_by"] = day
        return (Note("delivery of the present was wished for on {day}: needed by then", {"day": day}),)
    message = N_("delivery was wished for on {day}; give --needed-by if a later one would be of no use")
    return (Note(message, {"day": day}),)


def _unsaid(fields: Mapping[str, Any]) -> Iterator[Note]:
    """What no reader can know of any system's file."""
    if "currency" not in fields:
        yield Note("no currency is given; amounts are taken as JPY")
    priced = any("unit_price" in line for line in fields.get("lines", ()))
    if priced and "total" not in fields.get("payment", {}):
        message = N_("the file does not say what was paid; the sum of the products stands for it, or --total")
        yield Note(message)
    address = str(fields.get("customer", {}).get("email", ""))
    if re.search(RELAYS, address):
        message = N_("{address} is a relay: it takes mail only from the marketplace's own way of sending")
        yield Note(message, {"address": address})
