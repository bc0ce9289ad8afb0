"""Products packed into one cell, as plugins of WooCommerce export an order on one row.

name:Mug|product_id:31|sku:MUG-NV|quantity:2|total:68.00|sub_total:68.00, several parted by semicolons or in
columns line_item_1, line_item_2 …
"""

import re
from collections.abc import Iterator, Mapping

from stockmail.readers.table import Row

COLUMN = re.compile(r"line_?items?_?\d*")
KEYS = (
    "name",
    "product_id",
    "sku",
    "quantity",
    "total",
    "sub_total",
    "subtotal",
    "tax",
    "total_tax",
    "meta",
    "id",
)
KEY = re.compile(rf"(?:^|\|)({'|'.join(KEYS)}):")
SEAM = re.compile(rf";(?=(?:{'|'.join(KEYS)}):)")


def items(row: Row) -> Iterator[Mapping[str, str]]:
    """What the row's cells of products say of each, by key."""
    for name, cell in row.cells.items():
        if cell and COLUMN.fullmatch(name):
            yield from filter(None, map(_item, SEAM.split(cell)))


def _item(text: str) -> dict[str, str]:
    """The parts of one product; a bar in its name is no seam."""
    parts = KEY.split(text)
    found: dict[str, str] = {}
    for key, value in zip(parts[1::2], parts[2::2], strict=False):
        found.setdefault(key, value.strip())
    return found


def variant(meta: str) -> str | None:
    """color=navy,size=M as it is read: color: navy / size: M."""
    told = (each.partition("=") for each in re.split(r"[,+]", meta) if "=" in each)
    return (
        " / ".join(f"{label.strip()}: {value.strip()}" for label, _, value in told if value.strip()) or None
    )
