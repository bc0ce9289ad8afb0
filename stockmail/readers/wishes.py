"""The day that the customer wished for, in the free fields that apps for delivery dates fill."""

import re
from collections.abc import Iterable
from typing import Any

from stockmail.readers.dates import wish
from stockmail.readers.values import text

LABEL = re.compile(r"(?:配送|配達|届け|納品).*日|delivery.?date", re.IGNORECASE)
# What the shop reckons with is no wish.
RECKONED = re.compile(r"予定|目安|estimated", re.IGNORECASE)


def day(fields: Iterable[tuple[Any, Any]]) -> str | None:
    """The first field with a label like お届け希望日 that holds a day."""
    for label, value in fields:
        name = text(label) or ""
        if LABEL.search(name) and not RECKONED.search(name) and (found := wish(value)):
            return found
    return None


def pairs(things: Iterable[Any], label: str = "name") -> Iterable[tuple[Any, Any]]:
    """The label and the value of each of *things*."""
    return ((thing.get(label), thing.get("value")) for thing in things)
