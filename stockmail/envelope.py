"""What goes round a text when it becomes a mail or a page: facts of the order and the shop.

None of it comes out of a text, so nothing that a text says can become a header.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple


class Mailbox(NamedTuple):
    """Someone who writes or is written to; None where it is not known."""

    name: str | None = None
    address: str | None = None


class Pictured(NamedTuple):
    """The product that is offered instead, for those who can show a picture and a table.

    price, ordered, ordered_price: as the text says them; ordered: the product it stands for, empty
    when there are several; specs: name → (of the ordered product, of this one).
    """

    name: str
    image: str = ""
    price: str = ""
    ordered: str = ""
    ordered_price: str = ""
    specs: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Envelope(NamedTuple):
    """day: on which it was drafted; flow: the text before its lines were broken, its parts marked."""

    to: Mailbox
    sender: Mailbox
    day: date
    flow: str
    pictured: Pictured | None = None
