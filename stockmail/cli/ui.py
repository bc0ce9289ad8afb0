"""``--ui``: in which language the program speaks in this run, before or after the command's name.

Help is written while the command line is still unread, so the language is looked for beforehand; the
option itself, which every command has, then says what was wrong with it.
"""

import os
from collections.abc import MutableMapping, Sequence
from typing import Any

import typer

from stockmail import messages
from stockmail.cli import made
from stockmail.cli.talk import _
from stockmail.errors import Note
from stockmail.kinds import Bad, unknown

NAME = "--ui"


def heed(words: Sequence[str], environ: MutableMapping[str, str]) -> None:
    """Speak the language that *words* ask for; one that there is not changes nothing."""
    if (tongue := _asked(words)) in messages.languages():
        environ[messages.VARIABLE] = str(tongue)


def alone(words: Sequence[str]) -> bool:
    """Whether *words* name a language and nothing else."""
    return len(words) in {1, 2} and " ".join(words).replace("=", " ") == f"{NAME} {_asked(words)}"


def option(*, shown: bool) -> Any:  # noqa: ANN401 - an option as typer makes it
    """The option; shown: it has a line in the help."""
    said = typer.Option(
        NAME, metavar="|".join(messages.languages()), expose_value=False, show_default=False,
        callback=_heeded, is_eager=True, hidden=not shown, autocompletion=_offered,
        help=_("Language of help and messages; a draft's own is --lang."),
    )  # fmt: skip
    return made.option(NAME, said)


def _heeded(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> None:
    if value is None or value in messages.languages() or ctx.resilient_parsing:
        return
    bad: Bad = unknown(value, messages.languages())
    told = messages.say(Note(bad.message, bad.values), messages.language(os.environ))
    raise typer.BadParameter(told, ctx=ctx, param=param)


def _offered(incomplete: str) -> list[str]:
    return [name for name in messages.languages() if name.startswith(incomplete)]


def _asked(words: Sequence[str]) -> str | None:
    """What stands last behind ``--ui``."""
    found = None
    for at, word in enumerate(words, 1):
        if word == "--":
            break
        if word == NAME:
            found = words[at] if at < len(words) else None
        elif word.startswith(f"{NAME}="):
            found = word.removeprefix(f"{NAME}=")
    return found
