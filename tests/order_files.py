"""Order files made of a few cells or keys, and what is read in them."""

import csv
import json
from io import BytesIO, StringIO

from stockmail.model import Order
from stockmail.order import parse
from stockmail.readers import orders
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources


def read(data: bytes, form: str | None = None) -> list[Found]:
    """The orders in *data*."""
    files = orders.read(Sources(("-",), form), BytesIO(data))
    return [found for each in files for found in each.orders]


def of_object(thing: object, form: str | None = None) -> Found:
    """The only order in a JSON value."""
    (found,) = read(json.dumps(thing, ensure_ascii=False).encode(), form)
    return found


def of_rows(*rows: dict[str, str], form: str | None = None) -> list[Found]:
    """The orders in a CSV of *rows*, each a dict by heading."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return read(out.getvalue().encode(), form)


def order_of(found: Found) -> Order:
    """The order; fails where the parser has anything to say."""
    order, problems = parse(found.raw)
    assert problems == []
    return order


def said(found: Found) -> str:
    """All that is told of the order."""
    return " ".join(note.message.format(**note.values) for note in found.notes)


def prices(found: Found) -> list[str]:
    """The price of one piece of each line."""
    return [str(line.unit_price) for line in order_of(found).lines]
