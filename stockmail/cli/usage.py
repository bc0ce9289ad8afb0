"""A command line that cannot be understood: what is wrong with it, and which help says more."""

from typing import Any

import typer

from stockmail.cli.talk import _
from stockmail.kinds import nearest, shown

Usage: Any = typer.BadParameter.__base__


def unknown_command(ctx: typer.Context, name: str, names: tuple[str, ...]) -> Exception:
    """The error for *name*, which is no command, with the nearest that is one."""
    message = _("there is no command {name}").format(name=shown(name))
    error: Exception = Usage(message + _close(name, names), ctx)
    return error


def left_over(ctx: typer.Context, words: list[str]) -> Exception:
    """The error for *words*, which the command has no place for."""
    message = _("nothing is expected here: {words}").format(words=" ".join(map(shown, words)))
    error: Exception = Usage(message, ctx)
    return error


def tell(error: Any) -> str:  # noqa: ANN401 - typer's own errors have no public name
    """One line about *error*, and the help of its command; the help itself where that was asked for."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return f"{error.ctx.get_help()}\n"
    path = error.ctx.command_path if error.ctx else "stockmail"
    more = _("see: {command}").format(command=f"{path} --help")
    return f"stockmail: {_what(error)}\nstockmail: {more}\n"


def _what(error: Any) -> str:  # noqa: ANN401
    kind = type(error).__name__
    if kind == "NoSuchOption":
        message = _("there is no option {name}").format(name=shown(error.option_name))
        return message + _close(error.option_name, tuple(error.possibilities or ()))
    if kind == "MissingParameter":
        return _("{name} is missing").format(name=_named(error.param))
    if kind == "BadOptionUsage" and (option := _option(error)):
        said = _("{name} takes no value") if option.is_flag else _("{name} needs a value")
        return said.format(name=error.option_name)
    if kind == "BadParameter" and error.param is not None:
        return f"{_named(error.param)}: {error.message}"
    return str(error.message)


def _option(error: Any) -> Any:  # noqa: ANN401
    """The option that *error* is about, if its command is known."""
    params = error.ctx.command.get_params(error.ctx) if error.ctx else ()
    return next(
        (param for param in params if error.option_name in (*param.opts, *param.secondary_opts)), None
    )


def _named(param: Any) -> str:  # noqa: ANN401
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len))


def _close(name: str, names: tuple[str, ...]) -> str:
    close = nearest(name, names)
    return _("; did you mean {close}?").format(close=close) if close else ""
