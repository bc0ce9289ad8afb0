"""The shop's facts: --shop, else STOCKMAIL_SHOP, else shop.yaml here, else in the user's settings."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stockmail import files
from stockmail.errors import FileError, Problem
from stockmail.kinds import shown
from stockmail.world import World

if TYPE_CHECKING:
    from stockmail.model import Shop

FILE = "shop.yaml"


def shop(given: Path | None, world: World) -> "tuple[Shop, Path | None]":
    """The shop, and the folder of its own texts. An empty shop when there is no file at all."""
    from stockmail.model import Shop

    found = path(given, world)
    return read(found, world.cache) if found else (Shop(), None)


def read(path: Path, cache: Path | None) -> "tuple[Shop, Path]":
    """The shop of that file, and the folder of its own texts."""
    from stockmail.shop import parse_shop

    data = files.load_yaml(path, cache)
    if data is None:
        data = {}
    if not isinstance(data, Mapping):
        raise FileError(Problem("must be lines like name: …, not {got}", {"got": shown(data)}, str(path)))
    return parse_shop(data, str(path)), path.resolve().parent / "templates"


def path(given: Path | None, world: World) -> Path | None:
    """The file of the shop's facts; None where there is none."""
    return given or _named(world) or _found(world)


def log(shop: "Shop", own: Path | None, world: World) -> Path:
    """The file of the case log: STOCKMAIL_LOG, else ``log`` of shop.yaml, else in the user's data folder."""
    if name := world.environ.get("STOCKMAIL_LOG"):
        return Path(name)
    if shop.log and own:
        return own.parent / Path(shop.log).expanduser()
    return world.data / "log.sqlite"


def _named(world: World) -> Path | None:
    name = world.environ.get("STOCKMAIL_SHOP")
    return Path(name) if name else None


def _found(world: World) -> Path | None:
    places = (world.folder / FILE, world.config / FILE)
    return next((place for place in places if place.is_file()), None)
