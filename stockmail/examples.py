"""The scenario's own sample order and shop, behind ``--example``."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from stockmail.channel import Channel
from stockmail.errors import OrderError, Problem
from stockmail.kinds import unknown
from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.scenario import Scenario, find
from stockmail.shop import parse_shop


def order(
    library: Library, scenario: str, ask: Ask, today: date, language: str, channel: str = "own"
) -> tuple[Raw, Ask, Shop]:
    """A sample order placed yesterday, with the sample's decisions under those of *ask*.

    language: of the draft, for the few decisions that are words. What *channel* forbids is left out
    of the sample, unless the scenario is about just that.
    """
    sample: Mapping[str, Any] = find(library.scenarios, scenario).sample
    data = dict(_named(library.samples["orders"], sample.get("order", "one_line"), scenario))
    data["ordered_at"] = (today - timedelta(days=1)).isoformat()
    if data["payment"]["paid"]:
        data["payment"] = {**data["payment"], "paid_at": data["ordered_at"]}
    if days := data.pop("needed_in", None):
        data["needed_by"] = (today + timedelta(days=days)).isoformat()
    twin = sample.get("decisions_en", {}) if language == "en" else {}
    data["decisions"] = {**sample.get("decisions", {}), **twin}
    data["decisions"] = _fitting(
        data["decisions"], find(library.scenarios, scenario), library.channel(channel)
    )
    given = {name for name, value in ask._asdict().items() if value not in (None, False, ())}
    data["decisions"] = {key: value for key, value in data["decisions"].items() if key not in given}
    return Raw(data, "example"), ask, parse_shop(library.samples["shop"], "samples.yaml")


def _named(orders: Mapping[str, Any], name: str, scenario: str) -> Mapping[str, Any]:
    """The sample order of that name, which a shop's own scenario may have wrong."""
    if name not in orders:
        bad = unknown(name, tuple(orders))
        raise OrderError(Problem(bad.message, bad.values, "scenarios.yaml", f"{scenario}.sample.order"))
    order: Mapping[str, Any] = orders[name]
    return order


def _fitting(decisions: Mapping[str, Any], scenario: Scenario, channel: Channel) -> dict[str, Any]:
    """The sample's decisions as far as the channel allows them."""
    fitting = {name: value for name, value in decisions.items()
               if name in scenario.needs or channel.refuses.get(name) not in channel.forbids}  # fmt: skip
    other = fitting.get("alternative")
    if isinstance(other, Mapping) and not channel.may_link(str(other.get("url", ""))):
        fitting["alternative"] = {key: value for key, value in other.items() if key != "url"}
    return fitting
