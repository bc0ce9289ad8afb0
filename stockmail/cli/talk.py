"""What the program says beside its output: on stderr, in the user's language."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from stockmail import messages
from stockmail.errors import FileError, Note, Problem, StockmailError
from stockmail.world import World, real

if TYPE_CHECKING:
    from stockmail.model import Draft, Fact

NOBODY: Mapping[str, str] = MappingProxyType({})


def _(text: str) -> str:
    """*text* in the user's language."""
    return messages.translation(messages.language(os.environ)).gettext(text)


def tell(world: World, line: str) -> None:
    """One line; a terminal gets it broken where one would pause, and never within a command."""
    if world.stderr.isatty():
        from stockmail.cli.layout import hung

        line = "\n".join(hung(line))
    world.stderr.write(f"{line}\n")


def note(world: World, notes: Iterable[Note]) -> None:
    """Tell what was assumed, one line each."""
    tongue = messages.language(world.environ)
    label = _("note")
    for each in notes:
        tell(world, f"{label}: {messages.say(each, tongue)}")


def name_blanks(world: World, blanks: tuple[str, ...]) -> None:
    """Tell which facts a form still lacks."""
    if blanks:
        note(world, [Note("still blank: {blanks}", {"blanks": ", ".join(blanks)})])


def steps(world: World, draft: "Draft") -> None:
    """Tell what to do before and after sending one draft."""
    facts(world, draft.before, draft.after)


def facts(
    world: World, before: "tuple[Fact, ...]", after: "tuple[Fact, ...]", whom: Mapping[str, str] = NOBODY
) -> None:
    """Tell what to do before and after sending, numbered through.

    whom: for which orders, by the English sentence, where a step is not for all of them.
    """
    tongue = messages.language(world.environ)
    stages = ((_("before sending:"), before), (_("after sending:"), after))
    numbers = count(1)
    for title, told in stages:
        if told:
            world.stderr.write(f"{title}\n")
        for fact in told:
            some = whom.get(fact.said["en"])
            which = _(" (orders: {orders})").format(orders=some) if some else ""
            tell(world, f"  {next(numbers)}. {_step(fact, tongue)}{which}")


def _step(fact: "Fact", tongue: str) -> str:
    """The sentence, marked where only others say so."""
    said = fact.said.get(tongue, fact.said["en"])
    sure = fact.verified or fact.source == "practice"
    return said if sure else _("{step} (others say so: {source})").format(step=said, source=fact.source)


def complain(world: World, error: StockmailError, command: str = "") -> None:
    """Tell everything that is wrong, one line each, and what to type next; command: its words so far."""
    from stockmail.cli import next_step

    error.hint = next_step.after(error, command)
    for line in messages.lines(error, messages.language(world.environ)):
        tell(world, f"stockmail: {line}")


@contextmanager
def guard(command: str) -> Iterator[None]:
    """The one place where errors end: told on stderr, turned into an exit code."""
    try:
        yield
    except StockmailError as error:
        complain(real(), error, command)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(refused(error, command))


def refused(error: OSError, command: str = "") -> int:
    """Tell what the system did not let be written, most often standard output; the exit code."""
    # Python must not try at the end to write what is left.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):  # the reader has gone (`stockmail … | head -1`)
        return 141
    from stockmail import system

    values = {"why": system.why(error)}
    lost = FileError(Problem("cannot be written: {why}", values, str(error.filename or "stdout")))
    complain(real(), lost, command)
    return lost.exit_code
