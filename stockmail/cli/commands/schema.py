"""``stockmail schema``: what the native order file may hold."""

import typer

from stockmail.cli.talk import _, guarded


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @app.command(help=_("Print the JSON Schema of the order file."), epilog="stockmail schema > order.schema.json")
    @guarded
    def schema() -> None:
        import json

        from stockmail import schema as made
        from stockmail.world import World

        text = json.dumps(made.schema(), ensure_ascii=False, indent=2) + "\n"
        World().stdout.write(text.encode())

    del schema
