"""Which day it is, for the whole run."""

from datetime import date

from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, day
from stockmail.world import World


def today(wanted: str | None, world: World) -> date:
    """The day asked for, else STOCKMAIL_TODAY, else the clock's. Raises OrderError for no day."""
    text = wanted or world.environ.get("STOCKMAIL_TODAY")
    if not text:
        return world.now().date()
    try:
        return day(text)
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, "--today")) from None
