"""Pictures for the terminal: bars and a heat map. Colour only where someone looks."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stockmail.world import World

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

BAR = 24
WIDEST = 100
NARROW = 80
# From nothing to the most; two cells an hour.
SHADES = (" ·", "░░", "▒▒", "▓▓", "██")
HEAT = ("dim", "yellow", "yellow", "red", "bold red")
Row = tuple[str, int, str]


def console(world: World) -> "Console":
    """Draws into a text: in colour on a terminal, plain in a pipe."""
    from rich.console import Console

    seen = world.stdout.isatty()
    width = None if seen else NARROW
    made = Console(file=io.StringIO(), force_terminal=seen, width=width, highlight=False,
                   _environ=world.environ)  # fmt: skip
    made.width = min(made.width, WIDEST)
    return made


def drawn(parts: Sequence["RenderableType"], world: World) -> str:
    """The parts one under the other, without blanks at the ends of lines."""
    on = console(world)
    for part in parts:
        whole = bool(getattr(part, "no_wrap", False))
        on.print(part, no_wrap=whole, overflow="ignore" if whole else None, crop=False)
    assert isinstance(on.file, io.StringIO)  # noqa: S101 - made above, for the type checker
    return "".join(line.rstrip() + "\n" for line in on.file.getvalue().splitlines())


def title(text: str) -> "RenderableType":
    """A heading with room above it."""
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def line(text: str) -> "RenderableType":
    """A line that stays one, for it may hold an address."""
    from rich.text import Text

    return Text(text, no_wrap=True, overflow="ignore")


def bars(rows: Sequence[Row]) -> "Table":
    """One bar a row: name, number, what to say beside it."""
    from rich.bar import Bar
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(max_width=30, no_wrap=True, overflow="ellipsis")
    table.add_column(max_width=BAR)  # what a narrow terminal lacks is taken from the bars
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    most = max((number for _name, number, _said in rows), default=1)
    for name, number, said in rows:
        table.add_row(name, Bar(most or 1, 0, number, color="cyan"), f"{number:,}", said)
    return table


def heat(counts: Sequence[Sequence[int]], names: Sequence[str]) -> "Table":
    """Weekday by hour; the darker, the more."""
    from rich.table import Table
    from rich.text import Text

    most = max(max(row) for row in counts)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row("", Text("".join(f"{hour:<6}" for hour in range(0, 24, 3)), style="dim"), "")
    for name, row in zip(names, counts, strict=True):
        cells = Text()
        for count in row:
            step = shade(count, most, len(SHADES))
            cells.append(SHADES[step], style=HEAT[step])
        table.add_row(name, cells, Text(f"{sum(row):,}", justify="right"))
    return table


def shade(count: int, most: int, steps: int) -> int:
    """Nothing is 0; the most is the last step; all between by their share, at least 1."""
    return 0 if count == 0 else max(1, round(count * (steps - 1) / most))


def grid(rows: Sequence[Sequence[str]]) -> "Table":
    """A plain table; its first row is the heading, its first column the names."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for number in range(len(rows[0])):
        table.add_column(justify="right" if number else "left", no_wrap=not number)
    for number, row in enumerate(rows):
        table.add_row(*row, style=None if number else "dim")
    return table
