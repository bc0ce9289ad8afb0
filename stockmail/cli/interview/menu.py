"""After the preview: what is to be done with the draft, again and again until it is enough."""

from stockmail.cli import talk
from stockmail.cli.asking import Option
from stockmail.cli.interview import change, mend, preview
from stockmail.cli.interview.answers import Answers, Desk
from stockmail.cli.interview.ways import WAYS
from stockmail.cli.talk import _
from stockmail.errors import N_, Note, StockmailError
from stockmail.route import Drafted

STALE = N_("what was copied, saved or recorded is the draft before this change; do it again")


def run(desk: Desk, answers: Answers) -> tuple[Answers, Drafted]:
    """The draft that the person is done with. Raises KeyboardInterrupt where they give up."""
    made, chosen = None, ""
    while True:
        if made is None:
            answers, made = _drafted(desk, answers)
        chosen = _what_now(desk, answers, made, chosen)
        if chosen == "stop":
            raise KeyboardInterrupt
        if chosen == "done" and made:
            return answers, made
        if chosen == "change":
            answers, made = _changed(desk, answers, made)
        elif made:
            answers, made = _done(desk, answers, made, chosen)


def _drafted(desk: Desk, answers: Answers) -> tuple[Answers, Drafted | None]:
    """The draft, shown; none where no answer mends what is wrong."""
    try:
        answers, made = mend.settle(desk, answers)
    except StockmailError as error:
        talk.complain(desk.world, error)
        return answers, None
    preview.show(desk, made)
    return answers, made


def _what_now(desk: Desk, answers: Answers, made: Drafted | None, last: str) -> str:
    change_, stop = Option("change", _("change one thing")), Option("stop", _("give up; nothing is kept"))
    if made is None:
        return desk.asker.pick(_("What now?"), (change_, stop), "change")
    options = [
        Option("copy", _("copy it to the clipboard")),
        Option("save", _("save it to a file")),
        Option("edit", _("edit it in my editor")),
        change_,
        Option("record", _("put it into the case log")),
        Option("done", _("done: print it")),
        stop,
    ]
    settled = answers.shop.record or "--record" in answers.steps or not made.entry.order
    options = [option for option in options if option.key != "record" or not settled]
    return desk.asker.pick(_("What now?"), options, _likely(answers, last))


def _likely(answers: Answers, last: str) -> str:
    """The way that comes next; where nothing can copy, a file."""
    if answers.steps:
        return "done"
    return "save" if last == "copy" else "copy"


def _changed(desk: Desk, answers: Answers, made: Drafted | None) -> tuple[Answers, Drafted | None]:
    if "--edit" in answers.steps:
        question = _("The text is written anew then, without what you edited. Go on?")
        if not desk.asker.agrees(question, default=False):
            return answers, made
        answers = answers._replace(steps={})
    try:
        changed = change.ask(desk, answers)
        if answers.steps:
            talk.note(desk.world, [Note(STALE)])
        return changed._replace(steps={}), None
    except StockmailError as error:
        talk.complain(desk.world, error)
        return answers, made


def _done(desk: Desk, answers: Answers, made: Drafted, way: str) -> tuple[Answers, Drafted]:
    try:
        answers, after = WAYS[way](desk, answers, made)
    except StockmailError as error:
        talk.complain(desk.world, error)
        return answers, made
    if after.draft != made.draft:
        preview.show(desk, after)
    return answers, after
