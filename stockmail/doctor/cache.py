"""Whether what can be made again can be kept between runs; without it every start is slower."""

import os
from collections.abc import Iterator

from stockmail import kept
from stockmail.doctor import NOTE, OK, At, Look
from stockmail.errors import N_, Note

TITLE = N_("cache")
ORDER = 7


def look(at: At) -> Iterator[Look]:
    """The folder must be the user's own: what is kept there is trusted."""
    path = at.world.cache
    if kept.folder(path) and os.access(path, os.W_OK):
        yield Look(OK, Note("{path}", {"path": path}))
        return
    said = Note("{path} cannot be used, so every start is slower", {"path": path})
    yield Look(NOTE, said, Note("name another folder of your own: STOCKMAIL_CACHE"))
