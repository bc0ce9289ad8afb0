"""How a heading, or the name of a field, is compared."""

import re
import unicodedata
from functools import lru_cache

MOST_TITLES = 20  # rows that may stand above the headings


@lru_cache(maxsize=4096)
def heading(text: str) -> str:
    """A heading as it is compared: 受注住所１ is 受注住所1, ：is :, case and spaces do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
