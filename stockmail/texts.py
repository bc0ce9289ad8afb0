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

from stockmail import kept
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


def environment(shipped: Path, own: Path | None, cache: Path | None) -> ImmutableSandboxedEnvironment:
    """The texts in *own* before those in *shipped*; ``stockmail/x.j2`` always means the shipped one."""
    base = FileSystemLoader(shipped, encoding="utf-8")
    mine = [FileSystemLoader(own, encoding="utf-8")] if own and own.is_dir() else []
    place = kept.folder(cache)
    texts = ImmutableSandboxedEnvironment(
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
