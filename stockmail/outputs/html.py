"""A page of HTML, readable on a phone, light or dark."""

from stockmail.model import Draft
from stockmail.outputs import Style, _page

SUFFIX = ".html"
MAIL = False


def write(draft: Draft, style: Style) -> bytes:
    """The page alone, in UTF-8, its subject as its heading."""
    return _page.page(draft, style.library, alone=True).encode()
