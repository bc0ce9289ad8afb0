"""Plain text: the subject on the first line, where there is one, then the text."""

from stockmail.model import Draft
from stockmail.outputs import Style

SUFFIX = ".txt"
MAIL = False


def write(draft: Draft, style: Style) -> bytes:
    """The draft as a person reads and pastes it."""
    del style
    return plain(draft).encode()


def plain(draft: Draft) -> str:
    """The same as a string."""
    label = f"{draft.subject_label}: " if draft.subject_label else ""
    return f"{label}{draft.subject}\n\n{draft.body}" if draft.subject else draft.body
