"""Numbers of many digits as a spreadsheet spoils them."""

import re

ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2}", re.IGNORECASE)


def is_rounded(text: str) -> bool:
    """Whether a long number has become 1.23E+12: two that look the same may have been different."""
    return ROUNDED.fullmatch(text) is not None
