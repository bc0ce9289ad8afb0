"""What a sales channel allows: the fields of its file under channels/."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """One thing that a channel forbids, why, and who says so.

    verified: the marketplace's own page was read, not somebody's page about it.
    """

    name: str
    why: Mapping[str, str]
    source: str
    verified: bool


class Channel(NamedTuple):
    """Where the draft is sent.

    name: what customers call it; medium: what is written there when --as does not say; refunds:
    ``shop`` or ``mall``, who pays money back; contact: the facts of the shop that a signature may
    show there; longest: characters that a message may have; agree: the buyer
    must agree before a cancel; reason_field: whether the buyer sees
    the reason of the cancel form; refuses: decision → the rule it breaks;
    forbids: thing that no text there may hold → the rule it breaks.
    """

    id: str
    name: Mapping[str, str]
    medium: str = "mail"
    refunds: str = "shop"
    contact: tuple[str, ...] = ()
    longest: int | None = None
    agree: bool = False
    reason_field: bool = False
    refuses: Mapping[str, Rule] = MappingProxyType({})
    forbids: Mapping[str, Rule] = MappingProxyType({})
