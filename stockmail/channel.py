"""What a sales channel allows: the fields of its file under channels/."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from stockmail.counts import Count
from stockmail.model import Fact

# What a text may be forbidden to hold. Channel files and checks know it by these names.
THINGS = (
    *("link", "email", "phone", "address", "bank-account", "refund-date", "payment-method", "coupon"),
    *("other-item", "attachment", "emoji", "important-tag", "blank-lines", "ask-buyer-to-cancel"),
    "own-shop",
)
RULE = "no-"


class Rule(NamedTuple):
    """One thing that a channel forbids, why, and who says so: on which page, read when.

    name: what --allow calls it; verified: the marketplace's own page was read, not somebody's page
    about it.
    """

    name: str
    why: Mapping[str, str]
    source: str
    date: str
    verified: bool


class Limit(NamedTuple):
    """How many characters a message may have, and who says so."""

    most: int
    source: str
    date: str
    verified: bool


class Channel(NamedTuple):
    """Where the draft is sent.

    name: what customers call it; way: how a seller reaches the buyer; medium: what is written there
    when --as does not say; subject: whether a subject of one's own is written; plain: whether
    nothing but text arrives; refunds: ``shop`` or ``mall``, who pays money back; cancel: what the
    cancellation is called there; contact: the facts of the shop that a signature may show; links:
    domains that may be linked to although ``link`` is forbidden; longest: what a message may hold;
    agree: the buyer must agree before a cancel; reason_field: the buyer sees the reason of the
    cancel form; expensive: the amount in yen from which an order counts as expensive; forbids:
    thing → its rule; refuses: decision or medium → the thing it would put into the text; figures:
    what hurts the shop's standing; counts: the same in numbers; before, after: what to do
    before and after sending.
    """

    id: str
    name: Mapping[str, str]
    way: Mapping[str, str] = MappingProxyType({})
    cancel: Mapping[str, str] = MappingProxyType({})
    medium: str = "mail"
    subject: bool = True
    plain: bool = False
    refunds: str = "shop"
    contact: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    longest: Limit | None = None
    agree: bool = False
    reason_field: bool = False
    expensive: int | None = None
    forbids: Mapping[str, Rule] = MappingProxyType({})
    refuses: Mapping[str, str] = MappingProxyType({})
    figures: tuple[Fact, ...] = ()
    counts: tuple[Count, ...] = ()
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()

    def without(self, things: Iterable[str]) -> "Channel":
        """The same channel with the rules of *things* set aside."""
        gone = frozenset(things)
        left = {thing: rule for thing, rule in self.forbids.items() if thing not in gone}
        return self._replace(forbids=left)

    def may_link(self, url: str) -> bool:
        """Whether a text may hold *url* here."""
        from urllib.parse import urlsplit

        try:
            # Browsers read a backslash as a slash, so what stands before it is the host.
            host = urlsplit(url.replace("\\", "/")).hostname or ""
        except ValueError:  # brackets that are no address, characters that pass for others
            host = ""
        fits = any(host == domain or host.endswith(f".{domain}") for domain in self.links)
        return fits or "link" not in self.forbids
