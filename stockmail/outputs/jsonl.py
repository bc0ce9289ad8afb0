"""The JSON object on one line, for streams of them."""

import orjson

from stockmail.model import Draft
from stockmail.outputs import Style
from stockmail.outputs.json_ import fields

SUFFIX = ".jsonl"
MAIL = False


def write(draft: Draft, style: Style) -> bytes:
    """One line; files of such lines can be put together."""
    del style
    return orjson.dumps(fields(draft), option=orjson.OPT_APPEND_NEWLINE)
