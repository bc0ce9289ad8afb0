"""JSON that is always UTF-8 and that a terminal may be shown: what came in may hold anything."""

import json
import re
from collections.abc import Callable

from stockmail.kinds import BIDI

# JSON itself writes the ASCII controls as escapes; these stand in it as they are.
UNSAFE = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{''.join(sorted(BIDI))}]")


def text(thing: object, *, indent: int | None = None, default: Callable[[object], object] = str) -> str:
    """*thing* as JSON; what a terminal would obey, or no file could hold, as an escape."""
    said = json.dumps(thing, ensure_ascii=False, indent=indent, default=default)
    return UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", said)
