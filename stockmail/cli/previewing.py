"""What ``preview`` shows: one draft in the shop's own wording, once or at every save."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from stockmail import cases, settings
from stockmail.cli import talk
from stockmail.cli.place import one_of
from stockmail.cli.talk import _
from stockmail.errors import StockmailError
from stockmail.library import SCENARIOS, Library
from stockmail.outputs import text
from stockmail.scenario import find
from stockmail.world import World, real

# How long a save waits to be seen, in seconds.
PAUSE = 0.25
# Clears the screen and what was scrolled out of it.
CLEAR = "\x1b[H\x1b[2J\x1b[3J"


class Asked(NamedTuple):
    """The options of ``preview``."""

    scenario: str
    case: str
    lang: str | None
    medium: str | None
    shop: Path | None


def show(asked: Asked) -> None:
    """Print the draft; what there is to know of it goes to stderr. Raises StockmailError."""
    world = real()
    shop, own = settings.shop(asked.shop, world)
    library = Library(own, world.cache)
    one_of("--case", asked.case, cases.names(library))
    language = asked.lang or shop.language or "ja"  # as a draft of an order that names none
    scenario = find(library.scenarios, asked.scenario)
    made = cases.a_draft(scenario, language, asked.case, asked.medium, library)
    world.stdout.write(text.plain(made.draft).encode())
    world.stdout.flush()
    talk.note(world, made.notes)


def watch(asked: Asked) -> None:
    """Show it, and again after each save; a fault is told and waited out. Ends by KeyboardInterrupt."""
    world = real()
    seen: Mapping[Path, tuple[int, int]] | None = None
    while True:
        now = stamps(asked, world)
        if now != seen:
            seen = now
            if world.stdout.isatty():
                world.stdout.write(CLEAR.encode())
            _once(asked, world)
        time.sleep(PAUSE)


def _once(asked: Asked, world: World) -> None:
    try:
        show(asked)
    except StockmailError as error:
        talk.complain(world, error)
    said = _("{time} – waiting for the next save; Ctrl-C ends it")
    world.stderr.write(said.format(time=f"{world.now():%H:%M:%S}") + "\n")
    world.stderr.flush()


def stamps(asked: Asked, world: World) -> dict[Path, tuple[int, int]]:
    """What tells whether a file was saved: time and size of each that a draft is made of."""
    found = settings.path(asked.shop, world)
    folder = found.parent if found else world.folder
    texts = (folder / "templates").rglob("*")
    every = (*texts, found or folder / settings.FILE, folder / SCENARIOS)
    return {path: stamp for path in every if (stamp := _stamp(path))}


def _stamp(path: Path) -> tuple[int, int] | None:
    """None for a file that is gone, as editors that save by renaming let it be for a moment."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size
