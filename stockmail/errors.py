"""One family of errors. Each carries its exit code; none prints, none knows the command line.

Messages are English sentences with ``{names}`` in them. The door translates and fills them
(``stockmail.messages``), so the core can speak without knowing the user's language.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a sentence for the catalogues where it is only passed on."""
    return text


class Note(NamedTuple):
    """Something worth telling the person at the desk: a default taken, a guess not made.

    message: the sentence, a key of the message catalogue; values: what fills its ``{names}``.
    """

    message: str
    values: Mapping[str, object] = MappingProxyType({})


class Problem(NamedTuple):
    """One thing that is wrong, where it stands, and what mends it.

    where: the file or ``flags``; path: the JSON path of the fact (``lines[0].short``);
    flag: the option that gives the same fact; sample: the source line with a caret under the
    fault, for files that could not be read at all.
    """

    message: str
    values: Mapping[str, object] = MappingProxyType({})
    where: str = ""
    path: str = ""
    flag: str = ""
    sample: str = ""


class StockmailError(Exception):
    """What stops a draft. ``exit_code`` is what the shell gets to see."""

    exit_code = 3

    def __init__(self, *problems: Problem, hint: Note | None = None) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Whole, when it comes from another process."""
        return type(self), self.problems, {"hint": self.hint}


class UsageError(StockmailError):
    """The command is not meant to be used like this."""

    exit_code = 2


class OrderError(StockmailError):
    """Facts of the order or the shop, or decisions, are missing or invalid."""


class FileError(StockmailError):
    """A file cannot be read as what it should be."""


class TemplateError(StockmailError):
    """A text failed; the problem names its file and line."""


class LibraryError(StockmailError):
    """A rule or a wording entry cannot be used as it stands."""


class RuleError(StockmailError):
    """The draft breaks a rule, so it is not given out."""

    exit_code = 4


class DoubleError(StockmailError):
    """The order has this apology on record already."""

    exit_code = 6


class DeliveryError(StockmailError):
    """The draft exists but could not be put where it should go."""

    exit_code = 5


class EditorError(DeliveryError):
    """The draft did not come back from the editor; as it was, it is still good."""


def unique(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One problem for each fact, the first word said about it; those without a fact all stay."""
    kept: dict[object, Problem] = {}
    for problem in problems:
        kept.setdefault(problem.path or (problem.message, repr(problem.values)), problem)
    return tuple(kept.values())
