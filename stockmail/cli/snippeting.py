"""What ``stockmail export`` gives out."""

from pathlib import Path

from stockmail import exports, registry
from stockmail.cli.place import here, one_of
from stockmail.cli.talk import _
from stockmail.errors import OrderError, Problem
from stockmail.files import write_whole
from stockmail.snippets import snippets


def serve(form: str, out: Path | None, lang: str | None, shop: Path | None) -> None:
    """The snippets in the form of one program."""
    one_of(_("FORM"), form, registry.names(exports))
    place = here(shop)
    language = lang or place.shop.language or "ja"
    found = snippets(place.library, language, place.shop, place.now.date())
    if form == "ime" and not any(each.reading for each in found):
        raise OrderError(Problem("has no readings for an input method", {}, language, "", "--lang ja"))
    data: bytes = registry.load(exports, form).write(found)
    if out:
        write_whole(out, data)
    elif form == "ime" and place.world.stdout.isatty():
        raise OrderError(Problem("is no text for a terminal; name a file", {}, "ime", "", "-o FILE"))
    else:
        place.world.stdout.write(data)
