"""An option as typer makes it: its class, and what that is made with, change with typer's releases."""

from inspect import Parameter, Signature
from typing import Annotated, Any

import typer
import typer.main


def option(name: str, said: Any, kind: type = str) -> Any:  # noqa: ANN401 - typer's, which have no public names
    """The option *name* that typer makes of ``typer.Option(…)``; kind: what it holds."""
    app = typer.Typer(add_completion=False)

    def one(**_held: object) -> None: ...

    key, held = name.lstrip("-").replace("-", "_"), Annotated[kind | None, said]
    taken = Parameter(key, Parameter.KEYWORD_ONLY, default=None, annotation=held)
    one.__signature__ = Signature([taken])  # type: ignore[attr-defined]
    one.__annotations__ = {key: held}
    app.command()(one)
    return typer.main.get_command(app).params[0]
