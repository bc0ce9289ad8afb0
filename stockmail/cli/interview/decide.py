"""Only the decisions that matter for the chosen scenario; every one has a default."""

from typing import Any

from stockmail.cli import questions
from stockmail.cli.asking import Option
from stockmail.cli.interview.answers import Answers, Desk, drafted, judge, scenario
from stockmail.cli.talk import _
from stockmail.errors import StockmailError
from stockmail.kinds import shown
from stockmail.scenario import Scenario

# In the order in which they are asked.
DAYS = ("restock_date", "next_update", "new_date")
EXTRAS = ("restock_date", "new_date", "refunded_on", "alternative", "free_shipping", "coupon", "enclose",
          "second_notice", "point", "done", "refund_by", "reply_by", "staff", "note")  # fmt: skip
OWN_WORDS = "…"
# True of two scenarios, whose own cause they are.
RARE = frozenset({"packing-miss", "allotment"})


def ask(desk: Desk, answers: Answers) -> Answers:
    """The answers with what the scenario needs, why it is missing, and what else is offered."""
    needed = [name for name in scenario(desk, answers).needs if name in answers.ask._fields]
    for name in needed:
        if getattr(answers.ask, name) is None:
            answers = one(desk, answers, name)
    if answers.ask.restock_date == "unknown" and answers.ask.next_update is None:
        answers = one(desk, answers, "next_update")
    if _says_why(desk, answers):
        answers = cause(desk, answers)
    return extras(desk, answers)


def _says_why(desk: Desk, answers: Answers) -> bool:
    """Whether the draft has a sentence about the cause; one that cannot be made yet may have."""
    if answers.ask.reason:
        return False
    try:
        return bool(drafted(desk, answers).draft.parts.get("reason"))
    except StockmailError:
        return True


def one(desk: Desk, answers: Answers, name: str) -> Answers:
    """One decision asked for, its present value or the usual one as default; ``-`` takes it back."""
    if name in questions.YES_NO:
        agreed = desk.asker.agrees(questions.question(name).words)
        return answers.decided(**{name: agreed})
    asked, held = questions.question(name), getattr(answers.ask, name)
    needed = name in scenario(desk, answers).needs
    default = str(held) if held is not None else usual(name, scenario(desk, answers))
    example = asked.example if needed else _("{example} (- for none)").format(example=asked.example).strip()
    reader = judge(desk, answers).reader(name)
    answer = desk.asker.line(
        asked.words, lambda text: None if text == "-" and not needed else reader(text), default, example
    )
    answers = answers.decided(**{name: answer})
    return _with_partner(desk, answers, name)


def _with_partner(desk: Desk, answers: Answers, name: str) -> Answers:
    """What goes with a decision: the last day of a coupon, the price of an alternative."""
    if name == "coupon" and answers.ask.coupon:
        return one(desk, answers, "coupon_until")
    if name == "coupon":
        return answers.decided(coupon_until=None)
    if name == "alternative" and not answers.ask.alternative:
        return answers.decided(same_price=False)
    if name == "restock_date" and answers.ask.restock_date == "unknown" and not answers.ask.next_update:
        return one(desk, answers, "next_update")
    if name == "restock_date" and "next_update" not in scenario(desk, answers).needs:
        return answers if answers.ask.restock_date == "unknown" else answers.decided(next_update=None)
    return answers


def usual(name: str, of: Scenario) -> str:
    """What Enter answers; empty where only the person can know."""
    own = {"next_update": of.next_update, "new_date": of.new_date}.get(name, {}).get("within")
    if own:
        return f"+{own}"
    known = {"restock_date": "unknown", "next_update": "+5bd", "new_date": "+5bd", "coupon_until": "+60d",
             "refund_by": "+3bd", "refunded_on": "+0d", "reply_by": "+4bd", "refund": "card"}  # fmt: skip
    return known.get(name, "")


def cause(desk: Desk, answers: Answers) -> Answers:
    """The one true cause, in the words that the customer reads; the scenario's own when Enter is pressed."""
    of = scenario(desk, answers)
    if not (of.goods and of.takes("reason")):
        return answers
    sentences = desk.library.wording(answers.order.language or answers.shop.language or "ja")["reasons"]
    held = answers.ask.reason or of.reason
    usual_ = [name for name in sentences if name not in RARE or name == held]
    options = [Option(name, sentences[name]) for name in usual_]
    own = held if held not in sentences else ""
    options.append(Option(OWN_WORDS, _("a sentence of my own"), own))
    reason = desk.asker.pick(_("Why is it missing?"), options, OWN_WORDS if own else held)
    if reason != OWN_WORDS:
        return answers.decided(reason=None if reason == of.reason else reason)
    asked = questions.question("reason")
    return answers.decided(reason=desk.asker.line(asked.words, judge(desk, answers).reader("reason"), own))


def extras(desk: Desk, answers: Answers) -> Answers:
    """What may be added and is not yet there; Enter adds nothing."""
    open_ = [name for name in offered(desk, answers) if not getattr(answers.ask, name)]
    if not open_:
        return answers
    options = [Option(name, questions.question(name).label) for name in open_]
    hint = _("Enter for nothing; several: 1 3")
    for name in desk.asker.several(_("Anything to add?"), options, "", hint):
        answers = one(desk, answers, name)
    return answers


def offered(desk: Desk, answers: Answers) -> list[str]:
    """The decisions that this scenario has a place for and this channel allows."""
    of, channel = scenario(desk, answers), desk.library.channel(answers.order.channel)
    barred = {name for name, thing in channel.refuses.items() if thing in channel.forbids}
    return [name for name in EXTRAS if of.takes(name) and name not in barred]


def held(value: Any) -> str:  # noqa: ANN401 - as options hold it
    """A decision as a list shows it."""
    return ", ".join(value) if isinstance(value, tuple) else shown(value)
