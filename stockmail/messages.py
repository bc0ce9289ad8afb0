"""Speaks to the person at the desk in their language; the drafts' language is another thing.

Catalogues: stockmail/locale/<language>/LC_MESSAGES/stockmail.po, kept with Babel
(CONTRIBUTING.md says how). The English sentence is the key.
"""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stockmail.errors import Note, Problem, StockmailError
from stockmail.kinds import forbidden
from stockmail.manual import paragraphs

CATALOGUES = Path(__file__).resolve().parent / "locale"


def language(environ: Mapping[str, str]) -> str:
    """The user's language: STOCKMAIL_UI, else the locale of messages, else English."""
    for name in ("STOCKMAIL_UI", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    import locale

    system = locale.getlocale()[0] or ""  # Windows sets none of the variables
    return "ja" if system.lower().startswith("ja") else "en"


@cache
def translation(name: str) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none."""
    if name == "en":
        return gettext.NullTranslations()
    return gettext.translation("stockmail", CATALOGUES, [name], fallback=True)


def say(thing: Note | Problem, tongue: str) -> str:
    """One sentence: where, what, and what mends it; nothing in it that a terminal would obey."""
    values = {name: _in(value, tongue) for name, value in thing.values.items()}
    told = translation(tongue).gettext(thing.message).format(**values)
    if isinstance(thing, Note):
        return told
    given_by_option = thing.where.startswith("-")
    place = tame(": ".join(filter(None, (thing.where, "" if given_by_option else thing.path))))
    mend = f"  ({thing.flag})" if thing.flag and thing.flag != thing.where else ""
    line = f"{place}: {told}{mend}" if place else told + mend
    return f"{line}\n{thing.sample}" if thing.sample else line


def tame(text: str) -> str:
    """*text* with a ? for each character that a terminal would obey or that hides another's place."""
    return text if text.isprintable() else "".join("?" if forbidden(char) else char for char in text)


def page(text: str, values: Mapping[str, object], tongue: str) -> list[str]:
    """The paragraphs of a rule's page; without *values* its braces are words like any others."""
    said = paragraphs(text)
    if values:
        return [say(Note(paragraph, values), tongue) for paragraph in said]
    return [translation(tongue).gettext(paragraph) for paragraph in said]


def _in(value: object, tongue: str) -> object:
    """A value that data files give in several languages, or a sentence of ours, in the user's."""
    if isinstance(value, Note):
        return say(value, tongue)
    if isinstance(value, Mapping):
        value = value.get(tongue, value["en"])
    return tame(value) if isinstance(value, str) else value


def lines(error: StockmailError, tongue: str) -> list[str]:
    """Everything that an error has to say."""
    said = [say(problem, tongue) for problem in error.problems]
    return [*said, say(error.hint, tongue)] if error.hint else said
