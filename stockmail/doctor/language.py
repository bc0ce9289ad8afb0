"""In which language the program speaks, and whether the system has the locale that is set."""

import locale
from collections.abc import Iterator

from stockmail import messages
from stockmail.doctor import NOTE, OK, At, Look
from stockmail.errors import N_, Note

TITLE = N_("language")
ORDER = 5
NAMES = {"ja": N_("Japanese"), "en": N_("English")}


def look(at: At) -> Iterator[Look]:
    """--ui and STOCKMAIL_UI win over the locale; a locale that the system lacks still names a language."""
    tongue = messages.language(at.world.environ)
    said = N_("{name}; --ui or STOCKMAIL_UI=ja changes it")
    yield Look(OK, Note(said, {"name": Note(NAMES[tongue])}))
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        named = at.world.environ.get("LC_ALL") or at.world.environ.get("LANG", "")
        mend = N_("install it, or set LANG to one of `locale -a`")
        yield Look(NOTE, Note("the system has no locale {name}", {"name": named}), Note(mend))
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
