"""Ways out of the program, one module a form. The folder is the registry.

Each has a docstring of one line, ``SUFFIX`` (how its files end), ``MAIL`` (whether it holds a mail,
so that --html and --charset mean something) and ``write(draft, style) -> bytes``.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stockmail.library import Library

# ISO-2022-JP is what old Japanese mail systems read. Nothing needs Shift_JIS in a mail.
CHARSETS = ("utf-8", "iso-2022-jp")


class Style(NamedTuple):
    """html: an HTML alternative in the mail; library: where a shop's own page layout is."""

    html: bool = False
    charset: str = "utf-8"
    library: "Library | None" = None
