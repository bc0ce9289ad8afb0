"""Counts what comes of a batch and tells it: a bar while it runs, the sums and the faults after it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from stockmail import messages
from stockmail.batch.job import Job, Outcome
from stockmail.batch.one import APART, held
from stockmail.cli import talk
from stockmail.cli.talk import _
from stockmail.errors import N_, Note, OrderError, Problem
from stockmail.kinds import unknown
from stockmail.model import Fact
from stockmail.readers.orders import Files
from stockmail.world import World

MOST_PRODUCTS = 2000


class Tally:
    """The sums of one batch. Notes and steps that come again are told once, with how often."""

    def __init__(self, world: World, job: Job) -> None:
        self.world = world
        self.job = job
        self.tongue = messages.language(world.environ)
        self.read = 0
        self.apart: Counter[str] = Counter()
        self.drafted: Counter[tuple[str, str]] = Counter()
        self.faults: Counter[str] = Counter()
        self.notes: dict[str, tuple[Note, str]] = {}
        self.note_counts: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self.bad = 0
        self.before: dict[Fact, None] = {}
        self.after: dict[Fact, None] = {}
        self.products: set[str] = set()
