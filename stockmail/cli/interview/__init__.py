"""``stockmail new``: a whole draft by questions, and the command line that would do the same."""

from pathlib import Path

from stockmail import settings
from stockmail.cli import clock, talk
from stockmail.cli.asking import Asker
from stockmail.cli.interview import decide, mend, menu, order, short, story, ways
from stockmail.cli.interview.answers import Answers, Desk, command
from stockmail.cli.talk import _
from stockmail.errors import N_, Note, OrderError, Problem, UsageError
from stockmail.library import Library
from stockmail.outputs.text import plain
from stockmail.readers.sources import Sources
from stockmail.route import Drafted
from stockmail.world import World, real

EXAMPLE = "stockmail draft --scenario restock --order order.json --restock-date 12/5"


def serve(sources: Sources, shop_file: Path | None, today: str | None) -> None:
    """Ask, show, do what is wanted; then the draft on stdout. Ctrl-C and Ctrl-D leave nothing behind."""
    world = real()
    if not world.interactive:
        message = N_("asks its questions on a terminal; where there is none: {command}")
        raise UsageError(Problem(message, {"command": EXAMPLE}, "new"))
    shop, own = settings.shop(shop_file, world)
    now = clock.now(today, world, shop)
    desk = Desk(world, Asker(world), Library(own, world.cache), now, own, shop_file, today)
    if shop.name is None:
        talk.note(world, [Note("there is no shop.yaml yet; `stockmail init` writes one, once and for all")])
    try:
        answers, made = menu.run(desk, _asked(desk, Answers(shop, sources)))
        answers, made = _recorded(desk, answers, made)
    except EOFError:
        raise KeyboardInterrupt from None
    _give(world, desk, answers, made)


def _asked(desk: Desk, answers: Answers) -> Answers:
    answers = order.ask(desk, answers)
    if not answers.is_form:
        answers = story.ask(desk, short.ask(desk, answers))
    return decide.ask(desk, _chosen(desk, answers))


def _chosen(desk: Desk, answers: Answers) -> Answers:
    """With a scenario; what is wrong with the facts is asked for first."""
    while True:
        try:
            return story.choose(desk, answers)
        except OrderError as error:
            answers = mend.mended(desk, answers, error)


def _recorded(desk: Desk, answers: Answers, made: Drafted) -> tuple[Answers, Drafted]:
    """On record where the shop wants every draft there; the command does it by itself then."""
    if not answers.shop.record or not made.entry.order:
        return answers, made
    _same, made = ways.record(desk, answers, made)
    return answers, made


def _give(world: World, desk: Desk, answers: Answers, made: Drafted) -> None:
    """The draft on stdout as `draft` prints it, and how to come by it again."""
    world.stdout.write(plain(made.draft).encode())
    world.stdout.flush()
    desk.asker.say("", _("The same in one line:"), style="dim")
    world.stderr.write(command(desk, answers) + "\n")
    if "--edit" in answers.steps:
        desk.asker.say(_("What you edited is not in it."), style="dim")
    if answers.told:
        desk.asker.say(_("The shop's facts that you typed are not in it; `stockmail init` keeps them."))
