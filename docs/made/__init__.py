"""One module a kind of page that is written by the program: ``pages()`` gives each file's name and text."""

MARK = "<!-- Written by `python -m docs.make` out of the program: change that, not this page. -->\n\n"


def quoted(text: str) -> str:
    """*text* as a block in which nothing means anything."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text.rstrip()}\n{fence}\n"


def cell(text: str) -> str:
    """*text* in one cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table, as Markdown writes it."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)
