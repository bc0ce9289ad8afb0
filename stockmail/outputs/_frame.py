"""A MIME message without its texts: made by the standard library, once for all drafts of a kind.

The email package takes half a millisecond to make a message, more than everything else that a draft
takes. What stands around the texts is the same each time; only the texts and the boundary change.
"""

from binascii import b2a_base64
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from functools import lru_cache
from typing import NamedTuple

# Base64 of 57 bytes is a line of 76 characters, the most that RFC 2045 allows.
LINE = 76
LENGTH = 32
SAMPLE = "the text goes here: {number}"


def boundary(digest: str) -> str:
    """What stands between the texts of a message whose hexadecimal *digest* it is."""
    return f"=_{digest[:LENGTH]}"


NONE = boundary("0" * LENGTH)


class Leaf(NamedTuple):
    """How one text of a message goes: as it is, where all of its bytes are ASCII, or in base64."""

    subtype: str
    charset: str
    base64: bool


def message(texts: Sequence[tuple[Leaf, str]], between: str, newline: str) -> bytes:
    """The message of one text, or of several that say the same, with the boundary *between* them."""
    frame = _frame(tuple(leaf for leaf, _text in texts), newline)
    first, *others = [piece.replace(NONE.encode(), between.encode()) for piece in frame] if between else frame
    bodies = (encoded(text, leaf, newline) for leaf, text in texts)
    return first + b"".join([part for pair in zip(bodies, others, strict=True) for part in pair])


def encoded(text: str, leaf: Leaf, newline: str) -> bytes:
    """The lines of *text* as they stand in the message."""
    end = newline.encode()
    data = end.join([*text.encode(leaf.charset).splitlines(), b""]) or end
    if not leaf.base64:
        return data
    code = b2a_base64(data, newline=False)
    return b"".join([code[at : at + LINE] + end for at in range(0, len(code), LINE)])


@lru_cache(maxsize=32)
def _frame(leaves: tuple[Leaf, ...], newline: str) -> tuple[bytes, ...]:
    """What stands before, between and behind the texts."""
    mail = EmailMessage(policy=SMTP.clone(linesep=newline))
    samples = [SAMPLE.format(number=number) for number in range(len(leaves))]
    for leaf, sample in zip(leaves, samples, strict=True):
        put = mail.add_alternative if leaf is not leaves[0] else mail.set_content
        cte = "base64" if leaf.base64 else "7bit"
        put(sample, subtype=leaf.subtype, charset=leaf.charset, cte=cte)
    if len(leaves) > 1:
        mail.set_boundary(NONE)
    pieces, rest = [], mail.as_bytes()
    for leaf, sample in zip(leaves, samples, strict=True):
        before, _sample, rest = rest.partition(encoded(sample, leaf, newline))
        pieces.append(before)
    return (*pieces, rest)
