"""Help that fits a screen: what is asked for every day first, all of it with ``--help-all``."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from stockmail.cli import made, ui
from stockmail.cli.talk import _, guard
from stockmail.cli.usage import Usage, left_over, unknown_command

if TYPE_CHECKING:
    from stockmail.cli.layout import Rows


class _Command:
    """What every command has: such help, a language, one place where errors end.

    first: the options of its first page; empty where all of them fit; whole: makes the command with
    all of its options, where it was made with a few (asked.py).
    """

    first: tuple[str, ...] = ()
    whole: Callable[[], Any] | None = None
    speaks = False

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - typer's, which has no public name
        """Its options and the language; where not all fit the first page, one more that shows them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        more = [everything()] if self.first and self.whole is None else []
        return [*params, *more, ui.option(shown=self.speaks)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """As typer's; an error of it knows at which command it was made."""
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except Usage as error:
            error.ctx = error.ctx or ctx
            raise
        return rest

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - whatever the command gives back
        """As typer's, and the exit code is the error's."""
        with guard(ctx.command_path):
            return super().invoke(ctx)  # type: ignore[misc]

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """The first page."""
        command: Any = self
        formatter.write(page(command, ctx, first=self.first))


class Page(_Command, TyperCommand):
    """A command of its own."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:  # noqa: ANN401
        """The line understood; what a few options do not understand is for all of them to judge."""
        if self.whole is None:
            return super().make_context(info_name, args, parent, **extra)
        try:
            return super().make_context(info_name, [*args], parent, **extra)
        except Usage:
            return self.whole().make_context(info_name, args, parent, **extra)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401
        """All of its options."""
        found: list[Any] = (
            self.whole().shell_complete(ctx, incomplete)
            if self.whole
            else super().shell_complete(ctx, incomplete)
        )
        return found

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """As typer's, with our own word about what has no place."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise left_over(ctx, rest)
        return rest


class Chapter(_Command, TyperGroup):
    """A command that has commands of its own."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """As typer's, with its own word about a command that there is not."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise unknown_command(ctx, args[0], tuple(self.commands))
        return super().resolve_command(ctx, args)

    def rows(self, ctx: typer.Context, *, every: bool) -> "Rows":
        """Its commands, each with its line; every: not only those of the first page."""
        del every
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.help or "") for name, command in found if command]


def showing(*first: str) -> type[Page]:
    """A page whose first page shows these arguments and options only, in this order."""
    return type("First", (Page,), {"first": first})


class App(typer.Typer):
    """A typer program whose commands have such help."""

    def command(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401 - whatever typer takes
        """As typer's."""
        return super().command(*args, **{"cls": Page, **settings})

    def callback(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401 - whatever typer takes
        """As typer's."""
        return super().callback(*args, **{"cls": Chapter, **settings})


def everything() -> Any:  # noqa: ANN401 - an option as typer makes it
    """The option that shows every option."""
    said = typer.Option(
        "--help-all", help=_("Show every option."), is_eager=True, expose_value=False,
        callback=_tell_all, show_default=False,
    )  # fmt: skip
    return made.option("--help-all", said, bool)


def _tell_all(ctx: typer.Context, asked: bool) -> None:  # noqa: FBT001 - typer's way
    if asked and not ctx.resilient_parsing:
        command: Any = ctx.command
        typer.echo(page(command, ctx, first=()))
        raise typer.Exit


def page(command: Page | Chapter, ctx: typer.Context, first: tuple[str, ...]) -> str:
    """The help of *command*; first: the only options that it shows, in this order."""
    from stockmail.cli.layout import columns, fill, table

    width = columns()
    usage = _("Usage: {usage}").format(usage=" ".join(_usage(command, ctx)))
    parts = [*fill(usage, width, 0, by="words"), ""]
    for paragraph in (command.help or "").split("\n\n"):
        parts += fill(paragraph, width, 2)
    for title, rows in sections(command, ctx, first):
        parts += ["", f"{title}:", *table(rows, width, short=bool(first))]
    if command.epilog:
        parts += ["", _("Examples:"), *(f"  $ {line}" for line in command.epilog.splitlines())]
    return "\n".join(parts)


def _usage(command: Page | Chapter, ctx: typer.Context) -> Iterable[str]:
    """What is typed, word by word."""
    yield from (ctx.command_path, _("[OPTIONS]"))
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            name = str(param.metavar or param.name.upper())
            yield name if param.required else f"[{name}]"
    if isinstance(command, Chapter):
        yield _("COMMAND [ARGS]...")


def sections(
    command: Page | Chapter, ctx: typer.Context, first: tuple[str, ...]
) -> "Iterable[tuple[str, Rows]]":
    """The tables of a page: a title and the rows of each; a first page has its options in one."""
    params = command.get_params(ctx)
    if first:
        every = {param.name: param for param in params}
        params = [every[name] for name in dict.fromkeys((*first, "help_all")) if name in every]
    found: dict[str, list[tuple[str, str]]] = {}
    for param in params:
        if record := param.get_help_record(ctx):
            row = (record[0], _meaning(param))
            found.setdefault(_title(param, one=bool(first)), []).append(row)
    if isinstance(command, Chapter):
        yield _("Commands"), command.rows(ctx, every=not first)
    yield from found.items()


def _title(param: Any, *, one: bool) -> str:  # noqa: ANN401 - typer's option or argument
    if param.param_type_name == "argument":
        return _("Arguments")
    return (not one and getattr(param, "rich_help_panel", None)) or _("Options")


def _meaning(param: Any) -> str:  # noqa: ANN401
    """What it is for; whether it must be given, or what counts where it is not."""
    own = {"help": _("Show this page."), "install_completion": _("Make TAB work in your shell."),
           "show_completion": _("Print what that would write.")}  # fmt: skip
    said = own.get(param.name) or param.help or ""
    default = param.default if param.show_default and isinstance(param.default, (str, int)) else None
    if param.required:
        said += " " + _("[needed]")
    elif default not in (None, "", False):
        said += " " + _("[else {default}]").format(default=default)
    return said.lstrip()
