"""A bar on stderr while many orders are worked on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def bar(stderr: TextIO) -> Iterator[Callable[[int, str], None]]:
    """A moving bar, and a function that takes some steps and says where things stand."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(file=stderr, highlight=False, markup=False)
    columns = (BarColumn(bar_width=20), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, refresh_per_second=5) as progress:
        task = progress.add_task("", total=None)
        yield lambda steps, said: progress.update(task, advance=steps, description=said)
