"""``stockmail schema``: what the native order file may hold."""

import typer

from stockmail.cli.talk import _

EXAMPLES = """\
stockmail schema > order.schema.json
stockmail schema | head -20"""


def about() -> str:
    """What the command is for, in a line."""
    return _("Print the JSON Schema of the order file.")


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(help=about(), epilog=EXAMPLES)
    def schema() -> None:
        import json

        from stockmail import schema as made
        from stockmail.world import real

        text = json.dumps(made.schema(), ensure_ascii=False, indent=2) + "\n"
        real().stdout.write(text.encode())

    del schema
