"""The scenario's own sample order and shop, behind ``--example``."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.scenario import find
from stockmail.shop import parse_shop


def order(library: Library, scenario: str, ask: Ask, today: date, language: str) -> tuple[Raw, Ask, Shop]:
    """A sample order placed yesterday, with the sample's decisions under those of *ask*.

    language: of the draft, for the few decisions that are words.
    """
    sample: Mapping[str, Any] = find(library.scenarios, scenario).sample
    data = dict(library.samples["orders"][sample.get("order", "one_line")])
    data["ordered_at"] = (today - timedelta(days=1)).isoformat()
    if days := data.pop("needed_in", None):
        data["needed_by"] = (today + timedelta(days=days)).isoformat()
    twin = sample.get("decisions_en", {}) if language == "en" else {}
    data["decisions"] = {**sample.get("decisions", {}), **twin}
    given = {name for name, value in ask._asdict().items() if value not in (None, False, ())}
    data["decisions"] = {key: value for key, value in data["decisions"].items() if key not in given}
    return Raw(data, "example"), ask, parse_shop(library.samples["shop"], "samples.yaml")
