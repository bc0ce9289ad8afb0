"""One page a command: its own help, and that of the commands under it."""

from collections.abc import Iterator
from typing import Any

from docs.made import MARK, program, quoted, table
from stockmail import registry
from stockmail.cli import commands


def pages() -> Iterator[tuple[str, str]]:
    """A page for each, and the list of them."""
    rows = []
    for name in registry.names(commands):
        said = helps((name,))
        rows.append((f"[`{name}`]({name}.md)", _about(said)))
        blocks = [f"# stockmail {name}\n", quoted(said)]
        for under in _under(name):
            blocks += [f"## stockmail {name} {under}\n", quoted(helps((name, under)))]
        yield f"commands/{name}.md", MARK + "\n".join(blocks)
    yield "commands/index.md", f"{MARK}# Commands\n\n{table(('command', 'what it is for'), rows)}{TREE}"


TREE = "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"


def helps(words: tuple[str, ...]) -> str:
    """What --help prints."""
    return program.started((*words, "--help"))[0]


def _about(said: str) -> str:
    """The first paragraph under the usage."""
    return " ".join(said.split("\n\n")[1].split())


def _under(name: str) -> tuple[str, ...]:
    """The commands under a command."""
    import typer

    app = typer.Typer()
    module: Any = registry.load(commands, name)
    module.register(app)
    return tuple(getattr(typer.main.get_command(app), "commands", ())) if _is_group(app) else ()


def _is_group(app: Any) -> bool:  # noqa: ANN401 - a typer.Typer, which only the door knows
    return len(app.registered_commands) > 1 or bool(app.registered_groups)
