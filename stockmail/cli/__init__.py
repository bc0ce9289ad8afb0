"""The door: the only place that knows the command line. One module a command, loaded when it runs."""

import gc

# A run is over in a fifth of a second; looking for garbage while modules load takes an eighth of
# that. What works on many orders turns it on again.
gc.disable()

import sys  # noqa: E402
from typing import Annotated, Any  # noqa: E402

import typer  # noqa: E402
from typer.core import TyperGroup  # noqa: E402

from stockmail import registry  # noqa: E402
from stockmail.cli import commands  # noqa: E402
from stockmail.cli.talk import _  # noqa: E402


class Commands(TyperGroup):
    """The modules of ``commands``: their names and one-line helps at once, the rest when called."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever typer hands on
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(registry.names(commands))

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """The command called *cmd_name*, made of its module."""
        del ctx
        if cmd_name not in self.commands:
            return None
        app = typer.Typer(add_completion=False, **SETTINGS)
        registry.load(commands, cmd_name).register(app)
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ANN401
        """List the commands by their modules' own words."""
        del ctx
        with formatter.section(_("Commands")):
            rows = [(name, registry.load(commands, name).about()) for name in self.commands]
            formatter.write_dl(rows)


SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"], "max_content_width": 100},
}


def build() -> typer.Typer:
    """The program with all its commands, its help in the user's language."""
    about = _("Draft the right words when an order cannot be shipped. It never sends.")
    app = typer.Typer(name="stockmail", cls=Commands, help=about, no_args_is_help=True, **SETTINGS)
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
    try:
        build()()
    finally:
        gc.freeze()  # what is left at the end is the system's to take back, not worth looking through
