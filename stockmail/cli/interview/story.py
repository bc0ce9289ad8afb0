"""What has happened and what is known: enough to suggest a scenario, with its reason."""

from typing import Any

from stockmail.advice import Advice, advise
from stockmail.ask import under
from stockmail.cli import questions
from stockmail.cli.asking import Option
from stockmail.cli.interview.answers import Answers, Desk, judge
from stockmail.cli.talk import _
from stockmail.model import Ask
from stockmail.readers.alternative import alternative
from stockmail.telling import BEFORE

OTHER = "…"
# With these there is still something to decide about what is missing.
OPEN = frozenset({"", "told", "no-reply", "waiting", "angry", *BEFORE})


def ask(desk: Desk, answers: Answers) -> Answers:
    """The answers with states and the decisions that the choice hangs on."""
    so_far = desk.asker.pick(_("What has happened so far?"), _states(), "first")
    state = "" if so_far == "first" else so_far
    answers = _lifted(answers)._replace(states=(state,) if state else ())
    decided = any((answers.ask.restock_date, answers.ask.alternative, answers.ask.new_date))
    if state not in OPEN or decided:
        return answers
    known = desk.asker.pick(_("What do you know of the missing product?"), _known(), "nothing")
    return _then(desk, answers, known)


def _states() -> tuple[Option, ...]:
    return (
        Option("first", _("nothing: this is the first word to the customer")),
        Option("told", _("a quick first word went out; now in person")),
        Option("no-reply", _("they were told, and there is no answer")),
        Option("waiting", _("they wait, and are owed a report")),
        Option("arrived", _("what they waited for has arrived")),
        Option("agreed", _("they agreed to cancel, or the announced day has passed")),
        Option("angry", _("their answer was angry")),
        Option("delivered", _("the parcel arrived, and something was missing")),
        Option("late", _("it ships, but later than promised")),
        Option("settled", _("all is settled")),
        Option("subscription", _("it is a subscription box")),
        Option("preorder", _("it is a pre-order")),
        Option("public", _("it is for the site or social media")),
        Option("review", _("a bad review is to be answered")),
    )


def _known() -> tuple[Option, ...]:
    return (
        Option("back", _("more is coming, and I know when")),
        Option("unknown", _("more is coming, but there is no day yet")),
        Option("gone", _("it will not come back")),
        Option("other", _("another product can go instead")),
        Option("fault", _("the last pieces failed the inspection")),
        Option("oversold", _("more was sold than there was")),
        Option("nothing", _("nothing yet")),
    )


DECIDES: dict[str, dict[str, Any]] = {
    "unknown": {"restock_date": "unknown"},
    "gone": {"reason": "discontinued"},
    "fault": {"reason": "failed-inspection"},
    "oversold": {"reason": "oversold"},
}
ASKS = {"back": "restock_date", "other": "alternative"}


def _then(desk: Desk, answers: Answers, known: str) -> Answers:
    if name := ASKS.get(known):
        asked = questions.question(name)
        default = "+5bd" if name == "restock_date" else ""
        reader = judge(desk, answers).reader(name)
        return answers.decided(**{name: desk.asker.line(asked.words, reader, default, asked.example)})
    return answers.decided(**DECIDES.get(known, {}))


def _lifted(answers: Answers) -> Answers:
    """The decisions of the order file as if they were typed, so that each can be changed.

    Only an alternative with more than a name stays in the file: no option holds it.
    """
    held = answers.raw.fields.get("decisions")
    ask, strange = under(answers.ask, held, "")
    if not held or strange or not isinstance(ask.alternative, str | None):
        return answers
    return answers._replace(ask=ask, no_decisions=True)


def choose(desk: Desk, answers: Answers) -> Answers:
    """The answers with a scenario: the suggested one, or another."""
    if answers.is_form:
        return _fitted(desk, answers._replace(scenario=_any(desk, "restock")))
    read = answers.ask._replace(alternative=alternative(answers.ask.alternative))
    advice = advise(answers.raw, read, answers.states, answers.shop, desk.library, desk.now)
    chosen = desk.asker.pick(_("Suggested:"), _suggested(desk, advice), advice.suggestions[0].scenario.id)
    if chosen == OTHER:
        chosen = _any(desk, advice.suggestions[0].scenario.id)
    return _fitted(desk, answers._replace(scenario=chosen))


def _suggested(desk: Desk, advice: Advice) -> list[Option]:
    tongue = desk.asker.tongue
    options = [
        Option(
            each.scenario.id,
            f"{each.scenario.title[tongue]} ({each.scenario.id})",
            " ".join(reason[tongue] for reason in each.because),
        )
        for each in advice.suggestions
    ]
    return [*options, Option(OTHER, _("another"))]


def _any(desk: Desk, usual: str) -> str:
    tongue = desk.asker.tongue
    options = [
        Option(each.id, f"{each.title[tongue]} ({each.id})") for each in desk.library.scenarios.values()
    ]
    return desk.asker.pick(_("What happened?"), options, usual)


def _fitted(desk: Desk, answers: Answers) -> Answers:
    """Without the decisions that the scenario has no place for; they are named."""
    scenario = desk.library.scenarios[answers.scenario]
    given = {name: value for name, value in answers.ask._asdict().items() if value not in (None, False, ())}
    lost = [name for name in given if not scenario.takes(name)]
    if lost:
        said = _("This scenario says nothing of these; they are left out: {names}")
        words = ", ".join(questions.question(name).label for name in lost)
        desk.asker.say(said.format(names=words))
    kept = {name: value for name, value in given.items() if name not in lost}
    return answers._replace(ask=Ask(**kept))
