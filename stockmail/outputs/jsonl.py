"""The JSON object on one line, for streams of them."""

import json

from stockmail.model import Draft
from stockmail.outputs import Style
from stockmail.outputs.json_ import fields

SUFFIX = ".jsonl"
MAIL = False
ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(draft: Draft, style: Style) -> bytes:
    """One line; files of such lines can be put together."""
    del style
    return (ENCODE(fields(draft)) + "\n").encode()
