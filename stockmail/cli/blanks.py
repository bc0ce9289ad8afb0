"""Asks for what a form still lacks; Enter leaves the blank, Ctrl-D all that are left."""

from contextlib import suppress
from typing import Any

from stockmail.cli import questions
from stockmail.cli.asking import Asker
from stockmail.cli.judging import Judge
from stockmail.cli.talk import _
from stockmail.model import Ask, Raw, Shop
from stockmail.readers import flags
from stockmail.world import World

# What a form asks for; its other blanks are filled by hand.
ASKED = ("id", "customer.name", "lines.name", "rest.name", "restock_date", "next_update", "alternative",
         "payment.total", "refund", "shop.name", "shop.staff", "shop.contact")  # fmt: skip

FACTS = ("id", "customer.name", "payment.total")


def ask_for(
    missing: tuple[str, ...], raw: Raw, ask: Ask, judge: Judge, world: World
) -> tuple[Raw, Ask, Shop]:
    """Order, decisions and shop with what was answered filled in."""
    answers = _answers([path for path in ASKED if path in missing], judge, Asker(world))
    facts: dict[str, Any] = {
        path: answers[path] for path in ("id", "customer.name", "payment.total") if path in answers
    }
    if "lines.name" in answers:
        short = answers["lines.name"]
        rest = [answers["rest.name"]] if "rest.name" in answers else []
        facts["lines"] = [
            {**short, "short": short["quantity"]},
            *({**item, "short": 0} for item in rest),
        ]
    decided = {name: answers[name] for name in Ask._fields if name in answers}
    known = {path[5:]: text for path, text in answers.items() if path.startswith("shop.")}
    if "contact" in known:
        known["email"] = known.pop("contact")
    return flags.merge(raw, facts), ask._replace(**decided), judge.shop._replace(**known)


def _answers(paths: list[str], judge: Judge, asker: Asker) -> dict[str, Any]:
    """What was answered, by path."""
    if paths:
        asker.say(_("Enter leaves a blank."), style="dim")
    found: dict[str, Any] = {}
    with suppress(EOFError):
        for path in paths:
            found[path] = _answer(path, judge, asker)
    return {path: answer for path, answer in found.items() if answer is not None}


def _answer(path: str, judge: Judge, asker: Asker) -> Any:  # noqa: ANN401 - text, or a product
    key = {"lines.name": "lines", "rest.name": "lines"}.get(path, path)
    asked = questions.question(key)
    words = _("Product that can ship") if path == "rest.name" else asked.words
    return asker.line(words, judge.reader(key, empty=True), hint=asked.example)
