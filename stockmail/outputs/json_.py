"""One JSON object, for scripts."""

import json

from stockmail.envelope import Mailbox
from stockmail.model import Draft, Fact
from stockmail.outputs import Style

SUFFIX = ".json"
MAIL = False


def write(draft: Draft, style: Style) -> bytes:
    """Over several lines, for eyes too."""
    del style
    return (json.dumps(fields(draft), ensure_ascii=False, indent=2) + "\n").encode()


def fields(draft: Draft) -> dict[str, object]:
    """Subject, body, its parts, what it is about, the blanks of a form, and what to do before and after."""
    return {
        **draft.facts,
        "to": _mailbox(draft.envelope.to),
        "from": _mailbox(draft.envelope.sender),
        "subject": draft.subject,
        "body": draft.body,
        "parts": dict(draft.parts),
        "blanks": list(draft.blanks),
        "steps": [*(_step("before", fact) for fact in draft.before),
                  *(_step("after", fact) for fact in draft.after)],
    }  # fmt: skip


def _mailbox(one: Mailbox) -> dict[str, str | None]:
    return {"name": one.name, "address": one.address}


def _step(when: str, fact: Fact) -> dict[str, object]:
    """In every language that it is given in: what reads it chooses."""
    sourced = {"source": fact.source, "date": fact.date, "verified": fact.verified}
    return {"when": when, **fact.said, **sourced}
