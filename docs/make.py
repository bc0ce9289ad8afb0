"""Writes the pages and pictures that follow from the program: ``python -m docs.make``.

A test fails when one of them is stale.
"""

from collections.abc import Iterator
from pathlib import Path

from docs.made import channels, commands, facts, formats, pictures, rules

DOCS = Path(__file__).resolve().parent
MADE = (channels, commands, facts, formats, pictures, rules)


def pages() -> Iterator[tuple[Path, str]]:
    """Every such file, and what must stand in it."""
    for module in MADE:
        for name, text in module.pages():
            yield DOCS / name, text


def main() -> None:
    """Write them; a page of a command that is gone goes too."""
    for path in (DOCS / "commands").glob("*.md"):
        path.unlink()
    for path, text in pages():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
