"""Where a command about the case log works: the shop, its texts, the log, and what time it is."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from stockmail import messages, settings
from stockmail.calendar import Calendar
from stockmail.cli import clock
from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, one_line, unknown
from stockmail.library import Library
from stockmail.model import Shop
from stockmail.world import World, real


class Place(NamedTuple):
    """What every command about the case log needs. log: its file."""

    world: World
    shop: Shop
    library: Library
    log: Path
    now: datetime

    @property
    def tongue(self) -> str:
        """The user's language."""
        return messages.language(self.world.environ)

    @property
    def calendar(self) -> Calendar:
        """The shop's."""
        return Calendar(self.shop.closing_days)

    def write(self, text: str) -> None:
        """Give *text* out."""
        self.world.stdout.write(text.encode())
        self.world.stdout.flush()


def here(shop: Path | None = None, when: str | None = None, option: str = "--at") -> Place:
    """The place that the options name; when: a day or a time in place of now, given by *option*."""
    world = real()
    found, own = settings.shop(shop, world)
    return Place(world, found, Library(own, world.cache), settings.log(found, own, world),
                 clock.now(when, world, found, option))  # fmt: skip


def line(option: str, text: str) -> str:
    """*text*, which must be a line that can be kept and shown. Raises OrderError."""
    try:
        return one_line(text)
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, option)) from None


def one_of(option: str, given: str, names: tuple[str, ...]) -> str:
    """*given*, which must be one of *names*. Raises OrderError with the nearest."""
    if given not in names:
        bad = unknown(given, names)
        raise OrderError(Problem(bad.message, bad.values, option, "", option))
    return given
