"""The headers of a mail, written so that nothing in a name or a subject can end one or begin another.

What is more than a few plain words goes out as encoded words (RFC 2047). The standard library's
address parser is not asked: it rejects addresses that carriers gave away (``a..b@docomo.ne.jp``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from email.charset import BASE64, QP, Charset
from email.headerregistry import Address
from functools import lru_cache

from stockmail.envelope import Mailbox
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import KEPT
from stockmail.model import Draft
from stockmail.outputs import _charset

MOST = 60  # a longer line would have to be folded
LINE = 78  # the longest line of a header (RFC 5322)
PLAIN_NAME = re.compile(r"[A-Za-z0-9]+(?:[ '-][A-Za-z0-9]+)*")
PLAIN_TEXT = re.compile(r"(?!.*=\?)[!-~]+(?: [!-~]+)*")
# Brackets would make a comment or a literal of it: another address than the one given.
DOMAIN = re.compile(r"[^\x00- ()<>\[\]\\,;:@\"]+")


def headers(draft: Draft, charset: str, newline: str) -> str:
    """Those of an unsent draft; without To or From where the address is not known."""
    lines = [
        "X-Unsent: 1",
        *_address("From", draft.envelope.sender, charset, newline, "shop.email"),
        *_address("To", draft.envelope.to, charset, newline, "customer.email"),
        "Subject: " + _words(draft.subject, PLAIN_TEXT, "Subject", charset, newline),
    ]
    return newline.join(lines) + newline


@lru_cache(maxsize=KEPT)
def _address(label: str, box: Mailbox, charset: str, newline: str, path: str) -> tuple[str, ...]:
    if not box.address:
        return ()
    local, _, domain = box.address.rpartition("@")
    if not DOMAIN.fullmatch(domain) or not local.isprintable() or " " in local:
        message = N_("cannot stand in a mail: {got}")
        raise OrderError(Problem(message, {"got": box.address[:80]}, "", path))
    address = f"<{Address(username=local, domain=domain).addr_spec}>"
    if not box.name:
        return (f"{label}: {address}",)
    return (f"{label}: {_words(box.name, PLAIN_NAME, label, charset, newline)}{newline} {address}",)


@lru_cache(maxsize=KEPT)
def _words(text: str, plain: re.Pattern[str], label: str, charset: str, newline: str) -> str:
    """*text* on one line as it is where it is plain, else as encoded words, folded."""
    line = " ".join(text.split())
    if not line or (len(line) <= MOST and plain.fullmatch(line)):
        return line
    try:
        carried = _charset.carried(line, charset)
        carried.encode(charset)
    except UnicodeEncodeError:  # each encoded word names its own charset; a name is never rewritten
        carried, charset = line, "utf-8"
    return f"{newline} ".join(_encoded(carried, charset, LINE - len(f"{label}: ")))


def _encoded(text: str, charset: str, width: int) -> Iterator[str]:
    """*text* as encoded words, one a line, each as long as fits: the first into *width* characters.

    The same as email.header.Header makes, which tries every letter in turn: a subject that names its
    order is new each time, and took as long as the whole text of a draft.
    """
    how = Charset(charset)
    whole = how.header_encode(text)
    how.header_encoding = QP if whole[len(charset) + 3] == "q" else BASE64  # all lines alike
    while len(whole) > width:
        fits = bisect_right(range(width), width, key=lambda count: len(how.header_encode(text[:count]))) - 1
        yield how.header_encode(text[:fits])
        text, width = text[fits:], LINE - 1
        whole = how.header_encode(text)
    yield whole
