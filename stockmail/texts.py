"""The Jinja environment of one language: sandboxed, strict, its bytecode kept between runs."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stockmail import bounds, kept
from stockmail.brief import Brief
from stockmail.forms import MARK, Mark
from stockmail.render import say
from stockmail.wrap import cells

SHIPPED = "stockmail"


class Kept(BytecodeCache):
    """Compiled texts in the user's cache folder. make: the environment that they were compiled by."""

    def __init__(self, place: Path, make: str) -> None:
        self.place = place
        self.make = make

    def load_bytecode(self, bucket: Bucket) -> None:
        """What is whole; Jinja itself sees whether it is of that text."""
        with suppress(kept.Unkept):
            bucket.bytecode_from_string(kept.read(self._path(bucket)))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it where that works."""
        kept.write(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return self.place / f"{self.make}-{bucket.key}"


# These filters take a text as a whole, or do not take it at all.
BLIND = frozenset({"trim", "indent", "join", "map", "unique", "select", "list"})


class Texts(ImmutableSandboxedEnvironment):
    """The texts of one language. A brief with marks is refused where a text looks into a mark.

    spaced: a text was split at its spaces; sources: every shipped text read so far, by its name.
    """

    spaced = False
    sources: dict[str, str]

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """A field of a value of ours is safe to read; the sandbox judges all else."""
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        if _is_marked(obj):
            if attribute != "split" or isinstance(obj, Mark):
                raise TypeError(attribute)
            self.spaced = True
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """No letter of a marked text."""
        if _is_marked(obj):
            raise TypeError(argument)
        return super().getitem(obj, argument)

    def form(self, brief: Brief) -> tuple[str, bool]:
        """The text of a brief with marks, and whether its spaces were set anew."""
        self.spaced = False
        return say(self, brief), self.spaced


def _is_marked(value: object) -> bool:
    return isinstance(value, Mark) or (isinstance(value, str) and MARK in value)


def _wary(make: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that refuses marked texts."""

    @wraps(make)
    def made(*args: object, **kwargs: object) -> object:
        if any(map(_is_marked, (*args, *kwargs.values()))):
            raise TypeError(make)
        return make(*args, **kwargs)

    return made


class Shipped(FileSystemLoader):
    """Reads the shipped texts, and keeps what they say."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(folders, encoding="utf-8")
        self.sources: dict[str, str] = {}

    def get_source(self, environment: Any, template: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """As Jinja's."""
        found = super().get_source(environment, template)
        self.sources[template] = found[0]
        return found


class Own(bounds.Bounded, Texts):
    """A shop's own texts, which get no further than the limits of bounds.py."""


class Within(FileSystemLoader):
    """The files of some folders; a link that leads out of them is no text of the shop's."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As the loader it is."""
        found = super().get_source(environment, template)
        folders = [Path(folder).resolve() for folder in self.searchpath]
        if not any(Path(found[1]).resolve().is_relative_to(folder) for folder in folders):
            raise TemplateNotFound(template)
        return found


def environment(shipped: tuple[Path, ...], own: tuple[Path, ...], cache: Path | None) -> Texts:
    """The texts in the folders *own* before those in *shipped*.

    ``stockmail/x.j2`` always means the shipped one.
    """
    base = Shipped(shipped)
    mine = [Within(own, encoding="utf-8")] if own else []
    place = kept.folder(cache)
    make = Own if mine else Texts
    texts = make(
        loader=ChoiceLoader([*mine, base, PrefixLoader({SHIPPED: base})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_page,  # all else is plain text
        auto_reload=False,  # within a run the texts stay as they are
        bytecode_cache=Kept(place, make.__name__) if place else None,
    )
    texts.sources = base.sources
    texts.filters["pad"] = pad
    if isinstance(texts, Own):  # nobody knows what a shop's own texts look into, or what they cost
        bounds.guard(texts)
    else:
        texts.filters |= {name: _wary(make) for name, make in texts.filters.items() if name not in BLIND}
    return texts


def _is_page(name: str | None) -> bool:
    return name is not None and name.endswith(".html.j2")


def pad(text: str, width: int) -> str:
    """*text* with spaces up to *width* columns, at least two: kana and kanji take two each."""
    return text + " " * max(2, width - cells(text))
