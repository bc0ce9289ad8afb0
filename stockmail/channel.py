"""What a sales channel allows: the fields of its file under channels/."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """One thing that a channel forbids, why, and who says so."""

    name: str
    why: Mapping[str, str]
    source: str


class Channel(NamedTuple):
    """Where the draft is sent.

    name: what customers call it; refunds: ``shop`` or ``mall``, who pays money back; contact:
    the facts of the shop that a signature may show there; refuses: decision → the rule it breaks.
    """

    id: str
    name: Mapping[str, str]
    refunds: str = "shop"
    contact: tuple[str, ...] = ()
    refuses: Mapping[str, Rule] = MappingProxyType({})
