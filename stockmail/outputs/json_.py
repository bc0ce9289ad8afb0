"""One JSON object, for scripts."""

import json

from stockmail.model import Draft, Fact


def write(draft: Draft) -> str:
    """The draft as a person may read it too."""
    return json.dumps(data(draft), ensure_ascii=False, indent=2) + "\n"


def data(draft: Draft) -> dict[str, object]:
    """Subject, body, its parts, what it is about, the blanks of a form, and what to do before and after."""
    return {
        **draft.facts,
        "subject": draft.subject,
        "body": draft.body,
        "parts": dict(draft.parts),
        "blanks": list(draft.blanks),
        "steps": [*(_step("before", fact) for fact in draft.before),
                  *(_step("after", fact) for fact in draft.after)],
    }  # fmt: skip


def _step(when: str, fact: Fact) -> dict[str, object]:
    """In every language that it is given in: what reads it chooses."""
    sourced = {"source": fact.source, "date": fact.date, "verified": fact.verified}
    return {"when": when, **fact.said, **sourced}
