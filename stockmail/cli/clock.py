"""Which day it is for the shop, and what time, for the whole run."""

from datetime import date, datetime, timedelta, timezone, tzinfo

from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, day, moment
from stockmail.model import Shop
from stockmail.world import World

# Without summer time since 1951 it needs no table of zones, whose reading a start would feel.
JAPAN = timezone(timedelta(hours=9), "JST")


def today(wanted: str | None, world: World, shop: Shop) -> date:
    """The day asked for, else STOCKMAIL_TODAY, else the clock's. Raises OrderError for no day."""
    return now(wanted, world, shop).date()


def now(wanted: str | None, world: World, shop: Shop, option: str = "--today") -> datetime:
    """The same with the time: the clock's, unless a time was asked for with the day by *option*."""
    zone = _zone(shop)
    clock = world.now().astimezone(zone)
    text = wanted or world.environ.get("STOCKMAIL_TODAY")
    if not text:
        return clock
    try:
        if "T" in text:
            asked = moment(text)
            return asked.astimezone(zone) if asked.tzinfo else asked.replace(tzinfo=zone)
        return datetime.combine(day(text), clock.timetz())
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, option if wanted else "STOCKMAIL_TODAY")) from None


def _zone(shop: Shop) -> tzinfo:
    if shop.timezone is None:
        return JAPAN
    from zoneinfo import ZoneInfo

    return ZoneInfo(shop.timezone)
