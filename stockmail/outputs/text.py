"""Plain text: the subject on the first line, then the mail."""

from stockmail.model import Draft


def write(draft: Draft) -> str:
    """The draft as a person reads and pastes it."""
    return f"{draft.subject_label}: {draft.subject}\n\n{draft.body}"
