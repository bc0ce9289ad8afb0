"""The door: the only place that knows the command line. One module a command.

A command's module offers ``register(app)``; the folder ``commands`` is the registry.
"""

import sys

import typer

from stockmail import registry


def build() -> typer.Typer:
    """The program with all its commands, its help in the user's language."""
    from stockmail.cli import commands

    app = typer.Typer(
        name="stockmail",
        help=_about(),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def main(*, version: bool = typer.Option(False, "--version", help=_version_help())) -> None:
        if version:
            from stockmail import __version__

            typer.echo(f"stockmail {__version__}")
            raise typer.Exit
    del main
    for name in registry.names(commands):
        registry.load(commands, name).register(app)
    return app


def main() -> None:
    """Run the program; its exit code is the shell's."""
    for stream in (sys.stdout, sys.stderr):
        # A code page that lacks a character must not end the program after its work is done.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    build()()


def _about() -> str:
    from stockmail.cli.talk import _

    return _("Draft the right words when an order cannot be shipped. It never sends.")


def _version_help() -> str:
    from stockmail.cli.talk import _

    return _("Print the version.")
