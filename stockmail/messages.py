"""Speaks to the person at the desk in their language; the drafts' language is another thing.

Catalogues: stockmail/locale/<language>/LC_MESSAGES/stockmail.po, kept with Babel
(CONTRIBUTING.md says how). The English sentence is the key.
"""

import gettext
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stockmail.errors import N_, Note, Problem, StockmailError
from stockmail.kinds import forbidden
from stockmail.manual import paragraphs

CATALOGUES = Path(__file__).resolve().parent / "locale"
VARIABLE = "STOCKMAIL_UI"
SPANS = {"bd": (N_("1 business day"), N_("{count} business days")), "d": (N_("1 day"), N_("{count} days"))}


@cache
def languages() -> tuple[str, ...]:
    """Those that the program speaks: English, and each that has a catalogue."""
    return ("en", *sorted(entry.name for entry in os.scandir(CATALOGUES) if entry.is_dir()))


def language(environ: Mapping[str, str]) -> str:
    """The user's language: STOCKMAIL_UI, else the locale of messages, else English."""
    for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return _spoken(value)
    import locale

    return _spoken(locale.getlocale()[0] or "")  # Windows sets none of the variables


def _spoken(name: str) -> str:
    """The language that a locale like ``ja_JP.UTF-8`` asks for, if the program speaks it."""
    code = name.lower()[:2]
    return code if code in languages() else "en"


@cache
def translation(name: str) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none."""
    if name == "en":
        return gettext.NullTranslations()
    return gettext.translation("stockmail", CATALOGUES, [name], fallback=True)


def say(thing: Note | Problem, tongue: str) -> str:
    """One sentence: where, what, and what mends it; nothing in it that a terminal would obey."""
    values = {name: _in(_span(value) if name == "span" else value, tongue)
              for name, value in thing.values.items()}  # fmt: skip
    told = translation(tongue).gettext(thing.message).format(**values)
    if isinstance(thing, Note):
        return told
    given_by_option = thing.where.startswith("-")
    place = tame(": ".join(filter(None, (thing.where, "" if given_by_option else thing.path))))
    mend = f"  ({thing.flag})" if thing.flag and thing.flag != thing.where else ""
    line = f"{place}: {told}{mend}" if place else told + mend
    return f"{line}\n{thing.sample}" if thing.sample else line


def _span(value: object) -> object:
    """``4bd``, as scenarios.yaml has it, in words."""
    found = re.fullmatch(r"(\d+)(bd|d)", str(value))
    if not found:
        return value
    one, many = SPANS[found[2]]
    message = one if found[1] == "1" else many
    return Note(message, {"count": found[1]})


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
