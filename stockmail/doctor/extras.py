"""Which optional parts are installed, and whether one that the shop needs is missing."""

from collections.abc import Iterator
from importlib.util import find_spec

from stockmail.doctor import ERROR, OK, At, Look, run
from stockmail.errors import N_, Note

TITLE = N_("extras")
ORDER = 8
# The extra → the package that it installs.
PACKAGES = {"excel": "python_calamine", "imap": "imap_tools", "dask": "distributed"}


def look(at: At) -> Iterator[Look]:
    """A mailbox in shop.yaml needs its extra; the others are needed when they are asked for."""
    there = {name for name, package in PACKAGES.items() if find_spec(package)}
    if at.shop.imap and "imap" not in there:
        yield Look(ERROR, Note("shop.yaml names a mailbox, and imap is not installed"),
                   run("pip install 'stockmail[imap]'"))  # fmt: skip
    if there:
        yield Look(OK, Note("installed: {names}", {"names": ", ".join(sorted(there))}))
    if missing := sorted(PACKAGES.keys() - there):
        command = Note("pip install 'stockmail[{names}]'", {"names": ",".join(missing)})
        said = N_("not installed: {names}")
        yield Look(OK, Note(said, {"names": ", ".join(missing)}), Note("{command}", {"command": command}))
