"""One order on its way to a brief, with all that decides what it says."""

from datetime import date
from typing import NamedTuple

from stockmail.calendar import Calendar
from stockmail.channel import Channel
from stockmail.errors import Note, Problem
from stockmail.gaps import Gaps
from stockmail.model import Decisions, Order, Shop
from stockmail.scenario import Scenario
from stockmail.voice import Voice


class Case(NamedTuple):
    """The facts and decisions of one draft.

    form: there is no order, its facts stay blank. While the brief is composed, ``gaps`` gathers
    what is missing, ``notes`` what was assumed, ``problems`` what cannot be, ``promised`` the days
    that it names, by decision.
    """

    order: Order
    shop: Shop
    scenario: Scenario
    decisions: Decisions
    channel: Channel
    voice: Voice
    today: date
    calendar: Calendar
    medium: str
    form: bool
    gaps: Gaps
    notes: list[Note]
    problems: list[Problem]
    promised: dict[str, date]

    @property
    def public(self) -> bool:
        """Whether anybody may read it: then it holds nothing of one customer."""
        return self.medium == "notice"

    @property
    def foreign(self) -> bool:
        """Whether the reader reads Latin letters only."""
        return self.voice.latin
