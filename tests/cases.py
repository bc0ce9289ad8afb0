"""The orders that tell, as stockmail/cases.yaml gives them, and what the tests take from them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stockmail import cases
from stockmail.library import Library
from stockmail.model import Shop
from stockmail.route import Drafted
from stockmail.scenario import Scenario
from stockmail.shop import parse_shop
from tests.conftest import TODAY

DAY = date.fromisoformat(TODAY)
LIBRARY = Library(None, None)
SHOP: Shop = parse_shop(LIBRARY.samples["shop"], "samples.yaml")
# What each case changes in the order, and what is decided on top.
CASES: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] = {
    name: (case.get("order", {}), case.get("decided", {})) for name, case in LIBRARY.cases["cases"].items()
}
ONE: dict[str, Any] = LIBRARY.cases["order"]
MUG, CUP, TEA = CASES["lines"][0]["lines"]


def a_draft(
    scenario: Scenario,
    language: str,
    case: str,
    medium: str | None = None,
    library: Library = LIBRARY,
    channel: str = "own",
    *,
    offered: bool = True,
) -> Drafted:
    """The draft of one cell of the matrix."""
    return cases.a_draft(scenario, language, case, medium, library, channel, offered=offered)
