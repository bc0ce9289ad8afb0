"""The door: the only place that knows the command line. One module a command, loaded when it runs."""

import gc

# A run is over in a fifth of a second; looking for garbage while modules load takes an eighth of
# that. What works on many orders turns it on again.
gc.disable()

import os  # noqa: E402
import sys  # noqa: E402
from functools import partial  # noqa: E402
from typing import TYPE_CHECKING, Annotated, Any  # noqa: E402

import typer  # noqa: E402

from stockmail import answers, registry  # noqa: E402
from stockmail.cli import asked, between, commands, tab, talk, ui  # noqa: E402
from stockmail.cli.pages import App, Chapter, Page  # noqa: E402
from stockmail.cli.talk import _  # noqa: E402
from stockmail.cli.usage import Usage, tell  # noqa: E402

if TYPE_CHECKING:
    from stockmail.cli.layout import Rows

# The first page of the help tells of these; of the others it gives the names.
EVERYDAY = ("init", "new", "draft", "batch", "suggest", "check", "due", "scenarios", "doctor")
EXAMPLES = """\
stockmail init
stockmail draft --scenario restock --example"""


class Commands(Chapter):
    """The modules of ``commands``: their names and one-line helps at once, the rest when called."""

    first = ("ui", "help_all")
    speaks = True
    listing = False

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever typer hands on
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(registry.names(commands))
        self.named: tuple[str, ...] | None = None

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Its options; those of a TAB speak as we do. Typer adds them last of all."""
        for param in self.params:
            if (speak := tab.SPEAKS.get(param.name or "")) is not None:
                param.callback = speak
        return super().get_params(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """The command that *args* begin with, made for what else they name."""
        self.named = asked.words(args[1:])
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """The command called *cmd_name*, made of its module."""
        del ctx
        if cmd_name not in self.commands:
            return None
        if self.listing:
            return Page(cmd_name, short_help=registry.load(commands, cmd_name).about())
        return _command(cmd_name, self.named)

    def rows(self, ctx: typer.Context, *, every: bool) -> "Rows":
        """The commands by their modules' own words."""
        del ctx
        names = self.commands if every else [name for name in EVERYDAY if name in self.commands]
        told = [(name, registry.load(commands, name).about()) for name in names]
        others = ", ".join(name for name in self.commands if name not in names)
        return [*told, ("", _("and {names}").format(names=others))] if others else told

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """A language alone asks for the help in it."""
        return super().parse_args(ctx, [] if ui.alone(args) else args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401
        """Its commands and options; of a command no more is made than its line."""
        self.listing = True
        return super().shell_complete(ctx, incomplete)


def _command(name: str, named: tuple[str, ...] | None) -> Any:  # noqa: ANN401
    """The command called *name*; with the options *named* alone, where that is enough."""
    app = App(add_completion=False, **SETTINGS)
    registry.load(commands, name).register(app)
    parts = named is not None and asked.narrow(app, named)
    command: Any = typer.main.get_command(app)
    command.name = name
    if parts:
        command.whole = partial(_command, name, None)
    return command


SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
}


def build() -> typer.Typer:
    """The program with all its commands, its help in the user's language."""
    about = _("Draft the right words when an order cannot be shipped. It never sends.")
    app = typer.Typer(name="stockmail", cls=Commands, help=about, epilog=EXAMPLES, no_args_is_help=True,
                      **SETTINGS)  # fmt: skip
    told = typer.Option("--version", help=_("Print the version."), is_eager=True, callback=_tell_version)

    @app.callback()
    def main(*, version: Annotated[bool, told] = False) -> None:
        del version

    del main
    return app


def _tell_version(*, asked: bool) -> None:
    if asked:
        from stockmail import __version__

        typer.echo(f"stockmail {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the program; its exit code is the shell's."""
    for stream in (sys.stdout, sys.stderr):
        # A code page that lacks a character must not end the program after its work is done.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if "_STOCKMAIL_COMPLETE" in os.environ:
        # With rich at hand typer renders each line that a TAB shows, at twice the cost of the rest.
        sys.modules["rich"] = None  # type: ignore[assignment]
    ui.heed(sys.argv[1:] or os.environ.get("_TYPER_COMPLETE_ARGS", "").split(), os.environ)
    answers.ANSWERS.shelf = between.Between()
    try:
        code = _run()
        sys.stdout.flush()  # what is only buffered has not been given out
    except Usage as error:
        sys.stderr.write(tell(error))
        code = 2
    except OSError as error:
        code = talk.refused(error)
    finally:
        answers.ANSWERS.put_away()
        gc.freeze()  # what is left at the end is the system's to take back, not worth looking through
    sys.exit(code)


def _run() -> int:
    """Run what the line asks for; the exit code."""
    try:
        return int(typer.main.get_command(build())(prog_name="stockmail", standalone_mode=False) or 0)
    except SystemExit as end:
        return int(end.code or 0)
