"""``stockmail templates``: the shop's own wording, checked before a customer reads it."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli.shared import Shop
from stockmail.cli.talk import _


def about() -> str:
    """What the command is for, in a line."""
    return _("Check your own wording, or say which files there are.")


def register(app: typer.Typer) -> None:
    """Add the command with its sub-command to *app*."""
    lists = _("Alone it lists the files of your own wording.")

    @app.callback(
        invoke_without_command=True,
        help=f"{about()} {lists}",
        epilog="stockmail templates\nstockmail templates check",
    )
    def templates(context: typer.Context, shop: Shop = None) -> None:
        if context.invoked_subcommand is None:
            from stockmail.cli import proofing

            proofing.listed(shop)

    del templates
    _check(app)


def _check(app: typer.Typer) -> None:
    about_it = _("Try every text of your own on orders of all kinds, and name faults by file and line.")
    exits = _("Exit code 1 when there are faults.")

    @app.command(
        help=f"{about_it} {exits}",
        epilog="stockmail templates check\nstockmail templates check --shop shop.yaml",
    )
    def check(
        shop: Annotated[
            Path | None,
            typer.Option("--shop", help=_("The shop.yaml beside which they are."), metavar=_("FILE")),
        ] = None,
    ) -> None:
        from stockmail.cli import proofing

        if proofing.check(shop):
            raise typer.Exit(1)

    del check
