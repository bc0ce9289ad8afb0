"""Options that mean the same in every command that has them."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail import outputs
from stockmail.cli import complete
from stockmail.cli.talk import _

Shop = Annotated[
    Path | None,
    typer.Option(
        "--shop",
        help=_("The shop's facts; else shop.yaml here or in your settings."),
        metavar=_("FILE"),
        show_default=False,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", help=_("As if it were this day, or this time: 2026-12-05T21:30."), metavar=_("DATE")
    ),
]
Scenario = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        "-s",
        help=_("What happened; `stockmail scenarios` lists them."),
        metavar=_("NAME"),
        autocompletion=complete.scenarios,
    ),
]
Medium = Annotated[
    str | None,
    typer.Option(
        "--as",
        help=_("mail, message, phone or notice; the channel's own when not given."),
        metavar=_("MEDIUM"),
        autocompletion=complete.media,
    ),
]
Html = Annotated[bool, typer.Option("--html", help=_("Give the mail an HTML alternative."))]
Charset = Annotated[
    str,
    typer.Option(
        "--charset",
        help=_("The mail's charset: utf-8 or iso-2022-jp."),
        metavar=_("NAME"),
        autocompletion=complete.words(*outputs.CHARSETS),
    ),
]
Record = Annotated[
    bool | None,
    typer.Option("--record/--no-record", help=_("Put it into the case log."), show_default=False),
]
Again = Annotated[bool, typer.Option("--again", help=_("Record it although this order has it on record."))]
