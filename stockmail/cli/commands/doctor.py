"""``stockmail doctor``: what is in order here, and what mends what is not."""

import typer

from stockmail.cli.shared import Shop
from stockmail.cli.talk import _


def about() -> str:
    """What the command is for, in a line."""
    return _("Say whether everything is set up, and how to mend what is not.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    exits = _("Exit code 1 when something must be mended.")

    @app.command(help=f"{about()} {exits}", epilog="stockmail doctor\nstockmail doctor --shop shop.yaml")
    def doctor(shop: Shop = None) -> None:
        from stockmail.cli import examining

        if examining.serve(shop):
            raise typer.Exit(1)

    del doctor
