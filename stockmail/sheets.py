"""Cells that a spreadsheet would take for a formula, made harmless and read back.

A cell that begins with one of these runs when the file is opened (OWASP, CSV Injection). An apostrophe
before it makes it text; a spreadsheet shows it without.
"""

STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: str) -> str:
    """The cell as text for every spreadsheet."""
    return f"'{cell}" if cell.startswith(STARTS) and not _is_number(cell) else cell


def plain(cell: str) -> str:
    """The cell as it was before it was defused."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(STARTS) else cell


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdecimal() and cell[0] in "+-"
