"""Whether the shop's own texts, scenarios and channels can be used."""

from collections.abc import Iterator

from stockmail import proof
from stockmail.doctor import ERROR, OK, At, Look, run, told
from stockmail.errors import N_, Note, StockmailError
from stockmail.library import Library

TITLE = N_("own wording")
ORDER = 2


def look(at: At) -> Iterator[Look]:
    """The tables first: with a broken one nothing can be tried."""
    own = at.file.parent / "templates" if at.file else None
    library = Library(own, at.world.cache)
    try:
        library.scenarios, library.rules  # noqa: B018 - reading them is the test
        for name in library.channels:
            library.channel(name)
    except StockmailError as error:
        yield Look(ERROR, told(error), Note("mend this line of the file"))
        return
    count = sum(len(proof.texts(own, language)) for language in library.languages) if own else 0
    if not own or not count:
        yield Look(OK, Note("none; the shipped texts count"))
        return
    _tried, faults = proof.faults(own, at.world.cache)
    said = Note("files: {files}; faults: {faults}", {"files": count, "faults": len(faults)})
    yield Look(ERROR, said, run("stockmail templates check")) if faults else Look(OK, said)
