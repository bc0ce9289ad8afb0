"""One JSON object, for scripts."""

import json

from stockmail.model import Draft


def write(draft: Draft) -> str:
    """Subject, body, the named parts, what the draft is about, and the blanks of a form."""
    data = {
        **draft.facts,
        "subject": draft.subject,
        "body": draft.body,
        "parts": dict(draft.parts),
        "blanks": list(draft.blanks),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
