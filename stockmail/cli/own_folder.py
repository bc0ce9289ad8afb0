"""What ``init --templates`` does: a folder for the shop's own wording, with one example that works."""

from pathlib import Path

from stockmail import files, messages, settings
from stockmail.cli import talk
from stockmail.errors import Note
from stockmail.library import root
from stockmail.model import Shop
from stockmail.world import World, real


def lay_out(given: Path | None) -> None:
    """The folder ``templates`` beside shop.yaml; what stands there already is left alone."""
    world = real()
    found = settings.path(given, world)
    shop = settings.shop(found, world)[0] if found else Shop()
    folder = (found or world.folder / settings.FILE).parent / "templates"
    for language in _languages(shop, world):
        starter = root() / "templates" / language / "starter"
        for source in sorted(path for path in starter.rglob("*") if path.is_file()):
            _lay(source, folder / language / source.relative_to(starter), world)
    if found is None:
        talk.note(world, [Note("it counts beside a shop.yaml: {command}", {"command": "stockmail init"})])
    say = Note("next: {command}", {"command": "stockmail preview restock --watch"})
    world.stderr.write(messages.say(say, messages.language(world.environ)) + "\n")


def _languages(shop: Shop, world: World) -> tuple[str, ...]:
    """Those in which the shop writes."""
    first = shop.language or messages.language(world.environ)
    return tuple(dict.fromkeys((first, *(("en",) if shop.name_en else ()))))


def _lay(source: Path, target: Path, world: World) -> None:
    if target.exists():
        talk.note(world, [Note("is there already, and stays: {path}", {"path": str(target)})])
        return
    with files.writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(source.read_bytes())
    talk.note(world, [Note("written: {path}", {"path": str(target)})])
