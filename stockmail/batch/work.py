"""The work on a batch: every part of it drafted for, here or wherever its crew works."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from stockmail.batch import stock
from stockmail.batch.crew import Crew, spread
from stockmail.batch.desk import Desk
from stockmail.batch.done import Done, done
from stockmail.batch.job import Job, Task
from stockmail.batch.one import one
from stockmail.batch.parts import Part

NONE: Mapping[int, stock.Left] = MappingProxyType({})


class Turn(NamedTuple):
    """A part, and what its orders get of what is left: the order's place in it → SKU → pieces."""

    part: Part
    left: Mapping[int, stock.Left] = NONE

    def bare(self) -> "Turn":
        """What has to travel."""
        return self._replace(part=self.part.bare())


def drafted(parts: Iterable[Part], job: Job, crew: Crew, left: stock.Left) -> Iterator[tuple[Part, Done]]:
    """Each part with what came of it, in their order.

    left: SKU → pieces that are left. With them all parts are held, and looked through before the first
    is drafted for. Raises FileError for what cannot be read, or when workers are lost again and again.
    """
    packed = pickle.dumps(job)
    turns: Iterable[Turn] = map(Turn, parts)
    if left:
        turns = _shared(list(parts), packed, crew, left)
    for turn, made in spread(partial(_drafts, packed), turns, crew):
        yield turn.part, made
        if made.broken:
            raise made.broken


def _shared(parts: list[Part], job: bytes, crew: Crew, left: stock.Left) -> Iterator[Turn]:
    claims = (made for _part, made in spread(partial(_claims, job, left), parts, crew))
    return map(Turn, parts, stock.shared(claims, left))


def _drafts(job: bytes, turn: Turn) -> Done:
    desk = _desk(job)
    tasks = (Task(found, turn.left.get(at, {})) for at, found in enumerate(turn.part.orders()))
    return done((one(task, desk) for task in tasks), desk.job.short)


def _claims(job: bytes, left: stock.Left, part: Part) -> list[stock.Claim]:
    return stock.claims(part.orders(), _desk(job), left)


@lru_cache(maxsize=1)
def _desk(job: bytes) -> Desk:
    """The job travels with every part, as bytes that are opened once."""
    return Desk(pickle.loads(job))  # noqa: S301 - packed by ourselves
