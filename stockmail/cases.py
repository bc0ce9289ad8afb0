"""A draft of every telling case: how each text reads for a gift, for a company, in dollars."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stockmail.library import Library
from stockmail.model import Ask, Raw
from stockmail.route import Drafted, draft
from stockmail.scenario import Scenario
from stockmail.shop import parse_shop

# In place of the sample's own days, which count from today.
DAYS = {"restock_date": "2026-12-05", "new_date": "2026-12-10", "next_update": "2026-12-01"}
NEEDED_BY = "2026-12-24"


def names(library: Library) -> tuple[str, ...]:
    """The cases."""
    return tuple(library.cases["cases"])


def a_draft(
    scenario: Scenario,
    language: str,
    case: str,
    medium: str | None,
    library: Library,
    channel: str = "own",
    *,
    offered: bool = True,
) -> Drafted:
    """The draft of one case. offered: whether another product is offered where the sample does so."""
    data = library.cases
    change, decided = (data["cases"][case].get(key, {}) for key in ("order", "decided"))
    order = {**data["order"], "language": language, "channel": channel, **change}
    if "rest" in scenario.needs and case != "lines":
        order = _with_more(order, data["rest"])
    if "needed_by" in scenario.needs:
        order = {"needed_by": NEEDED_BY, **order}
    if "company" in scenario.needs:
        order["customer"] = {**data["company"], **order["customer"]}
    made = _decisions(scenario, decided, data["english"] if language == "en" else None)
    if scenario.choices and _only_cancels(scenario, made) and case != "lines":
        made.pop("free_shipping", None)
        made.pop("enclose", None)
    if not offered:
        made.pop("alternative", None)
    if "alternative" in made and order.get("currency") == "USD":
        made["alternative"] = {**made["alternative"], "price": "37.40"}
    shop = parse_shop(library.samples["shop"], "samples.yaml")
    raw = Raw({**order, "decisions": made}, f"cases.yaml: {case}")
    return draft(raw, Ask(), scenario.id, shop, library, date.fromisoformat(data["day"]), medium=medium)


def _decisions(
    scenario: Scenario, decided: Mapping[str, Any], english: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The sample's decisions with the case's over them, as far as the scenario has a place for them."""
    sample: Mapping[str, Any] = scenario.sample
    made = dict(sample.get("decisions", {}))
    made |= {name: day for name, day in DAYS.items() if name in made}
    made |= decided
    if english is not None:
        made |= sample.get("decisions_en", {})
        made |= {key: english[key] for key in english if key in decided}
    return {key: value for key, value in made.items() if scenario.takes(key)}


def _only_cancels(scenario: Scenario, made: Mapping[str, Any]) -> bool:
    """Whether nothing is left to ship: free shipping or a present would have no parcel."""
    kept = {"restock_date", "next_update", "alternative"} & made.keys()
    return set(scenario.choices) <= {"wait", "alternative", "cancel"} and not kept


def _with_more(order: dict[str, Any], rest: Mapping[str, Any]) -> dict[str, Any]:
    """The same order with a line that can ship, and its price in the total."""
    dollars = order.get("currency") == "USD"
    total = "95.95" if dollars else order["payment"]["total"] + rest["unit_price"]
    more = {**rest, "unit_price": "16.20"} if dollars else rest
    return {**order, "lines": [*order["lines"], more], "payment": {**order["payment"], "total": total}}
