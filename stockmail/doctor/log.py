"""Whether the case log can be read and written."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from stockmail import settings
from stockmail.doctor import ERROR, OK, At, Look, told
from stockmail.errors import N_, Note, StockmailError
from stockmail.log import store

TITLE = N_("case log")
ORDER = 4
MEND = N_("name another file: log in shop.yaml, or STOCKMAIL_LOG")


def look(at: At) -> Iterator[Look]:
    """A log that is not there yet needs a folder in which it can be made."""
    own = at.file.resolve().parent / "templates" if at.file else None
    path = settings.log(at.shop, own, at.world)
    if path.exists():
        yield _read(path)
    elif _nearest(path.parent).is_dir() and os.access(_nearest(path.parent), os.W_OK):
        yield Look(OK, Note("{path}, made with the first record", {"path": path}))
    else:
        yield Look(ERROR, Note("{path} cannot be made", {"path": path}), Note(MEND))


def _read(path: Path) -> Look:
    try:
        with closing(store.connect(path, make=False)) as connection:
            whole = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except StockmailError as error:
        return Look(ERROR, told(error), Note(MEND))
    except sqlite3.Error:
        whole = False
    if not whole:
        return Look(ERROR, Note("{path} is damaged; put a copy in its place", {"path": path}), Note(MEND))
    if not os.access(path, os.W_OK):
        return Look(ERROR, Note("{path} is read-only", {"path": path}), Note(MEND))
    return Look(OK, Note("{path}", {"path": path}))


def _nearest(folder: Path) -> Path:
    """The folder, or the one in which it would be made."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)
