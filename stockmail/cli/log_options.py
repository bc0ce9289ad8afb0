"""Options that the commands about the case log share."""

from pathlib import Path
from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

ORDER = typer.Argument(metavar=_("ORDER"), help=_("The order number."))
SHOP = typer.Option("--shop", help=_("The shop's facts; else shop.yaml here or in your settings."),
                    metavar=_("FILE"), show_default=False)  # fmt: skip
CHANNEL = typer.Option("--channel", help=_("Where it was sold, if two channels have this number."),
                       metavar=_("NAME"), show_default=False, autocompletion=complete.channels)  # fmt: skip
AT = typer.Option("--at", help=_("When, if not now: 2026-12-05 or 2026-12-05T21:30."), metavar=_("TIME"),
                  show_default=False)  # fmt: skip
Order = Annotated[str, ORDER]
Shop = Annotated[Path | None, SHOP]
Channel = Annotated[str | None, CHANNEL]
At = Annotated[str | None, AT]
