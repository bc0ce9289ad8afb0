"""The cases of one order, read together: what was asked, answered and promised last."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from stockmail.entry import WAITING
from stockmail.log.rows import Logged
from stockmail.log.states import DRAFTED, SETTLED

CANCELS = frozenset({"cancel", "cancel_all"})


class Thread(NamedTuple):
    """All that was drafted for one order and not dropped, in that order."""

    cases: tuple[Logged, ...]

    @property
    def told(self) -> tuple[Logged, ...]:
        """What the customer has got."""
        return tuple(case for case in self.cases if case.sent_at)

    @property
    def pending(self) -> tuple[Logged, ...]:
        """What lies there as a draft."""
        return tuple(case for case in self.cases if case.state == DRAFTED)

    @property
    def open(self) -> bool:
        """Whether anything of it is not settled."""
        return any(case.state != SETTLED for case in self.cases)

    @property
    def asking(self) -> Logged | None:
        """The last letter that asked for an answer; a call only where no letter did."""
        asked = [case for case in self.told if case.entry.reply_by]
        return next(
            (case for case in reversed(asked) if case.entry.medium != "phone"), asked[-1] if asked else None
        )

    @property
    def last_day(self) -> date | None:
        """Until when an answer may come: a call after the letter may have given more time."""
        asking = self.asking
        if asking is None:
            return None
        return max(day for case in (asking, *self.after(asking)) if (day := case.entry.reply_by))

    @property
    def answered(self) -> Logged | None:
        """The letter that got the answer to what was asked last."""
        since = self.after(self.asking) if self.asking else self.told
        every = (self.asking, *since) if self.asking else since
        return next((case for case in reversed(every) if case and case.answer), None)

    @property
    def cancelled(self) -> Logged | None:
        """The last letter that left the customer nothing but the cancellation."""
        return next((case for case in reversed(self.told) if case.entry.choices == ("cancel",)), None)

    def after(self, case: Logged) -> tuple[Logged, ...]:
        """What the customer got after *case*."""
        return tuple(later for later in self.told if later.id > case.id)

    def promise(self, *fields: str) -> tuple[date, Logged] | None:
        """The last day that was promised under one of the names, and the letter that did."""
        for case in reversed(self.told):
            for field in fields:
                if day := getattr(case.entry, field):
                    return day, case
        return None

    def waits(self, today: date) -> bool:
        """Whether the customer waits for goods: by their answer, by silence, or unasked."""
        if self.answered:
            return self.answered.answer == "wait"
        asking = self.asking
        if asking is None or self.last_day is None:
            return bool(self.told)
        return asking.entry.silence in WAITING and today > self.last_day


def threads(cases: Iterable[Logged]) -> list[Thread]:
    """The cases by order; those that were dropped count for nothing."""
    found: dict[tuple[str, str], list[Logged]] = {}
    for case in cases:
        if case.outcome != "dropped":
            found.setdefault((case.entry.channel, case.entry.order), []).append(case)
    return [Thread(tuple(each)) for each in found.values()]
