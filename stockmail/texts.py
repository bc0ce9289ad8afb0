"""The Jinja environment of one language: sandboxed, strict, its bytecode kept between runs."""

from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from stockmail import bounds, kept
from stockmail.wrap import cells

SHIPPED = "stockmail"


class Kept(FileSystemBytecodeCache):
    """Compiled texts in the user's cache folder; a folder that cannot be written is no trouble."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode where that works."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


class Own(bounds.Bounded, ImmutableSandboxedEnvironment):
    """A shop's own texts, which get no further than the limits of bounds.py."""


def environment(shipped: Path, own: Path | None, cache: Path | None) -> ImmutableSandboxedEnvironment:
    """The texts in *own* before those in *shipped*; ``stockmail/x.j2`` always means the shipped one."""
    # What is the same in every language lies beside the languages' folders.
    base = FileSystemLoader([shipped, shipped.parent], encoding="utf-8")
    folders = [folder for folder in (own, own.parent) if folder.is_dir()] if own else []
    mine = [FileSystemLoader(folders, encoding="utf-8")] if folders else []
    place = kept.folder(cache)
    make = Own if mine else ImmutableSandboxedEnvironment
    texts = make(
        loader=ChoiceLoader([*mine, base, PrefixLoader({SHIPPED: base})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_page,  # all else is plain text
        bytecode_cache=Kept(str(place), make.__name__ + "-%s") if place else None,
    )
    texts.filters["pad"] = pad
    bounds.guard(texts)
    return texts


def _is_page(name: str | None) -> bool:
    return name is not None and name.endswith(".html.j2")


def pad(text: str, width: int) -> str:
    """*text* with spaces up to *width* columns, at least two: kana and kanji take two each."""
    return text + " " * max(2, width - cells(text))
