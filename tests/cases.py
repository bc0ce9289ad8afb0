"""The orders that tell: what differs between one shop's day and another's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.route import Drafted, draft
from stockmail.scenario import Scenario
from stockmail.shop import parse_shop
from tests.conftest import TODAY

DAY = date.fromisoformat(TODAY)
LIBRARY = Library(None, None)
SHOP: Shop = parse_shop(LIBRARY.samples["shop"], "samples.yaml")

MUG: dict[str, Any] = {
    "sku": "MUG-NV", "name": "波佐見焼マグカップ", "name_en": "Hasami mug", "variant": "ネイビー",
    "variant_en": "navy", "quantity": 2, "unit_price": 3740, "short": 2,
}  # fmt: skip
TEA: dict[str, Any] = {
    "sku": "TEA-01", "name": "八女の煎茶", "name_en": "Yame green tea", "quantity": 1, "unit_price": 1620,
    "short": 0,
}  # fmt: skip
CUP: dict[str, Any] = {
    "sku": "CUP-W", "name": "有田焼の湯呑み", "name_en": "Arita tea cup", "variant": "白",
    "variant_en": "white", "quantity": 3, "unit_price": 2200, "short": 1,
}  # fmt: skip
TARO: dict[str, Any] = {"family_name": "山田", "given_name": "太郎", "kana": "ヤマダ タロウ"}
# Every telling case is laid over this order.
ONE: dict[str, Any] = {
    "id": "10234",
    "ordered_at": "2026-11-21T22:14:00+09:00",
    "customer": TARO,
    "lines": [MUG],
    "payment": {"method": "card", "paid": True, "total": 7480, "shipping": 0},
}
OFFERS: dict[str, Any] = {
    "coupon": "SORRY500:500",
    "coupon_until": "2027-01-31",
    "free_shipping": True,
    "enclose": "ドリップコーヒー",
    "note": "次の入荷では、いちばんに取り置きいたします。",
}
# What each case changes in the order, and what is decided on top.
CASES: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "bare": ({}, {}),
    "offers": ({}, OFFERS),
    "gift": ({"gift": True, "needed_by": "2026-12-24"}, {}),
    "lines": (
        {
            "lines": [MUG, CUP, TEA],
            "payment": {"method": "card", "paid": True, "total": 15700, "shipping": 0},
        },
        {},
    ),
    "company": ({"customer": {"company": "株式会社みどり設計", "company_en": "Midori Design Inc."}}, {}),
    "company-person": ({"customer": {**TARO, "company": "株式会社みどり設計"}}, {}),
    "points": (
        {
            "payment": {
                "method": "card",
                "paid": True,
                "total": 6480,
                "shipping": 500,
                "points_used": 1000,
                "coupon_used": {"code": "WELCOME", "amount": 500},
            }
        },
        {},
    ),
    "no-reading": ({"customer": {"name": "髙橋 陽翔"}}, {}),
    "dollars": (
        {
            "currency": "USD",
            "customer": {"name": "Jane Miller", "country": "US"},
            "lines": [{**MUG, "unit_price": "37.40"}],
            "payment": {"method": "card", "paid": True, "total": "79.75", "shipping": "4.95"},
        },
        {},
    ),
    "unpaid": ({"payment": {"method": "cod", "paid": False, "total": 7480}}, {}),
    "bank": ({"payment": {"method": "konbini", "paid": True, "total": 7480}}, {}),
    "not-accepted": ({"accepted": False}, {}),
}


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
    change, decided = CASES[case]
    order = {**ONE, "language": language, "channel": channel, **change}
    if "rest" in scenario.needs and case != "lines":
        order = _with_more(order)
    sample: Mapping[str, Any] = scenario.sample
    if "needed_by" in scenario.needs:
        order = {"needed_by": "2026-12-24", **order}
    if "company" in scenario.needs:
        company = {"company": "株式会社みどり設計", "company_en": "Midori Design Inc."}
        order["customer"] = {**company, **order["customer"]}
    made = {**_sample_decisions(sample), **decided}
    if language == "en":
        made |= sample.get("decisions_en", {})
        made |= {key: ENGLISH[key] for key in ENGLISH if key in decided}
    made = {key: value for key, value in made.items() if scenario.takes(key)}
    if scenario.choices and _only_cancels(scenario, made) and case != "lines":
        made.pop("free_shipping", None)
    if not offered:
        made.pop("alternative", None)
    if "alternative" in made and order.get("currency") == "USD":
        made["alternative"] = {**made["alternative"], "price": "37.40"}
    raw = Raw({**order, "decisions": made}, "case.json")
    return draft(raw, Ask(), scenario.id, SHOP, library, DAY, medium=medium)


ENGLISH = {"enclose": "drip coffee", "note": "We will set the first pieces aside for you."}


def _only_cancels(scenario: Scenario, made: Mapping[str, Any]) -> bool:
    """Whether nothing is left to ship: free shipping would have nothing to be free."""
    kept = {"restock_date", "next_update", "alternative"} & made.keys()
    return set(scenario.choices) <= {"wait", "alternative", "cancel"} and not kept


def _sample_decisions(sample: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(sample.get("decisions", {}))
    days = {"restock_date": "2026-12-05", "new_date": "2026-12-10", "next_update": "2026-12-01"}
    made |= {name: day for name, day in days.items() if name in made}
    return made


def _with_more(order: dict[str, Any]) -> dict[str, Any]:
    """The same order with a line that can ship, and its price in the total."""
    tea = TEA if order.get("currency") != "USD" else {**TEA, "unit_price": "16.20"}
    payment = dict(order["payment"])
    payment["total"] = payment["total"] + 1620 if order.get("currency") != "USD" else "95.95"
    return {**order, "lines": [*order["lines"], tea], "payment": payment}
