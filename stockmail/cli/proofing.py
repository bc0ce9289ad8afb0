"""What ``templates`` shows: the shop's own texts, and what is wrong with them."""

from pathlib import Path

from stockmail import files, messages, proof, settings
from stockmail.cli import talk
from stockmail.cli.layout import hung
from stockmail.cli.talk import _
from stockmail.errors import Note
from stockmail.library import Library
from stockmail.world import World, real


def listed(given: Path | None) -> None:
    """Print the files, one a line."""
    world = real()
    own = _folder(given, world)
    every = _texts(own, world) if own else []
    world.stdout.write("".join(f"{path}\n" for path in every).encode())
    if not every:
        _none(world)


def check(given: Path | None) -> int:
    """Print every fault with its place; how many there are."""
    world = real()
    own = _folder(given, world)
    if own is None or not _texts(own, world):
        _none(world)
        return 0
    tried, faults = proof.faults(own, world.cache)
    tongue = messages.language(world.environ)
    lines = []
    for fault in faults:
        seen = _("; seen in {cell}").format(cell=" ".join(fault.seen)) if fault.seen else ""
        lines.append(messages.say(fault.problem, tongue) + seen)
    if world.stdout.isatty():
        lines = [part for line in lines for part in hung(line)]
    world.stdout.write("".join(f"{line}\n" for line in lines).encode())
    count = {"texts": len(_texts(own, world)), "drafts": tried, "faults": len(faults)}
    talk.note(world, [Note("texts: {texts}; drafts: {drafts}; faults: {faults}", count)])
    return len(faults)


def _folder(given: Path | None, world: World) -> Path | None:
    """The folder of the shop's own texts, in the fewest words from here."""
    found = settings.path(given, world)
    if found:
        files.read_bytes(found)  # complains of a file that is not there
    return found.parent / "templates" if found else None


def _texts(own: Path, world: World) -> list[Path]:
    languages = Library(None, world.cache).languages
    return [path for language in languages for path in proof.texts(own, language)]


def _none(world: World) -> None:
    said = Note("there is no wording of your own; {command}", {"command": "stockmail init --templates"})
    talk.note(world, [said])
