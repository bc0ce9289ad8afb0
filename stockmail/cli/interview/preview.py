"""Shows a draft before it is given out: its text, what the review says, what to do round it."""

from stockmail.cli import talk
from stockmail.cli.interview.answers import Desk
from stockmail.cli.talk import _
from stockmail.draft import Drafted
from stockmail.outputs.text import plain


def show(desk: Desk, made: Drafted) -> None:
    """On stderr, the text line by line as it will be."""
    rule = "─" * min(desk.asker.console.width, 40)
    desk.world.stderr.write(f"\n{rule}\n{plain(made.draft).rstrip()}\n{rule}\n")
    talk.note(desk.world, made.notes)
    talk.name_blanks(desk.world, made.draft.blanks)
    talk.steps(desk.world, made.draft)
    desk.asker.say("", _("Nothing of this is sent."), style="dim")
