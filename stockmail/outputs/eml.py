"""A mail in a file, which mail programs open as an unsent draft."""

from stockmail.model import Draft
from stockmail.outputs import Style, _mail

SUFFIX = ".eml"
MAIL = True


def write(draft: Draft, style: Style) -> bytes:
    """The mail with the line ends of RFC 5322.

    Raises OrderError for what is no mail, RuleError for a character that the charset cannot carry.
    """
    return _mail.message(draft, style, "\r\n")
