"""What can be told of a shop's own texts without a draft: files that nothing uses, blocks that are none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stockmail import files
from stockmail.errors import N_, Problem
from stockmail.kinds import Bad, nearest, unknown
from stockmail.library import Library, root
from stockmail.render import blame

LAYOUTS = ("mail.j2", "message.j2", "phone.j2", "notice.j2")


def problems(own: Path, library: Library) -> Iterator[Problem]:
    """Every such fault, by file and line."""
    for language in library.languages:
        folder = own / language
        for path in sorted(folder.rglob("*.j2")):
            name = path.relative_to(folder).as_posix()
            if not name.startswith("starter/"):
                yield from _unused(path, name, library, language)
                yield from _blocks(path, name, library, language)


def _unused(path: Path, name: str, library: Library, language: str) -> Iterator[Problem]:
    """A file whose name the program does not know and no other own text names."""
    shipped = root() / "templates"
    known = [text.relative_to(shipped / language).as_posix() for text in (shipped / language).rglob("*.j2")]
    known += [f"scenarios/{scenario}.j2" for scenario in library.scenarios]
    known += [text.name for text in shipped.glob("*.j2")]
    if name not in known and name not in library.own_texts(language):
        if close := nearest(name, tuple(sorted(set(known)))):
            message = N_("nothing uses a text of this name; did you mean {close}?")
            yield Problem(message, {"close": close}, str(path))
        else:
            yield Problem("nothing uses a text of this name", {}, str(path))


def _blocks(path: Path, name: str, library: Library, language: str) -> Iterator[Problem]:
    """Blocks that the text below has no place for: what they say would never be seen."""
    from jinja2 import TemplateError, nodes

    texts = library.templates(language)
    try:
        tree = texts.parse(files.decode(files.read_bytes(path), str(path)), name, str(path))
    except TemplateError as error:
        yield from getattr(blame(error), "problems", ())
        return
    extends = next(tree.find_all(nodes.Extends), None)
    if extends is None:
        return
    places = _places(texts, extends.template)
    for block in (node for node in tree.body if isinstance(node, nodes.Block)):
        if places and block.name not in places:
            bad: Bad = unknown(block.name, tuple(sorted(places)))
            yield Problem(bad.message, bad.values, f"{path}:{block.lineno}", "block")


def _places(texts: Any, parent: Any) -> set[str]:  # noqa: ANN401 - Jinja's environment and node
    """The blocks of the text that is extended, and of the layouts that it may stand on."""
    from jinja2 import TemplateError

    names = [*LAYOUTS, *([parent.value] if hasattr(parent, "value") else [])]
    try:
        return {block for name in names for block in texts.get_template(name).blocks}
    except TemplateError:
        return set()
