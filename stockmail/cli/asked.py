"""Of a command's options only those that its line names; the others are not even made.

An option costs typer a tenth of a millisecond, and ``draft`` has seventy. Where the line cannot be
understood, or options are to be shown, the command is made again with all of them.
"""

import functools
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer

OPTION: Any = type(typer.Option())
# Where a shell says what stands on the line, for a TAB.
LINES = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS", "_TYPER_COMPLETE_WORD_TO_COMPLETE")
HELP = frozenset({"-h", "--help", "--help-all"})


def words(args: Sequence[str], environ: Mapping[str, str] = os.environ) -> tuple[str, ...] | None:
    """The words in which options may be named; None where all options are to be shown.

    args: what follows the command's name; on a TAB the last word is still with the shell.
    """
    line = [word for name in LINES for word in environ.get(name, "").split()]
    return None if HELP & set(args) else (*args, *line)


def narrow(app: typer.Typer, named: Sequence[str]) -> bool:
    """Leave *app* the options in *named*; False where it has commands of its own, which stay whole."""
    if len(app.registered_commands) != 1 or app.registered_callback:
        return False
    (info,) = app.registered_commands
    if info.callback is None:
        return False
    info.callback = only(info.callback, named)
    return True


def only(command: Callable[..., None], named: Sequence[str]) -> Callable[..., None]:
    """*command* with the options in *named*; the others keep what they are when not given."""
    signature = inspect.signature(command)
    kept, left = [], {}
    for parameter in signature.parameters.values():
        spellings = _spellings(parameter)
        if spellings is None or any(_is_named(each, named) for each in spellings):
            kept.append(parameter)
        else:
            left[parameter.name] = parameter.default

    @functools.wraps(command)
    def called(*args: Any, **given: Any) -> None:  # noqa: ANN401 - whatever the options hold
        command(*args, **left, **given)

    called.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    called.__annotations__ = {each.name: each.annotation for each in kept}
    return called


def _spellings(parameter: inspect.Parameter) -> list[str] | None:
    """How an option may be written; None for an argument, and for what only typer can tell."""
    infos = [each for each in getattr(parameter.annotation, "__metadata__", ()) if isinstance(each, OPTION)]
    if not infos or infos[0].envvar or infos[0].default_factory:
        return None
    # Among annotations the first spelling arrives as the default, which typer puts right later.
    spellings = (infos[0].default, *(infos[0].param_decls or ()))
    if not all(isinstance(each, str) and each.startswith("-") for each in spellings):
        return None
    return [spelling.strip() for each in spellings for spelling in each.split("/")]


def _is_named(spelling: str, named: Sequence[str]) -> bool:
    if spelling.startswith("--"):
        return any(word.partition("=")[0] == spelling for word in named)
    # Letters may stand together, or before their value: -so FILE, -sNAME.
    letter = spelling[1:]
    return any(word.startswith("-") and not word.startswith("--") and letter in word for word in named)
