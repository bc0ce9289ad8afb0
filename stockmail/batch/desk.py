"""One job made ready: what is the same for all of its orders, worked out once in each process."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from stockmail import outputs, registry
from stockmail.batch.job import Job
from stockmail.library import Library
from stockmail.model import Ask
from stockmail.outputs import Style
from stockmail.scenario import Scenario, find

MOST_ASKS = 1000  # orders may lack very different pieces


@lru_cache(maxsize=8)
def library(own: Path | None, kept: Path | None) -> Library:
    """The words and rules, read once in each process for each folder of texts."""
    return Library(own, kept)


class Desk:
    """Where the orders of *job* are worked on. Raises OrderError for a scenario that there is not."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.words = library(job.own, job.cache)
        self.scenario = find(self.words.scenarios, job.scenario)
        partly = self.scenario.partly if job.partly else ""
        self.partly = find(self.words.scenarios, partly) if partly else None
        self.write = registry.load(outputs, job.to).write
        self.style = Style(job.html, job.charset, self.words)
        self.given = {path: value for path, value in job.given.items() if value not in (None, ())}
        self.asks: dict[tuple[tuple[str, int | None], ...], Ask] = {}

    def asked(self, short: Mapping[str, int | None], as_: Scenario) -> Ask:
        """What is decided for an order that lacks *short* and is drafted for *as_* that scenario."""
        key = (*short.items(), (as_.id, None))
        if key not in self.asks:
            if len(self.asks) == MOST_ASKS:
                self.asks.clear()
            self.asks[key] = self._asked(short, as_)
        return self.asks[key]

    def _asked(self, short: Mapping[str, int | None], as_: Scenario) -> Ask:
        lacks = tuple(sku if pieces is None else f"{sku}={pieces}" for sku, pieces in short.items())
        ask = self.job.ask._replace(short=lacks)
        # The cause stays what it was: a discontinued product is not just sold out.
        return ask if as_ is self.scenario else ask._replace(reason=ask.reason or self.scenario.reason)
