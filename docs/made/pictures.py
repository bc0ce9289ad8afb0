"""A draft on a terminal, as a picture: what the program prints, drawn by rich."""

import io
import re
import shlex
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

from docs.made import program

WIDTH = 80
NARROW, HIGH = 11, 20  # of a cell, in pixels
COMMAND = "stockmail draft --scenario restock --order examples/order.json --shop examples/shop.yaml"
PICTURES = {"draft.svg": ("en", f"{COMMAND} --lang en"), "draft.ja.svg": ("ja", COMMAND)}
# rich gives a wide character the room of one cell, and names a font on somebody's server.
WRITTEN = re.compile(
    r'(<text class="[^"]*") x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+" ([^>]*)>([^<]*)</text>'
)
FONT = re.compile(r"\n *@font-face \{[^}]*\}")
FONTS = "ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK JP', 'MS Gothic', monospace"


def pages() -> Iterator[tuple[str, str]]:
    """The same draft in both languages."""
    for name, (language, command) in PICTURES.items():
        yield name, drawn(command, *program.started(tuple(shlex.split(command)[1:]), language))


def drawn(command: str, out: str, err: str) -> str:
    """A terminal in which *command* was run, as SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.assemble(("$ ", "green"), (command.replace(" --shop", " \\\n    --shop"), "bold")))
    console.print(Text(out))
    console.print(Text("\n".join(map(_broken, err.splitlines())), style="cyan"))
    svg = console.export_svg(title="stockmail", unique_id="stockmail", font_aspect_ratio=NARROW / HIGH)
    svg = FONT.sub("", svg).replace("Fira Code, monospace", FONTS)
    svg = re.sub(r"\n *font-variant-east-asian: full-width;", "", svg)
    return WRITTEN.sub(_in_its_cells, svg)


def _broken(line: str) -> str:
    """A line as the program breaks it on a terminal."""
    from stockmail.cli.layout import fill

    return "\n".join(fill(line, WIDTH - 1, 0, by="words" if line.isascii() else "phrases"))


def _in_its_cells(found: re.Match[str]) -> str:
    """Wide and narrow characters apart, each where it belongs, whatever the font thinks."""
    from rich.cells import cell_len

    x, made = float(found[2]), []
    for _, run in groupby(unescape(found[5]), cell_len):
        text = "".join(run)
        room = NARROW * cell_len(text)
        if text.strip():
            made.append(
                f'{found[1]} x="{x:g}" {found[3]} textLength="{room}" {found[4]}>{escape(text)}</text>'
            )
        x += room
    return "".join(made)
