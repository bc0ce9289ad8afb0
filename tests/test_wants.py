"""What a draft of a scenario cannot do without."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from stockmail.channel import Channel
from stockmail.reading import Facts
from stockmail.review import wants
from stockmail.scenario import Scenario
from tests.cases import LIBRARY

ANSWER = {"apology", "deadline", "silence"}
MAIL = {"fact-first", "apology-names", "cause", "contact", "signature"}
GOODS = {"order-number", "item"}
PAID = {"money"}
BARE = Scenario("bare", title={}, when={}, needs=(), offers=(), media=(), reply={}, goods=False)
THREAD, SIGNED = Channel("x", {}, medium="message"), Channel("x", {}, contact=("email",))
PLACE = Channel("x", {}, medium="message", contact=("email",))
ONE, TWO = Facts(items=(("a", "1"),)), Facts(items=(("a", "1"), ("b", "2")))


@pytest.mark.parametrize(
    ("change", "medium", "channel", "facts", "parts"),
    [
        ({}, "mail", None, None, ANSWER | MAIL),
        ({}, "message", None, None, ANSWER),
        ({}, "phone", None, None, set()),
        ({}, "notice", SIGNED, ONE, set()),
        ({"goods": True}, "mail", None, None, ANSWER | MAIL | GOODS),
        ({"goods": True}, "mail", None, TWO, ANSWER | MAIL | GOODS),
        ({"goods": True}, "message", None, None, ANSWER | GOODS),
        ({"goods": True}, "message", None, ONE, ANSWER | GOODS),
        ({"goods": True}, "message", None, TWO, ANSWER | {"order-number"}),
        ({"goods": True}, "message", THREAD, ONE, ANSWER | {"item"}),
        ({"goods": True}, "message", THREAD, TWO, ANSWER),
        ({"goods": True}, "message", SIGNED, ONE, ANSWER | GOODS),
        ({"goods": True}, "mail", PLACE, ONE, ANSWER | MAIL | GOODS),
        ({"goods": True}, "mail", THREAD, ONE, (ANSWER | MAIL | GOODS) - {"contact", "signature"}),
        ({"needs": ("payment",)}, "message", None, None, ANSWER | PAID),
        ({"needs": ("payment",)}, "mail", None, None, ANSWER | MAIL | PAID),
        ({"needs": ("payment",), "choices": ("cancel",)}, "mail", None, None,
         ANSWER | MAIL | PAID | {"prepaid"}),
        ({"needs": ("payment",), "choices": ("cancel",)}, "message", None, None, ANSWER | PAID),
        ({"choices": ("cancel",)}, "mail", None, None, ANSWER | MAIL),
        ({"choices": ("late",), "needs": ("new_date",)}, "message", None, None, ANSWER | {"us-delay"}),
        ({"choices": ("wait",), "needs": ("restock_date",)}, "message", None, None, ANSWER | {"us-delay"}),
        ({"choices": ("wait",), "needs": ("next_update",)}, "mail", None, None, ANSWER | MAIL | {"us-delay"}),
        ({"choices": ("wait",), "needs": ("point",)}, "message", None, None, ANSWER),
        ({"choices": ("split",), "needs": ("new_date",)}, "message", None, None, ANSWER),
        ({}, "message", None, Facts(needs_yes=True), ANSWER | {"us-delay"}),
    ],
)  # fmt: skip
def test_what_a_draft_cannot_do_without(
    change: Mapping[str, Any], medium: str, channel: Channel | None, facts: Facts | None, parts: set[str]
) -> None:
    """By what the scenario is about, where it is written, who may be named, and how many are missing."""
    assert wants(BARE._replace(**change), medium, channel, facts) == parts


def every() -> Iterator[tuple[Scenario, str]]:
    """Each scenario in each of its media."""
    for scenario in LIBRARY.scenarios.values():
        for medium in scenario.media:
            yield scenario, medium


@pytest.mark.parametrize(
    ("scenario", "medium"), tuple(every()), ids=lambda each: str(getattr(each, "id", each))
)
def test_every_written_draft_says_sorry_and_until_when_to_answer(scenario: Scenario, medium: str) -> None:
    """What is spoken or stands in public is judged by other means."""
    written = medium in {"mail", "message"}
    assert (wants(scenario, medium) >= ANSWER) is written
