"""Shows a draft before it is given out: its text, what the review says, what to do round it."""

from io import StringIO

from stockmail.cli import talk
from stockmail.cli.interview.answers import Desk
from stockmail.cli.talk import _
from stockmail.outputs.text import plain
from stockmail.route import Drafted

RULE = "─" * 20  # where such characters are two cells wide it still fits


def show(desk: Desk, made: Drafted) -> None:
    """On stderr, the text line by line as it will be."""
    desk.world.stderr.write(f"\n{RULE}\n{plain(made.draft).rstrip()}\n{RULE}\n")
    said = desk.world._replace(stderr=StringIO())
    talk.note(said, made.notes)
    talk.name_blanks(said, made.draft.blanks)
    talk.steps(said, made.draft)
    desk.asker.say(said.stderr.getvalue().rstrip())  # type: ignore[attr-defined]
    desk.asker.say("", _("Nothing of this is sent."), style="dim")
