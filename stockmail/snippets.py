"""The team's fixed phrases and short messages, taken from the texts themselves: one source of words."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from stockmail.errors import N_, LibraryError, Problem
from stockmail.exports import Snippet
from stockmail.kinds import shown
from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.route import Drafted, draft
from stockmail.scenario import Scenario
from stockmail.voice import Voice

SHORT = ("message", "notice")
REASONS = "reasons"


def snippets(library: Library, language: str, shop: Shop, today: date) -> list[Snippet]:
    """Every phrase of the language's snippets.yaml, then a short message for each scenario.

    What differs from order to order is a 〔blank〕, days among it; the shop's facts are filled in.
    """
    data = library.snippets(language)
    forms = {scenario.id: _form(scenario, library, language, shop, today)
             for scenario in library.scenarios.values()}  # fmt: skip
    blank = _Blank(Voice(language, library.wording(language), None, today), data["blanks"])
    phrases = [_phrase(entry, data["parts"], forms, library, blank) for entry in data["phrases"]]
    return [*phrases, *_messages(forms, library, blank)]


def _form(scenario: Scenario, library: Library, language: str, shop: Shop, today: date) -> Drafted:
    """The blank form, as short as the scenario has it."""
    medium = next((name for name in SHORT if name in scenario.media), scenario.media[0])
    raw = Raw({"language": language})
    return draft(raw, Ask(), scenario.id, shop, library, today, form=True, medium=medium)


class _Blank(NamedTuple):
    """Puts a blank in place of every day that a form names: a snippet outlives the day it was made."""

    voice: Voice
    names: Mapping[str, str]

    def out(self, text: str, made: Drafted) -> str:
        promised = {name: getattr(made.entry, name) for name in self.names if name != "today"}
        for name, day in {**promised, "today": self.voice.today}.items():
            if day:
                text = text.replace(self.voice.day(day), f"〔{self.names[name]}〕")
        return text


def _phrase(
    entry: object, parts: Mapping[str, str], forms: Mapping[str, Drafted], library: Library, blank: _Blank
) -> Snippet:
    """The first line of what the entry points to. Raises LibraryError where it points nowhere."""
    source, part, reading = _pointed(entry)
    language = blank.voice.language
    if source == REASONS and part in blank.voice.wording[REASONS]:
        text = str(blank.voice.wording[REASONS][part])
        return Snippet(language, f"reason-{part}", f"{parts.get(REASONS, REASONS)}: {part}", text, reading)
    if source not in forms or not forms[source].draft.parts.get(part):
        raise _nowhere(entry)
    text = blank.out(forms[source].draft.parts[part], forms[source]).partition("\n")[0]
    title = f"{parts.get(part, part)}: {library.scenarios[source].title[language]}"
    return Snippet(language, f"{part}-{source}", title, text, reading)


def _pointed(entry: object) -> tuple[str, str, str]:
    """Where the entry points, and its reading."""
    if not isinstance(entry, Mapping) or len(str(entry.get("from")).split()) != len(("SCENARIO", "PART")):
        raise _nowhere(entry)
    source, part = str(entry["from"]).split()
    return source, part, str(entry.get("reading", ""))


def _nowhere(entry: object) -> LibraryError:
    message = N_("names no text: {got}; write from: SCENARIO PART, or from: reasons NAME")
    return LibraryError(Problem(message, {"got": shown(entry)}, "snippets.yaml", "phrases"))


def _messages(forms: Mapping[str, Drafted], library: Library, blank: _Blank) -> Iterator[Snippet]:
    language = blank.voice.language
    for name, made in forms.items():
        if made.draft.facts["medium"] in SHORT:
            text = re.sub(r"\n{3,}", "\n\n", blank.out(made.draft.body, made)).strip() + "\n"
            yield Snippet(language, name, library.scenarios[name].title[language], text)
