"""Which way --copy would go here."""

from collections.abc import Iterator

from stockmail import clipboard
from stockmail.doctor import NOTE, OK, At, Look
from stockmail.errors import N_, Note

TITLE = N_("clipboard")
ORDER = 3


def look(at: At) -> Iterator[Look]:
    """Nothing is copied: what the clipboard holds is the user's."""
    if ways := clipboard.ways(at.world.environ):
        yield Look(OK, Note("{ways}", {"ways": ", ".join(ways)}))
        return
    mend = N_("install wl-clipboard or xclip, or write a file: -o draft.txt")
    yield Look(NOTE, Note("there is no way to it from here; --copy will not work"), Note(mend))
