"""Options that the commands about the case log share."""

from typing import Annotated

import typer

from stockmail.cli import complete
from stockmail.cli.talk import _

ORDER = typer.Argument(metavar=_("ORDER"), help=_("The order number."))
CHANNEL = typer.Option("--channel", help=_("Where it was sold, if two channels have this number."),
                       metavar=_("NAME"), show_default=False, autocompletion=complete.channels)  # fmt: skip
AT = typer.Option("--at", help=_("When, if not now: 2026-12-05 or 2026-12-05T21:30."), metavar=_("TIME"),
                  show_default=False)  # fmt: skip
Order = Annotated[str, ORDER]
Channel = Annotated[str | None, CHANNEL]
At = Annotated[str | None, AT]
