"""Which day it is, and what time, for the whole run."""

from datetime import date, datetime

from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, day, moment
from stockmail.world import World


def today(wanted: str | None, world: World) -> date:
    """The day asked for, else STOCKMAIL_TODAY, else the clock's. Raises OrderError for no day."""
    return now(wanted, world).date()


def now(wanted: str | None, world: World) -> datetime:
    """The same with the time: the clock's, unless a time was asked for with the day."""
    clock = world.now()
    text = wanted or world.environ.get("STOCKMAIL_TODAY")
    if not text:
        return clock
    try:
        if "T" in text:
            asked = moment(text)
            return asked if asked.tzinfo else asked.replace(tzinfo=clock.tzinfo)
        return datetime.combine(day(text), clock.timetz())
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, "--today")) from None
