"""Asks for what the draft still lacks, or has against an answer, until it can be made."""

import re

from stockmail.cli import questions
from stockmail.cli.asking import Option
from stockmail.cli.interview import decide, order, short
from stockmail.cli.interview.answers import Answers, Desk, drafted, judge, scenario
from stockmail.cli.talk import _
from stockmail.errors import OrderError, Problem, RuleError, StockmailError
from stockmail.model import Ask
from stockmail.order_fields import FLAGS
from stockmail.route import Drafted

MOST_ROUNDS = 20


def settle(desk: Desk, answers: Answers) -> tuple[Answers, Drafted]:
    """The draft, after all that had to be asked for it. Raises what no answer here can mend."""
    for _round in range(MOST_ROUNDS):
        try:
            return answers, drafted(desk, answers)
        except (OrderError, RuleError) as error:
            answers = mended(desk, answers, error)
    return answers, drafted(desk, answers)


def mended(desk: Desk, answers: Answers, error: StockmailError) -> Answers:
    """The answers with what *error* asks for. Raises it again where nothing can be answered."""
    before = answers
    for problem in error.problems:
        if "rule" in problem.values and problem.path.startswith("decisions."):
            answers = _refused(desk, answers, problem)
        else:
            answers = _asked(desk, answers, problem)
    if answers == before:
        raise error
    return answers


def _asked(desk: Desk, answers: Answers, problem: Problem) -> Answers:
    """The answers with the fact that *problem* is about; the same where it cannot be given here."""
    path = problem.path
    name = path.removeprefix("decisions.").partition(".")[0]
    if name in Ask._fields and (path.startswith("decisions.") or name == path):
        if problem.message != "is missing":
            desk.asker.explain(problem._replace(path="", flag="", where=questions.question(name).words))
        if not scenario(desk, answers).takes(name):
            return answers.decided(**{name: Ask._field_defaults[name]})
        return short.ask(desk, answers) if name == "short" else decide.one(desk, answers, name)
    if problem.message != "is missing":  # of which the question says enough
        desk.asker.explain(problem._replace(flag=""))
    if path.endswith(".short") or "sku=" in path:
        return short.ask(desk, answers)
    if path.startswith("shop."):
        return _of_shop(desk, answers, path.removeprefix("shop."))
    if re.match(r"lines\b", path):
        return answers.knowing(lines=order.items(desk, answers))
    return _fact(desk, answers, path) if path in FLAGS else answers


def _fact(desk: Desk, answers: Answers, path: str) -> Answers:
    asked = questions.question(path)
    if path in questions.YES_NO:
        value: object = desk.asker.agrees(asked.words)
    else:
        reader = judge(desk, answers).reader(path)
        value = desk.asker.line(asked.words, reader, _charged(answers, path), asked.example)
    return answers.knowing(**{path.replace(".", "__"): value})


def _charged(answers: Answers, path: str) -> str:
    """The sum of the products, where the total is asked for and every price is known."""
    lines = answers.order.lines
    if path != "payment.total" or not lines or any(line.unit_price is None for line in lines):
        return ""
    shipping = answers.order.payment.shipping or 0
    return str(sum((line.unit_price or 0) * (line.quantity or 1) for line in lines) + shipping)


def _of_shop(desk: Desk, answers: Answers, name: str) -> Answers:
    asked = questions.question(f"shop.{name}")
    text = desk.asker.line(asked.words, judge(desk, answers).reader(f"shop.{name}"), "", asked.example)
    if name == "staff":
        return answers.decided(staff=text)
    field = {"contact": "email"}.get(name, name)
    return answers._replace(shop=answers.shop._replace(**{field: text}), told=True)


def _refused(desk: Desk, answers: Answers, problem: Problem) -> Answers:
    """What the channel forbids is left out, or the person answers for it by name."""
    name, rule = problem.path.removeprefix("decisions.").partition(".")[0], str(problem.values["rule"])
    desk.asker.explain(problem._replace(path="", flag="", where=questions.question(name).words))
    keep = _("say it all the same; I answer for it (--allow {rule})").format(rule=rule)
    options = (Option("drop", _("leave it out")), Option("keep", keep))
    if desk.asker.pick(_("What now?"), options, "drop") == "keep":
        return answers.decided(allow=(*answers.ask.allow, rule))
    return answers.decided(**{name: Ask._field_defaults[name]})
