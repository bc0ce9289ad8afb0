"""What programs get: an order as it was read, the draft for it, and what to do around it."""

from collections.abc import Mapping
from typing import NamedTuple

from stockmail import outputs, registry
from stockmail.errors import OrderError, Problem
from stockmail.kinds import unknown
from stockmail.model import Draft as Made
from stockmail.outputs import Style

NOWHERE = "the order"


class Order(NamedTuple):
    """One order as it was read, in the fields of ``stockmail schema``; not judged yet.

    where: the file and line it began on; notes: what was assumed while reading, in English.
    """

    fields: Mapping[str, object]
    where: str = NOWHERE
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The order number, "" where there is none."""
        return str(self.fields.get("id", ""))

    @property
    def state(self) -> str:
        """``open``, ``shipped`` or ``cancelled``."""
        return str(self.fields.get("state", "open"))


class Step(NamedTuple):
    """What to do ``before`` or ``after`` the draft is sent, and who says so.

    verified: the marketplace's or the authority's own page was read.
    """

    when: str
    text: str
    source: str
    verified: bool


class Draft(NamedTuple):
    """The words for one order.

    parts: the same text cut into its named parts; notes: what was assumed or is worth a look;
    facts: scenario, language, channel, medium and order number; made: what ``write`` writes.
    """

    subject: str
    body: str
    parts: Mapping[str, str]
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    facts: Mapping[str, str]
    made: Made

    def write(self, form: str = "text", *, html: bool = False, charset: str = "utf-8") -> bytes:
        """The draft as ``--to`` writes it. Raises OrderError for a form that there is not, or not for it.

        >>> order = {"id": "7", "customer": {"name": "Ann Lee"}, "lines": [{"name": "Mug", "quantity": 1}]}
        >>> shop = {"name": "Minato", "staff": "Sato", "email": "info@minato.example"}
        >>> made = draft(order, "firstnotice", shop=shop, language="en")
        >>> made.write("eml").splitlines()[-1]
        b'info@minato.example'
        """
        _known("form", form, registry.names(outputs))
        _known("charset", charset, outputs.CHARSETS)
        written: bytes = registry.load(outputs, form).write(self.made, Style(html, charset))
        return written


def _known(what: str, given: str, names: tuple[str, ...]) -> None:
    if given not in names:
        bad = unknown(given, names)
        raise OrderError(Problem(bad.message, bad.values, what))
