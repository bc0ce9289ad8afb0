"""Finds and loads what drafts are made of: scenarios, texts, channels, the shop's own files."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stockmail import files
from stockmail.channel import Channel, Rule
from stockmail.errors import OrderError, Problem
from stockmail.kinds import unknown
from stockmail.scenario import Scenario

if TYPE_CHECKING:
    from jinja2 import Environment

    from stockmail.reading import Reading
    from stockmail.review import Rule as Check

PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Where scenarios.yaml and templates/ are: inside the wheel, else beside the checkout.

    Found through this file, never by searching the path: an editable install also leaves a copy
    of the wheel's data behind, which goes stale (pypa/hatch#296).
    """
    shipped = PACKAGE / "_data"
    return shipped if shipped.is_dir() else PACKAGE.parent


class Library:
    """The words and rules. own: the shop's folder, whose templates come before the shipped ones.

    cache: a folder for what can be made again, or None to keep nothing.
    """

    def __init__(self, own: Path | None, cache: Path | None) -> None:
        self.own = own
        self.cache = cache
        self._wordings: dict[str, dict[str, Any]] = {}
        self._phrases: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, Environment] = {}

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Every scenario by its id, in the order of scenarios.yaml."""
        data = files.load_yaml(root() / "scenarios.yaml", self.cache)
        return {name: Scenario(name, **_tuples(entry)) for name, entry in data.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that drafts can be written in."""
        return tuple(sorted(path.parent.name for path in root().glob("templates/*/wording.yaml")))

    def wording(self, language: str) -> dict[str, Any]:
        """How *language* says what its texts do not spell out. Raises OrderError for others."""
        if language not in self._wordings:
            if language not in self.languages:
                raise _no_such(language, self.languages, "--lang", "language")
            path = root() / "templates" / language / "wording.yaml"
            self._wordings[language] = files.load_yaml(path, self.cache)
        return self._wordings[language]

    def channel(self, name: str) -> Channel:
        """The sales channel called *name*. Raises OrderError with the list and the nearest."""
        known = tuple(sorted(path.stem for path in (PACKAGE / "channels").glob("*.yaml")))
        if name not in known:
            raise _no_such(name, known, "--channel", "channel")
        data = files.load_yaml(PACKAGE / "channels" / f"{name}.yaml", self.cache)
        refuses = {key: Rule(**rule) for key, rule in data.pop("refuses", {}).items()}
        return Channel(name, **_tuples(data), refuses=refuses)

    def templates(self, language: str) -> "Environment":
        """The texts of *language*; ``stockmail/…`` names a shipped text that the shop extends."""
        if language not in self._texts:
            from stockmail.texts import environment

            own = self.own and self.own / language
            self._texts[language] = environment(root() / "templates" / language, own, self.cache)
        return self._texts[language]

    def phrases(self, language: str) -> Mapping[str, Any]:
        """The wording rules of *language* by name, the shop's own over the shipped ones."""
        if language not in self._phrases:
            folders = [root() / "templates", *([self.own] if self.own else [])]
            files_ = (folder / language / "phrases.yaml" for folder in folders)
            entries = [files.load_yaml(path, self.cache) for path in files_ if path.is_file()]
            self._phrases[language] = {name: entry for each in entries for name, entry in each.items()}
        return self._phrases[language]

    def rules(self, reading: "Reading") -> "Iterator[Check]":
        """Every rule that *reading* is reviewed by."""
        from stockmail import rulebook

        return rulebook.fitting(reading, self.phrases(reading.language))

    @cached_property
    def samples(self) -> Mapping[str, Any]:
        """The shop and the orders that examples draw on."""
        data: Mapping[str, Any] = files.load_yaml(PACKAGE / "samples.yaml", self.cache)
        return data


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _no_such(name: str, known: tuple[str, ...], flag: str, path: str) -> OrderError:
    bad = unknown(name, known)
    return OrderError(Problem(bad.message, bad.values, flag, path, flag))
