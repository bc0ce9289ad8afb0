"""Asks for what a form still lacks; Enter leaves the blank."""

import sys
from typing import Any

from stockmail.cli.talk import _
from stockmail.model import Ask, Raw, Shop
from stockmail.readers import flags


def ask_for(missing: tuple[str, ...], raw: Raw, ask: Ask, shop: Shop) -> tuple[Raw, Ask, Shop]:
    """The same, with what was answered filled in."""
    questions = {
        "id": _("Order number"),
        "customer.name": _("Customer's full name"),
        "lines.name": _("Product (like “mug x2 @3740”)"),
        "rest.name": _("Product that can ship (like “tea x1 @1620”)"),
        "restock_date": _("Restock date (like 12/5, or unknown)"),
        "next_update": _("Day of the next update (like +5bd)"),
        "alternative": _("Alternative product"),
        "payment.total": _("What was charged"),
        "refund": _("Refund (card, bank, konbini, paypay, points)"),
        "shop.name": _("Shop"),
        "shop.staff": _("Your name"),
        "shop.contact": _("Shop's e-mail"),
    }
    answers = {path: _answer(questions[path]) for path in missing if path in questions}
    answers = {path: text for path, text in answers.items() if text}
    facts: dict[str, Any] = {path: answers[path] for path in ("id", "customer.name") if path in answers}
    if "payment.total" in answers:
        facts["payment.total"] = flags.amount(answers["payment.total"], "--total")
    if "lines.name" in answers:
        short = flags.item(answers["lines.name"])
        rest = [flags.item(answers["rest.name"])] if "rest.name" in answers else []
        facts["lines"] = [
            {**short, "short": short["quantity"]},
            *({**item, "short": 0} for item in rest),
        ]
    decided: dict[str, Any] = {
        path: answers[path]
        for path in ("restock_date", "next_update", "alternative", "refund")
        if path in answers
    }
    known: dict[str, Any] = {path[5:]: text for path, text in answers.items() if path.startswith("shop.")}
    if "contact" in known:
        known["email"] = known.pop("contact")
    return flags.merge(raw, facts), ask._replace(**decided), shop._replace(**known)


def _answer(question: str) -> str:
    """One line from the terminal; typer's own prompt would write a blank on stdout."""
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()
