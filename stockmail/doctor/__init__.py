"""What must be in order for stockmail to work here, one module a thing. The folder is the registry.

Each has a docstring of one line, ``TITLE`` (what it looks at, one or two words), ``ORDER`` (its place in
the list) and ``look(at) -> Iterator[Look]``; it changes nothing and raises nothing.
"""

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from stockmail import settings
from stockmail.errors import N_, Note, StockmailError
from stockmail.model import Shop
from stockmail.world import World

OK, NOTE, ERROR = LEVELS = (N_("ok"), N_("note"), N_("error"))
NOTHING = Note("", MappingProxyType({}))


class Look(NamedTuple):
    """What was seen. level: of LEVELS; said: in a sentence; mend: what to do about it."""

    level: str
    said: Note
    mend: Note = NOTHING


class At(NamedTuple):
    """Where the doctor looks: the world, and the shop.yaml that --shop names."""

    world: World
    given: Path | None = None

    @property
    def file(self) -> Path | None:
        """The file of the shop's facts; None where there is none."""
        return settings.path(self.given, self.world)

    @property
    def shop(self) -> Shop:
        """Its facts; an empty shop where it cannot be read."""
        try:
            return settings.shop(self.given, self.world)[0]
        except StockmailError:
            return Shop()


def told(error: StockmailError) -> Note:
    """The first thing that is wrong, in one sentence."""
    problem = error.problems[0]
    place = ": ".join(filter(None, (problem.where, problem.path)))
    why = Note(problem.message, problem.values)
    return Note("{place}: {why}", {"place": place, "why": why}) if place else why


def run(command: str) -> Note:
    """The mend that is a command."""
    return Note("run: {command}", {"command": command})
