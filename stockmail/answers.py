"""Answers of libraries that take longer to load than to ask: each question is asked once.

Within a run they are kept here; between runs by whoever may read and write files (``shelf``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
# A month as one language writes its days takes a kilobyte.
MOST = 512


class Shelf(Protocol):
    """Where answers are kept between runs."""

    def load(self) -> dict[str, Any]:
        """Those kept so far."""

    def save(self, answers: dict[str, Any]) -> None:
        """Keep these."""


class Answers:
    """All answers by their questions. shelf: read when the first question comes."""

    def __init__(self) -> None:
        self.shelf: Shelf | None = None
        self.known: dict[str, Any] | None = None
        self.new: set[str] = set()

    def to(self, question: str, ask: Callable[[], Any]) -> Any:  # noqa: ANN401 - any JSON value
        """The answer, asked for where it is not known."""
        known = self.known
        if known is None:
            known = self.known = self.shelf.load() if self.shelf else {}
        if question not in known:
            if len(known) >= MOST:
                known.clear()
            known[question] = ask()
            self.new.add(question)
        return known[question]

    def put_away(self) -> None:
        """Keep what was learnt, at the end of a run."""
        if self.shelf and self.known and self.new:
            self.shelf.save(self.known)
            self.new.clear()

    def forget(self) -> None:
        """Begin as at the start of a run."""
        self.known = None
        self.new.clear()


ANSWERS = Answers()


def remembered(ask: Callable[P, T]) -> Callable[P, T]:
    """*ask*, whose answer is a JSON value and depends on its arguments, texts and numbers, alone."""

    @wraps(ask)
    def answered(*args: P.args, **kwargs: P.kwargs) -> T:
        question = f"{ask.__module__}.{ask.__name__}{args!r}{kwargs or ''}"
        found: T = ANSWERS.to(question, lambda: ask(*args, **kwargs))
        return found

    return answered
