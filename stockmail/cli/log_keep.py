"""``stockmail log export`` and ``forget``: their options."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.shared import Shop
from stockmail.cli.talk import _


def register(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    here = typer.Option

    @app.command(
        help=_("Give every case out."),
        epilog="stockmail log export --to csv -o cases.csv\nstockmail log export --to jsonl",
    )
    def export(
        to: Annotated[
            str,
            here(
                "--to",
                help=_("csv or jsonl."),
                metavar=_("FORM"),
                autocompletion=complete.words("csv", "jsonl"),
            ),
        ] = "csv",
        out: Annotated[
            Path | None, here("--out", "-o", help=_("Write it to a file."), metavar=_("FILE"))
        ] = None,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import keeping

        keeping.export(to, out, shop)

    @app.command(
        help=_("Delete old cases."),
        epilog="stockmail log forget --older 180d\nstockmail log forget --older 365d --unsettled",
    )
    def forget(
        older: Annotated[
            str, here("--older", help=_("Settled longer ago than this, like 180d."), metavar=_("DAYS"))
        ],
        unsettled: Annotated[bool, here("--unsettled", help=_("Also those that nobody closed."))] = False,
        shop: Shop = None,
    ) -> None:
        from stockmail.cli import keeping

        keeping.forget(older, shop, unsettled=unsettled)

    del export, forget
