"""One mail of an mbox file (mboxrd); such files can be put together."""

import re
from datetime import datetime, time

from stockmail.model import Draft
from stockmail.outputs import Style, _mail

SUFFIX = ".mbox"
MAIL = True


def write(draft: Draft, style: Style) -> bytes:
    """The mail after its From_ line, which holds the day of the draft, and before a blank line."""
    day = datetime.combine(draft.envelope.day, time.min).ctime()  # English whatever the locale
    mail = _mail.message(draft, style, "\n")
    if b"From " in mail:  # which base64 never holds
        mail = re.sub(rb"^(>*From )", rb">\1", mail, flags=re.MULTILINE)
    return f"From MAILER-DAEMON {day}\n".encode() + mail.rstrip(b"\n") + b"\n\n"
