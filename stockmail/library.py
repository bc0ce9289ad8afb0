"""Finds and loads what drafts are made of: scenarios, texts, channels, the shop's own files."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stockmail import files
from stockmail.errors import N_, FileError, OrderError, Problem
from stockmail.kinds import shown, unknown
from stockmail.scenario import Scenario

if TYPE_CHECKING:
    from stockmail.channel import Channel
    from stockmail.reading import Reading
    from stockmail.review import Rule as Check
    from stockmail.rulebook import Book, Kind
    from stockmail.rules import Rules, Source
    from stockmail.saying import Saying
    from stockmail.texts import Texts

PACKAGE = Path(__file__).resolve().parent
SCENARIOS = "scenarios.yaml"


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
        self._texts: dict[str, Saying] = {}
        self._channels: dict[str, Channel] = {}
        self._own_texts: dict[str, str] = {}
        self._books: dict[Kind, Book] = {}

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """Every scenario by its id, in the order of scenarios.yaml; the shop's own words go over it."""
        data = {name: entry for name, entry in self._shipped.items() if name != "rules"}
        if self._own:
            from stockmail.overlay import merge

            data = merge(data, self._own.data, self._own.where)
        return {name: Scenario(name, **_tuples(_without_fits(entry))) for name, entry in data.items()}

    @cached_property
    def rules(self) -> "Rules":
        """Which scenario fits what: the shipped rules and the shop's own."""
        from stockmail.rules import Source, read_rules

        shipped = Source(self._shipped, str(root() / SCENARIOS))
        return read_rules(*filter(None, (shipped, self._own)))

    @cached_property
    def _shipped(self) -> Mapping[str, Any]:
        data: Mapping[str, Any] = files.load_yaml(root() / SCENARIOS, self.cache)
        return data

    @cached_property
    def _own(self) -> "Source | None":
        """The scenarios.yaml beside the shop's texts, where it is not the shipped one itself."""
        path = self.own and self.own.parent / SCENARIOS
        if path is None or not path.is_file() or path.samefile(root() / SCENARIOS):
            return None
        from stockmail.rules import Source

        data = files.load_yaml(path, self.cache)
        if data is not None and not isinstance(data, Mapping):
            message = N_("must be lines like name: …, not {got}")
            raise FileError(Problem(message, {"got": shown(data)}, str(path)))
        return Source(data or {}, str(path), own=True)

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

    def channel(self, name: str) -> "Channel":
        """The sales channel called *name*, the shop's own file over the shipped one.

        Raises OrderError with the list and the nearest, or with all that is wrong with the file.
        """
        if name not in self._channels:
            self._channels[name] = self._channel(name)
        return self._channels[name]

    def _channel(self, name: str) -> "Channel":
        from stockmail.channel_file import merged, parse_channel

        if name not in self.channels:
            raise _no_such(name, self.channels, "--channel", "channel")
        shipped, own = (path / f"{name}.yaml" for path in self._channel_folders())
        data, where = files.load_yaml(shipped, self.cache), str(shipped)
        if own != shipped and own.is_file():
            data, where = merged(data, files.load_yaml(own, self.cache) or {}), str(own)
        return parse_channel(name, data, where)

    @property
    def channels(self) -> tuple[str, ...]:
        """The sales channels that there are."""
        return tuple(sorted(path.stem for path in (PACKAGE / "channels").glob("*.yaml")))

    def _channel_folders(self) -> tuple[Path, Path]:
        """Of the shipped files and of the shop's own, which stand beside its templates."""
        shipped = PACKAGE / "channels"
        return shipped, self.own.parent / "channels" if self.own else shipped

    def texts(self, language: str) -> "Saying":
        """The texts of *language*; ``stockmail/…`` names a shipped text that the shop extends."""
        if language not in self._texts:
            from stockmail.saying import Saying

            # What is the same in every language lies beside the languages' folders.
            shipped = (root() / "templates" / language, root() / "templates")
            own = (self.own / language, self.own) if self.own else ()
            mine = tuple(folder for folder in own if folder.is_dir())

            def load() -> "Texts":
                from stockmail.texts import environment

                return environment(shipped, mine, self.cache)

            self._texts[language] = Saying(load, shipped, self.cache, shipped=not mine)
        return self._texts[language]

    def templates(self, language: str) -> "Texts":
        """The templates of *language*, loaded."""
        return self.texts(language).environment

    def own_texts(self, language: str) -> str:
        """What the shop itself wrote in *language*, all of its templates in one; they may name a day."""
        if language not in self._own_texts:
            own = self.own if self.own != root() / "templates" else None
            paths = sorted((own / language).glob("**/*.j2")) if own else []
            self._own_texts[language] = "\n".join(files.decode(files.read_bytes(p), str(p)) for p in paths)
        return self._own_texts[language]

    def phrases(self, language: str) -> Mapping[str, Any]:
        """The wording rules of *language* by name, the shop's own over the shipped ones."""
        if language not in self._phrases:
            own, data = self._both(language, "phrases.yaml")
            if own:
                from stockmail.phrase_file import judged

                data = {**data, **judged(files.load_yaml(own, self.cache), str(own))}
            self._phrases[language] = data
        return self._phrases[language]

    def _both(self, language: str, name: str) -> tuple[Path | None, dict[str, Any]]:
        """The shop's own file of that *name*, where there is one, and what the shipped one holds."""
        shipped = root() / "templates" / language / name
        own = self.own / language / name if self.own and self.own != root() / "templates" else None
        data = files.load_yaml(shipped, self.cache) if shipped.is_file() else {}
        return own if own and own.is_file() else None, data

    def snippets(self, language: str) -> Any:  # noqa: ANN401 - what a file holds
        """What the team keeps at hand in *language*, the shop's own list over the shipped one."""
        self.wording(language)  # complains of a language that there is not
        own, data = self._both(language, "snippets.yaml")
        data = {"parts": {}, "blanks": {}, "phrases": [], **data}
        if own is None:
            return data
        from stockmail.channel_file import merged
        from stockmail.snippet_file import judged

        return merged(data, judged(files.load_yaml(own, self.cache), str(own)))

    def checks(self, reading: "Reading") -> "Iterator[Check]":
        """Every rule that may find something in *reading*."""
        from stockmail import rulebook

        kind = rulebook.kind_of(reading)
        if kind not in self._books:
            self._books[kind] = rulebook.Book(rulebook.fitting(kind, self.phrases(kind.language)))
        return self._books[kind].suspects(reading)

    @cached_property
    def samples(self) -> Mapping[str, Any]:
        """The shop and the orders that examples draw on."""
        data: Mapping[str, Any] = files.load_yaml(PACKAGE / "samples.yaml", self.cache)
        return data

    @cached_property
    def cases(self) -> Mapping[str, Any]:
        """The orders that every text is tried on."""
        data: Mapping[str, Any] = files.load_yaml(PACKAGE / "cases.yaml", self.cache)
        return data


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _without_fits(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The rules of an entry are read by themselves, and only when somebody asks for a suggestion."""
    return {key: value for key, value in entry.items() if key != "fits"}


def _no_such(name: str, known: tuple[str, ...], flag: str, path: str) -> OrderError:
    bad = unknown(name, known)
    return OrderError(Problem(bad.message, bad.values, flag, path, flag))
