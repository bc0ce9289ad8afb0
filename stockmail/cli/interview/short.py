"""Which product cannot ship, and how many pieces of it."""

import re

from stockmail.cli.asking import Option
from stockmail.cli.interview.answers import Answers, Desk
from stockmail.cli.talk import _
from stockmail.kinds import Bad
from stockmail.model import Line


def ask(desk: Desk, answers: Answers) -> Answers:
    """The answers with what is missing; nothing is asked of one piece of one product."""
    lines = [line for line in answers.order.lines if line.sku or line.name]
    if not lines:
        return answers
    if len(lines) == 1:
        chosen = lines
    else:
        keys = [str(number) for number in range(1, len(lines) + 1)]
        options = [Option(key, _label(line)) for key, line in zip(keys, lines, strict=True)]
        marked = [key for key, line in zip(keys, lines, strict=True) if line.short]
        hint = _("Several: 1 3")
        numbers = desk.asker.several(_("Which product cannot ship?"), options, " ".join(marked) or "1", hint)
        chosen = [lines[int(number) - 1] for number in numbers]
    short = tuple(f"{line.sku or line.name}={_pieces(desk, line)}" for line in chosen)
    alone = len(lines) == 1 and short == (f"{lines[0].sku or lines[0].name}={lines[0].quantity or 1}",)
    unmarked = alone and lines[0].short is None
    return answers.decided(short=() if unmarked else short)


def _label(line: Line) -> str:
    variant = f"（{line.variant}）" if line.variant else ""
    return f"{line.name or line.sku}{variant} × {line.quantity or 1}"


def _pieces(desk: Desk, line: Line) -> int:
    """How many are missing; all of them, or as many as the order file says, when Enter is pressed."""
    most = line.quantity or 1
    if most == 1:
        return 1

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not 1 <= int(text) <= most:
            raise Bad("answer with a number from 1 to {most}", most=most)
        return int(text)

    question = _("{product}: how many are missing?").format(product=_label(line))
    return desk.asker.line(question, read, str(line.short or most))
