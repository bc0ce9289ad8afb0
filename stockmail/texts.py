"""The Jinja environment of one language: sandboxed, strict, its bytecode kept between runs."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import (
    ChoiceLoader,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stockmail import kept
from stockmail.brief import Brief
from stockmail.forms import FREE, MARK, Forms, Mark
from stockmail.render import say
from stockmail.wrap import cells

SHIPPED = "stockmail"
Kind = TypeVar("Kind", bound="Texts")


class Kept(FileSystemBytecodeCache):
    """Compiled texts in the user's cache folder; a folder that cannot be written is no trouble."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode where that works."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


class Texts(ImmutableSandboxedEnvironment):
    """The texts of one language. forms: those that are rendered, where the texts allow it."""

    forms: Forms | None = None

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """A field of a brief is safe to read; the sandbox judges all else."""
        if type(obj) in FREE and attribute in obj._fields:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class Marking(Texts):
    """The same texts for briefs with marks: what looks into a marked text is refused.

    spaced: a text was split at its spaces.
    """

    spaced = False

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja has it
        """No method of a marked text but split."""
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

    def said(self, brief: Brief) -> tuple[str, bool]:
        """The text of a brief with marks, and whether its spaces were set anew."""
        self.spaced = False
        return say(self, brief), self.spaced


# These filters take a text as a whole, or do not take it at all.
BLIND = frozenset({"trim", "indent", "join", "map", "unique", "select", "list"})


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


def environment(shipped: Path, own: Path | None, cache: Path | None) -> Texts:
    """The texts in *own* before those in *shipped*; ``stockmail/x.j2`` always means the shipped one."""
    texts = _made(Texts, shipped, own, cache)
    if not (own and own.is_dir()):  # nobody knows what a shop's own texts do
        marking = _made(Marking, shipped, None, cache)
        marking.filters = {name: made if name in BLIND else _wary(made)
                           for name, made in marking.filters.items()}  # fmt: skip
        texts.forms = Forms(marking.said)
    return texts


def _made(kind: type[Kind], shipped: Path, own: Path | None, cache: Path | None) -> Kind:
    base = FileSystemLoader(shipped, encoding="utf-8")
    mine = [FileSystemLoader(own, encoding="utf-8")] if own and own.is_dir() else []
    place = kept.folder(cache)
    texts = kind(
        loader=ChoiceLoader([*mine, base, PrefixLoader({SHIPPED: base})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # plain text
        auto_reload=False,  # within a run the texts stay as they are
        bytecode_cache=Kept(str(place)) if place else None,
    )
    texts.filters["pad"] = pad
    return texts


def pad(text: str, width: int) -> str:
    """*text* with spaces up to *width* columns, at least two: kana and kanji take two each."""
    return text + " " * max(2, width - cells(text))
