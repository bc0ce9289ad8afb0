"""Which day it is for the shop, and what time, for the whole run."""

from datetime import date, datetime

from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, day, moment
from stockmail.model import Shop
from stockmail.shop import zone
from stockmail.world import World


def today(wanted: str | None, world: World, shop: Shop) -> date:
    """The day asked for, else STOCKMAIL_TODAY, else the clock's. Raises OrderError for no day."""
    return now(wanted, world, shop).date()


def now(wanted: str | None, world: World, shop: Shop, option: str = "--today") -> datetime:
    """The same with the time: the clock's, unless a time was asked for with the day by *option*."""
    here = zone(shop)
    clock = world.now().astimezone(here)
    text = wanted or world.environ.get("STOCKMAIL_TODAY")
    if not text:
        return clock
    try:
        if "T" in text:
            asked = moment(text)
            return asked.astimezone(here) if asked.tzinfo else asked.replace(tzinfo=here)
        return datetime.combine(day(text), clock.timetz())
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, option if wanted else "STOCKMAIL_TODAY")) from None
