"""What was answered so far, the draft it gives, and the command line that would do the same."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.advice import ANY
from stockmail.cli import shell
from stockmail.cli.asking import Asker
from stockmail.cli.judging import Judge
from stockmail.errors import Note
from stockmail.library import Library
from stockmail.model import Ask, Order, Raw, Shop
from stockmail.order import parse
from stockmail.readers import flags
from stockmail.readers.alternative import alternative
from stockmail.readers.sources import Sources
from stockmail.route import Drafted, draft, has_order
from stockmail.scenario import Scenario
from stockmail.shortage import mark
from stockmail.world import World


class Desk(NamedTuple):
    """Who is asked, and what stands round it. shop_file, today: the options, for the command line."""

    world: World
    asker: Asker
    library: Library
    now: datetime
    own: Path | None
    shop_file: Path | None = None
    today: str | None = None


class Answers(NamedTuple):
    """found: the order of the file; given: what was typed over it; pasted: the order as one JSON line.

    told: the shop's facts were partly typed; steps: what was done with the draft, option → its value.
    """

    shop: Shop
    sources: Sources = Sources()
    found: Raw = Raw()
    given: Mapping[str, Any] = MappingProxyType({})
    pasted: str = ""
    ask: Ask = Ask()
    states: tuple[str, ...] = ()
    scenario: str = ""
    medium: str | None = None
    no_decisions: bool = False
    notes: tuple[Note, ...] = ()
    told: bool = False
    steps: Mapping[str, str] = MappingProxyType({})

    def did(self, **steps: str) -> "Answers":
        """With an option for what was done; one without a value has an empty one."""
        return self._replace(steps={**self.steps, **{f"--{name}": value for name, value in steps.items()}})

    @property
    def raw(self) -> Raw:
        """The order with what was typed, as `draft` would read it."""
        fields = self.found.fields
        if self.no_decisions:
            fields = {key: value for key, value in fields.items() if key != "decisions"}
        return flags.merge(self.found._replace(fields=fields), self.given)

    @property
    def order(self) -> Order:
        """The same, parsed as far as it can be."""
        return parse(self.raw)[0]

    @property
    def is_form(self) -> bool:
        """Whether there is no order: its facts stay blank."""
        return not self.sources.files and not has_order(self.raw)

    def decided(self, **decisions: Any) -> "Answers":  # noqa: ANN401 - as options hold it
        """With these decisions."""
        return self._replace(ask=self.ask._replace(**decisions))

    def knowing(self, **facts: Any) -> "Answers":  # noqa: ANN401 - as options hold it
        """With these facts of the order, dots in their paths written ``__``; None takes one back."""
        named = {name.replace("__", "."): value for name, value in facts.items()}
        return self._replace(given={**self.given, **named})


def scenario(desk: Desk, answers: Answers) -> Scenario:
    """The scenario that was chosen; before that, one that takes every decision."""
    return desk.library.scenarios[answers.scenario] if answers.scenario else ANY


def judge(desk: Desk, answers: Answers) -> Judge:
    """By what answers are judged."""
    return Judge(answers.shop, desk.library, desk.now.date())


def short(answers: Answers) -> Order:
    """The order with what cannot ship marked."""
    pairs = (text.rpartition("=") for text in answers.ask.short)
    return mark(answers.order, {key: int(pieces) for key, _sign, pieces in pairs})[0]


def drafted(desk: Desk, answers: Answers) -> Drafted:
    """The draft that the answers give; raises what `draft` raises."""
    ask = answers.ask._replace(alternative=alternative(answers.ask.alternative))
    made = draft(
        answers.raw, ask, answers.scenario, answers.shop, desk.library, desk.now.date(),
        form=answers.is_form, medium=answers.medium,
    )  # fmt: skip
    return made._replace(notes=(*answers.notes, *made.notes))


def command(desk: Desk, answers: Answers) -> str:
    """One line for a shell; a pasted order goes in by a pipe."""
    more = ["--as", answers.medium] if answers.medium else []
    more += [word for step in answers.steps.items() for word in step if word]
    more += ["--no-decisions"] if answers.no_decisions else []
    more += ["--no-input"] if answers.is_form else []
    place = (desk.shop_file, desk.today)
    line = shell.draft(answers.scenario, answers.sources, place, answers.ask, answers.given, *more)
    if not answers.pasted:
        return line
    import shlex

    return f"printf %s {shlex.quote(answers.pasted)} | {line}"
