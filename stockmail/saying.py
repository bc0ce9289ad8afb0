"""What says a brief in one language: a form met before, else its templates, which are loaded only then.

Loading Jinja takes a sixth of a cold start, so forms are kept between runs: each with the texts that
it was rendered from, and under all that was fixed in it.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stockmail import kept
from stockmail.brief import Brief
from stockmail.forms import Form, Forms

if TYPE_CHECKING:
    from stockmail.texts import Texts

# A form is made by these; when one of them changes, it is made anew.
MAKERS = ("stockmail.brief", "stockmail.forms", "stockmail.free", "stockmail.render", "stockmail.texts",
          "stockmail.wrap", "jinja2")  # fmt: skip


class Saying:
    """The texts of one language. load: makes their Jinja environment; folders: where they lie.

    forms: None where the shop has texts of its own, which are rendered one by one.
    """

    def __init__(self, load: Callable[[], "Texts"], folders: tuple[Path, ...], cache: Path | None, *,
                 shipped: bool) -> None:  # fmt: skip
        self._load = load
        place = kept.folder(cache) if shipped else None
        shelf = Shelf(place, folders, self) if place else None
        self.forms = Forms(self.form, shelf) if shipped else None

    @cached_property
    def environment(self) -> "Texts":
        """The templates."""
        return self._load()

    def form(self, brief: Brief) -> tuple[str, bool]:
        """The text of a brief with marks, and whether its spaces were set anew."""
        return self.environment.form(brief)


class Shelf:
    """Forms kept between runs in *place*; *folders*: where the texts lie that they are rendered from."""

    def __init__(self, place: Path, folders: tuple[Path, ...], saying: Saying) -> None:
        self.place = place
        self.folders = folders
        self.saying = saying

    @cached_property
    def stamp(self) -> str | None:
        """Whose code makes forms of texts."""
        found = kept.stamp(*MAKERS)
        return None if found is None else "\n".join((found, *map(str, self.folders)))

    def fetch(self, key: object) -> Form | None:
        """The form kept for *key*; None where there can be none. Raises Unkept."""
        if self.stamp is None:
            raise kept.Unkept
        try:
            sources, made = kept.fetch(self.place, f"{self.stamp}\n{key!r}")
            if all(self._source(name) == text for name, text in sources.items()):
                return None if made is None else Form(made[0], tuple(made[1]), made[2], spaced=made[3])
        except (TypeError, ValueError, AttributeError, IndexError):
            pass  # not what was kept here
        raise kept.Unkept

    def keep(self, key: object, form: Form | None) -> None:
        """Keep *form*, which was just made, with the texts read so far."""
        if self.stamp is not None:
            sources = dict(self.saying.environment.sources)
            made: Any = form and [form.marked, [*form.kinds], form.level, form.spaced]
            kept.keep(self.place, f"{self.stamp}\n{key!r}", [sources, made])

    def _source(self, name: str) -> str | None:
        for folder in self.folders:
            try:
                return (folder / name).read_text(encoding="utf-8")
            except (OSError, ValueError):
                continue
        return None
