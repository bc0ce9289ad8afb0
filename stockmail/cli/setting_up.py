"""What ``init`` does: asks for the shop's facts, shows what would change, writes shop.yaml at the end."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from stockmail import files, messages, settings, shop_file
from stockmail.cli import shop_questions as asked
from stockmail.cli import talk
from stockmail.cli.asking import Asker
from stockmail.cli.layout import fill
from stockmail.cli.talk import _
from stockmail.errors import Note, OrderError, Problem
from stockmail.library import Library
from stockmail.model import Shop
from stockmail.shop_file import Value
from stockmail.world import World, real

COMMENT = 76  # columns of a note in shop.yaml


class Wanted(NamedTuple):
    """The options of ``init``. facts: by the key in shop.yaml, those given."""

    path: Path | None
    facts: Mapping[str, str | None]
    no_input: bool
    yes: bool


def serve(wanted: Wanted) -> None:
    """Write shop.yaml, or change it where a person agrees. Ctrl-C leaves everything as it was."""
    world = real()
    library = Library(None, world.cache)
    path = wanted.path or world.folder / settings.FILE
    shop = settings.shop(path, world)[0] if path.is_file() else Shop()
    facts = asked.given(wanted.facts, library)
    asker = Asker(world) if world.interactive and not wanted.no_input else None
    with _no_more_answers():
        if asker:
            facts = _interview(asker, facts, shop, library)
        elif not facts and not path.is_file():
            raise OrderError(Problem("is missing", {}, "--name"))
        if "language" in facts:
            facts["language"] = facts["language"][0]
        if _write(path, facts, library, wanted, asker):
            _next(world, path)


@contextmanager
def _no_more_answers() -> Iterator[None]:
    """Ctrl-D gives up as Ctrl-C does."""
    try:
        yield
    except EOFError:
        raise KeyboardInterrupt from None


def _interview(asker: Asker, facts: dict[str, Value], shop: Shop, library: Library) -> dict[str, Value]:
    """*facts*, and an answer to every question that they leave open."""
    before = asked.known(shop, asker.tongue)
    answers = dict(facts)
    asker.say(_("A few facts for your drafts. Enter takes what stands in [ ], or leaves it for later."))
    for question in asked.questions(library):
        both = {"ja", "en"} <= set(answers.get("language", ()))
        if question.key in answers or (question.key in asked.TWINS and not both):
            continue
        default = before.get(question.key, "")
        shown = default if isinstance(default, str) else ", ".join(default)
        read = asked.reader(question.key, library)
        answers[question.key] = asker.line(question.says, read, shown, question.hint)
    return {key: value for key, value in answers.items() if value}


def _write(
    path: Path, facts: Mapping[str, Value], library: Library, wanted: Wanted, asker: Asker | None
) -> bool:
    """Whether the file is as *facts* say, now or before."""
    means = {question.key: _comment(question) for question in asked.questions(library)}
    if not path.is_file():
        _save(path, shop_file.fresh(facts, means, _("The facts of the shop, for stockmail.")))
        return True
    old = files.decode(files.read_bytes(path), str(path))
    now = asked.known(settings.shop(path, real())[0], "")
    now["language"] = now["language"][0]
    new = shop_file.changed(old, {key: value for key, value in facts.items() if now.get(key) != value}, means)
    if new == old:
        talk.note(real(), [Note("{path} says all of that already", {"path": str(path)})])
        return True
    _show(old, new, path)
    if not wanted.yes and asker is None:
        raise OrderError(Problem("is there already; --yes makes these changes", {}, str(path)))
    if not wanted.yes and asker and not asker.agrees(_("Make these changes?"), default=False):
        return False
    _save(path, new)
    return True


def _comment(question: asked.Question) -> str:
    return "\n".join(fill("\n".join(filter(None, (question.says, question.hint))), COMMENT, 0))


def _show(old: str, new: str, path: Path) -> None:
    lines = unified_diff(old.splitlines(), new.splitlines(), str(path), str(path), n=1, lineterm="")
    real().stderr.write("".join(f"{line}\n" for line in lines))


def _save(path: Path, text: str) -> None:
    """The whole file or none; a link stays a link, and who may read it stays as it was."""
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else None
    with files.writing(path):
        target.parent.mkdir(parents=True, exist_ok=True)
    files.write_whole(target, text.encode())
    if mode is not None:
        target.chmod(mode)
    talk.note(real(), [Note("written: {path}", {"path": str(path)})])


def _next(world: World, path: Path) -> None:
    """What a draft still needs, and what to type now."""
    shop, _own = settings.shop(path, world)
    contact = shop.email or shop.phone
    lacking = [
        name for name, fact in (("name", shop.name), ("staff", shop.staff), ("email", contact)) if not fact
    ]
    if lacking:
        talk.note(world, [Note("every draft needs these too: {names}", {"names": ", ".join(lacking)})])
    tongue = messages.language(world.environ)
    said = Note("next: {command}", {"command": "stockmail new"})
    world.stderr.write(messages.say(said, tongue) + "\n")
