"""Changes one thing of a draft that was asked for, and nothing else."""

from collections.abc import Callable

from stockmail.cli import questions
from stockmail.cli.asking import Option
from stockmail.cli.interview import decide, order, short, story
from stockmail.cli.interview.answers import Answers, Desk, scenario
from stockmail.cli.talk import _
from stockmail.model import Ask


def ask(desk: Desk, answers: Answers) -> Answers:
    """The answers with one of them given anew."""
    of = scenario(desk, answers)
    options = [
        Option("scenario", _("scenario"), of.title[desk.asker.tongue]),
        Option("short", _("what is missing"), ", ".join(answers.ask.short)),
        Option("language", questions.question("language").label, _language(answers)),
        Option("channel", questions.question("channel").label, answers.order.channel),
    ]
    if len(of.media) > 1:
        options.append(Option("medium", questions.question("medium").label, answers.medium or ""))
    if of.goods and of.takes("reason"):
        options.append(Option("reason", _("the cause"), answers.ask.reason or of.reason))
    for name in dict.fromkeys((*(n for n in of.needs if n in Ask._fields), *decide.offered(desk, answers))):
        value = getattr(answers.ask, name)
        options.append(Option(name, questions.question(name).label, decide.held(value) if value else ""))
    options.append(Option("order", _("another order")))
    wanted = desk.asker.pick(_("Change what?"), options, "scenario")
    change = CHANGES.get(wanted)
    return change(desk, answers) if change else decide.one(desk, answers, wanted)


def _language(answers: Answers) -> str:
    return answers.order.language or answers.shop.language or "ja"


def _to_language(desk: Desk, answers: Answers) -> Answers:
    names = {"ja": _("Japanese"), "en": _("English")}
    options = [Option(key, names.get(key, key)) for key in desk.library.languages]
    now = _language(answers)
    other = next((key for key in desk.library.languages if key != now), now)
    return answers.knowing(language=desk.asker.pick(questions.question("language").words, options, other))


def _to_channel(desk: Desk, answers: Answers) -> Answers:
    library, tongue = desk.library, desk.asker.tongue
    named = {name: library.channel(name).name for name in library.channels}
    options = [Option(key, f"{name.get(tongue, name['en'])} ({key})") for key, name in named.items()]
    words = questions.question("channel").words
    return answers.knowing(channel=desk.asker.pick(words, options, answers.order.channel))


def _to_medium(desk: Desk, answers: Answers) -> Answers:
    said = {"mail": _("mail"), "message": _("message in the trade thread"), "phone": _("script for a call"),
            "notice": _("notice for the public")}  # fmt: skip
    media = scenario(desk, answers).media
    options = [Option(name, said.get(name, name)) for name in media]
    asked = questions.question("medium").words
    return answers._replace(medium=desk.asker.pick(asked, options, answers.medium or media[0]))


def _to_scenario(desk: Desk, answers: Answers) -> Answers:
    return decide.ask(desk, story.choose(desk, answers))


def _to_order(desk: Desk, answers: Answers) -> Answers:
    fresh = answers._replace(sources=answers.sources._replace(files=()), given={}, pasted="")
    return short.ask(desk, order.ask(desk, fresh.decided(short=())))


CHANGES: dict[str, Callable[[Desk, Answers], Answers]] = {
    "scenario": _to_scenario,
    "short": short.ask,
    "language": _to_language,
    "channel": _to_channel,
    "medium": _to_medium,
    "reason": decide.cause,
    "order": _to_order,
}
