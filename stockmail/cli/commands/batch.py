"""``stockmail batch``: many orders in, the right draft for each that is concerned."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stockmail import outputs, registry
from stockmail.cli import complete, shared
from stockmail.cli.talk import _

if TYPE_CHECKING:
    from stockmail.model import Ask
    from stockmail.readers.sources import Sources

EXAMPLES = """\
stockmail batch orders.csv -s discontinued --short MUG-NV --paid
stockmail batch orders.csv -s oversold --short MUG-NV --paid --out drafts"""
FIRST = ("files", "scenario", "short", "stock", "restock_date", "only", "folder", "keep_going")


def about() -> str:
    """What the command is for, in a line."""
    return _("Draft for every order that a missing product concerns.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""
    from stockmail.cli.options import COMMON, decisions, facts, reading, takes
    from stockmail.cli.pages import showing

    here = typer.Option
    rule = _("All or nothing: when one order is bad nothing is written, unless --keep-going.")

    @app.command(
        cls=showing(*FIRST),
        help=f"{about()}\n\n{rule}",
        epilog=EXAMPLES,
    )
    @takes(sources=reading(), ask=decisions(), given=facts(COMMON))
    def batch(
        sources: "Sources",
        ask: "Ask",
        given: dict[str, Any],
        files: Annotated[
            list[str], typer.Argument(help=_("Order files; - for standard input."), metavar=_("FILE…"))
        ],
        scenario: shared.Scenario = None,
        stock: Annotated[
            list[str] | None,
            here(
                "--stock",
                help=_("Pieces that are left; the orders that were paid first get them."),
                metavar="SKU=N",
                autocompletion=complete.skus,
            ),
        ] = None,
        only: Annotated[
            list[str] | None,
            here(
                "--filter",
                help=_("since=DATE, until=DATE, channel=NAME or state=open|shipped|cancelled|any."),
                metavar=_("KEY=VALUE"),
            ),
        ] = None,
        whole: Annotated[
            bool, here("--no-partial", help=_("Keep the scenario for orders that hold more, too."))
        ] = False,
        folder: Annotated[
            Path | None, here("--out", help=_("One file an order, in this folder."), metavar=_("DIR"))
        ] = None,
        output: Annotated[
            Path | None, here("-o", help=_("One file for all: --to jsonl or mbox."), metavar=_("FILE"))
        ] = None,
        to: Annotated[
            str | None,
            here(
                "--to",
                help=", ".join(registry.names(outputs)),
                metavar=_("FORM"),
                autocompletion=complete.forms,
            ),
        ] = None,
        html: shared.Html = False,
        charset: shared.Charset = "utf-8",
        keep_going: Annotated[
            bool, here("--keep-going", help=_("Write the good ones, put the others into set-aside.csv."))
        ] = False,
        resume: Annotated[
            bool, here("--resume", help=_("Finish a batch into --out that was interrupted."))
        ] = False,
        force: Annotated[bool, here("--force", help=_("Write over files that are there already."))] = False,
        private: Annotated[bool, here("--private", help=_("Name files by the order number alone."))] = False,
        record: shared.Record = None,
        again: shared.Again = False,
        workers: Annotated[
            str, here("--workers", help=_("How many processes work at once."), metavar="N")
        ] = "1",
        dask: Annotated[
            str | None,
            here("--dask", help=_("Work on a Dask cluster: tcp://scheduler:8786."), metavar="URL"),
        ] = None,
        medium: shared.Medium = None,
        shop: shared.Shop = None,
        today: shared.Today = None,
    ) -> None:
        from stockmail.cli import batch_options, batching
        from stockmail.readers import flags

        wanted = batch_options.Wanted(
            sources._replace(files=tuple(files)), scenario or "", tuple(stock or ()), tuple(only or ()),
            whole, folder, output, to, html, charset, keep_going, resume, force, private, record, again,
            flags.whole(workers, "--workers", 1), dask, given, medium, shop, today,
        )  # fmt: skip
        raise typer.Exit(batching.serve(wanted, ask))

    del batch
