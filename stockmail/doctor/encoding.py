"""Whether the terminal is told UTF-8, which drafts are written in."""

import codecs
import sys
from collections.abc import Iterator

from stockmail.doctor import ERROR, OK, At, Look
from stockmail.errors import N_, Note

TITLE = N_("encoding")
ORDER = 6
UTF8 = "utf-8"


def look(at: At) -> Iterator[Look]:
    """What Python was told by the system, and would take for its own words."""
    name = getattr(at.world.stderr, "encoding", None) or UTF8
    if codecs.lookup(name).name == UTF8:
        yield Look(OK, Note("UTF-8"))
        return
    windows, other = N_("run: chcp 65001, and set PYTHONUTF8=1"), N_("set LANG=C.UTF-8 or ja_JP.UTF-8")
    mend = windows if sys.platform == "win32" else other
    yield Look(ERROR, Note("{name}; drafts are UTF-8 and would look broken", {"name": name}), Note(mend))
