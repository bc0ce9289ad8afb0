"""Plain text: the subject on the first line, where there is one, then the text."""

from stockmail.model import Draft


def write(draft: Draft) -> str:
    """The draft as a person reads and pastes it."""
    label = f"{draft.subject_label}: " if draft.subject_label else ""
    return f"{label}{draft.subject}\n\n{draft.body}" if draft.subject else draft.body
