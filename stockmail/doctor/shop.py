"""Whether shop.yaml is there, can be read, and says what every draft needs."""

from collections.abc import Iterator

from stockmail import settings
from stockmail.doctor import ERROR, NOTE, OK, At, Look, run, told
from stockmail.errors import N_, Note, StockmailError

TITLE = N_("shop.yaml")
ORDER = 1
# Every draft is signed; Japanese law asks for the rest (特商法11条).
NEEDED = ("name", "staff")
LAW = ("address", "phone")


def look(at: At) -> Iterator[Look]:
    """The file, then what it lacks."""
    if at.file is None:
        said = N_("there is none here, nor in {folder}")
        yield Look(ERROR, Note(said, {"folder": at.world.config}), run("stockmail init"))
        return
    try:
        shop, _own = settings.shop(at.given, at.world)
    except StockmailError as error:
        yield Look(ERROR, told(error), Note("mend this line of the file"))
        return
    facts = shop._asdict()
    lacking = [name for name in NEEDED if not facts[name]]
    lacking += [] if shop.email or shop.phone else ["email"]
    if lacking:
        said = N_("{path} lacks what every draft needs: {names}")
        yield Look(ERROR, Note(said, {"path": at.file, "names": ", ".join(lacking)}), run("stockmail init"))
    else:
        yield Look(OK, Note("{path}", {"path": at.file}))
    if bare := [name for name in LAW if not facts[name]]:
        said = N_("Japanese law wants these in mails of a shop: {names}")
        yield Look(NOTE, Note(said, {"names": ", ".join(bare)}), run("stockmail init"))
