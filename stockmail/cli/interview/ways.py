"""What can be done with a draft: copied, saved, edited, put on record."""

from collections.abc import Callable
from pathlib import Path

from stockmail import files, outputs, registry
from stockmail.batch.filenames import safe
from stockmail.cli import editing, recording, shell, talk, ways_out
from stockmail.cli.interview.answers import Answers, Desk
from stockmail.cli.talk import _
from stockmail.errors import DoubleError, Note
from stockmail.kinds import Bad
from stockmail.outputs import Style
from stockmail.route import Drafted

Done = tuple[Answers, Drafted]


def copy(desk: Desk, answers: Answers, made: Drafted) -> Done:
    """On the clipboard. Raises DeliveryError where nothing here can."""
    way = ways_out.chosen("text", Style(library=desk.library), None, answers.shop)
    talk.note(desk.world, ways_out.deliver(way, made.draft, None, desk.world, copy=True))
    return answers.did(copy=""), made


def save(desk: Desk, answers: Answers, made: Drafted) -> Done:
    """In a file; its ending says in which form. Raises FileError."""
    order = answers.order
    name = order.customer.name or "".join(
        filter(None, (order.customer.family_name, order.customer.given_name))
    )
    usual = safe(order.id or answers.scenario, name) + ".txt"
    endings = ", ".join(sorted(_forms()))
    hint = _("its ending says the form: {endings}").format(endings=endings)
    path = desk.asker.line(_("Save under which name?"), _writable, usual, hint, files=True)
    if path.exists() and not desk.asker.agrees(
        _("{file} is there. Overwrite it?").format(file=path), default=False
    ):
        return answers, made
    form = _forms().get(path.suffix.lower(), "text")
    way = ways_out.chosen(form, Style(library=desk.library), None, answers.shop)
    data, _mail = ways_out.written(way, made.draft)
    files.write_whole(path, data)
    talk.note(desk.world, [Note("saved: {file}", {"file": str(path)}), *ways_out.notes(way, made.draft)])
    answers = answers.did(out=str(path))
    return (answers.did(to=form) if form != "text" else answers), made


def _forms() -> dict[str, str]:
    """Ending → form; where two share one, the first."""
    every = reversed(registry.names(outputs))
    return {registry.load(outputs, name).SUFFIX: name for name in every}


def _writable(text: str) -> Path:
    path = Path(text.strip("'\"")).expanduser()
    if path.is_dir() or not path.parent.is_dir():
        raise Bad("there is no folder for this: {got}", got=str(path))
    return path


def edit(desk: Desk, answers: Answers, made: Drafted) -> Done:
    """In the person's editor, reviewed like any text of theirs. Raises what the review says."""
    with editing.around(made, answers.ask, desk.library, desk.world, may_ask=True) as edited:
        pass
    same = edited.draft == made.draft
    return (answers if same else answers.did(edit="")), edited


def record(desk: Desk, answers: Answers, made: Drafted) -> Done:
    """In the case log, once; a second time only when the person says so."""
    place = (answers.shop, desk.own, desk.world, desk.now)
    wanted = recording.Asked(record=True, again=False, example=False, sources=answers.sources)
    wanted = wanted._replace(given=shell.again(answers.sources, answers.given))
    try:
        talk.note(desk.world, recording.put(wanted, made, *place))
    except DoubleError as error:
        talk.complain(desk.world, error)
        if not desk.asker.agrees(_("Record it again?"), default=False):
            return answers, made
        talk.note(desk.world, recording.put(wanted._replace(again=True), made, *place))
        answers = answers.did(again="")
    return answers.did(record=""), made


WAYS: dict[str, Callable[[Desk, Answers, Drafted], Done]] = {
    "copy": copy,
    "save": save,
    "edit": edit,
    "record": record,
}
