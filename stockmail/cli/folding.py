"""Breaks the program's own words to the width of a terminal, as Japanese and English are broken."""

import re

from stockmail.wrap import cells

PIECES = re.compile(r"[!-~]+ *|.[。、，．）」』】：；！？ー…]* *")


def fold(text: str, width: int) -> str:
    """*text* in lines of at most *width* cells, what is carried over indented like its beginning.

    Japanese breaks anywhere but before a mark that ends something; a Latin word stays whole.
    """
    return "\n".join(_folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    hang = re.match(r"\s*(?:\d+\. )?", line)
    indent = " " * (hang.end() if hang else 0)
    lines = [line[: len(indent)]]
    for piece in PIECES.findall(line[len(indent) :]):
        if cells(lines[-1] + piece.rstrip()) > width and lines[-1].strip():
            lines.append(indent)
        lines[-1] += piece
    return "\n".join(each.rstrip() for each in lines)
