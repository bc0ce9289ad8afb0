"""The file of the case log: opened, brought up to date, written by several people at once.

SQLite with its rollback journal, never WAL, which does not work on a network drive. Every write is one
transaction that takes the lock before it reads, so nothing is lost and nothing is seen by halves.
"""

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stockmail import system
from stockmail.errors import N_, FileError, Problem

SCHEMA = Path(__file__).resolve().parent / "schema"
# In the file's head, so that another program's database is never taken for a log: "Stml".
APPLICATION = 0x53746D6C
PATIENCE = 60.0
STEP = (0.0005, 0.005)
NOT_OURS = N_("is no case log of stockmail; name another file")
# SQLite's names of what went wrong, by their beginnings, in words.
WHY = {
    "SQLITE_BUSY": N_("is in use by others; try again in a minute"),
    "SQLITE_LOCKED": N_("is in use by others; try again in a minute"),
    "SQLITE_READONLY": N_("cannot be written: it is read-only"),
    "SQLITE_FULL": N_("cannot be written: the disk is full"),
    "SQLITE_IOERR": N_("cannot be read or written: the disk or the network drive fails"),
    "SQLITE_CANTOPEN": N_("cannot be opened or made; look at the folder and its rights"),
    "SQLITE_NOTADB": NOT_OURS,
    "SQLITE_CORRUPT": N_("is damaged; put a copy in its place"),
}


def newest() -> int:
    """The version of the schema that this stockmail writes."""
    return max(_versions())


def _versions() -> dict[int, Path]:
    return {int(path.stem): path for path in SCHEMA.glob("*.sql")}


def connect(path: Path, *, make: bool) -> sqlite3.Connection:
    """The file, with the newest schema; without *make*, one that does not exist is empty.

    Raises FileError, and then has not touched a file that is not ours or newer than we are.
    """
    with spoken(path):
        if make:
            _touch(path)
        name = str(path) if make or path.exists() else ":memory:"
        connection = sqlite3.connect(name, timeout=PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves the file too
            _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _touch(path: Path) -> None:
    """A new file is its owner's alone; an existing one keeps the rights that somebody gave it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection, path) == newest():
        return
    with transaction(connection):
        version = _version(connection, path)  # another process may have been quicker
        for number, file in sorted(_versions().items()):
            if number > version:
                for statement in file.read_text("utf-8").split(";\n"):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {newest()}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the file's schema, 0 for an empty one. Raises FileError for what is not ours."""
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application not in {0, APPLICATION} or (tables and not application):
        raise FileError(Problem(NOT_OURS, {}, str(path)))
    if version > newest():
        message = N_("was written by a newer stockmail (version {got}, this one knows {known}); update it")
        raise FileError(Problem(message, {"got": version, "known": newest()}, str(path)))
    return int(version)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the lock taken first."""
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    """Take the lock, waiting for others in short uneven steps.

    SQLite's own steps grow to a tenth of a second: among several who write one case after another,
    whoever sleeps so long may never find the file free.
    """
    given_up = time.monotonic() + PATIENCE
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > given_up:
                    raise
                time.sleep(random.uniform(*STEP))  # noqa: S311 - no secret
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Whatever the file system or SQLite refuses, as a FileError in plain words."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        message = next((said for known, said in WHY.items() if name.startswith(known)), None)
        problem = Problem("cannot be used: {why}", {"why": str(error)}, str(path))
        raise FileError(Problem(message, {}, str(path)) if message else problem) from error
    except OSError as error:
        problem = Problem("cannot be written: {why}", {"why": system.why(error)}, str(path))
        raise FileError(problem) from error
