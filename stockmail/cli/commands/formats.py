"""``stockmail formats``: which order files are read, and how each is recognised."""

import typer

from stockmail.cli.talk import _

EXAMPLES = """\
stockmail formats
stockmail formats | grep rakuten"""


def about() -> str:
    """What the command is for, in a line."""
    return _("List the order files that are read, and how each is recognised.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(help=about(), epilog=EXAMPLES)
    def formats() -> None:
        from stockmail.cli import listing

        listing.formats()

    del formats
