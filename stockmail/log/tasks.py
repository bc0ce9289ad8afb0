"""A thing to do, and how one does it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.calendar import Calendar
from stockmail.errors import Note
from stockmail.log.rows import Logged


class Step(NamedTuple):
    """A command to run: a draft of *scenario*, or, where there is none, a line of ``stockmail log``."""

    scenario: str = ""
    medium: str = ""
    decisions: Mapping[str, Any] = MappingProxyType({})
    log: tuple[str, ...] = ()


class Due(NamedTuple):
    """One thing to do. case: the letter that it is about; since: the day on which it fell due."""

    case: Logged
    kind: str
    since: date
    why: Note
    steps: tuple[Step, ...]


class Look(NamedTuple):
    """When and where it is asked. may_call: whether a channel allows a call."""

    now: datetime
    calendar: Calendar
    may_call: Callable[[str], bool]

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.now.date()
