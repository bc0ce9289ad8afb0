"""The laws of a draft: whatever the order, it is refused, or whole and true."""

import re
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stockmail.errors import OrderError, RuleError
from stockmail.model import Ask, Raw
from stockmail.route import draft
from stockmail.wrap import cells
from tests.cases import DAY, LIBRARY, SHOP

HOLE = re.compile(r"\{\{|\{%|〔|〕|\bNone\b|\bundefined\b")
WIDTH = {"ja": 70, "en": 72}

kanji = st.text("山田佐藤鈴木高橋髙﨑陽翔花子太郎一二三", min_size=1, max_size=8)
kana = st.text("アイウエオカキクケコサシスセソタロウンッャョー", min_size=1, max_size=8)
latin = st.text("abcdefghijklmnopqrstuvwxyzABCDEFG -'.", min_size=1, max_size=30).filter(str.strip)
wild = st.text(min_size=1, max_size=40)
tame = st.one_of(kanji, latin, st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60))
words = st.integers(0, 19).flatmap(lambda dice: tame if dice else wild)
customers = st.one_of(
    st.fixed_dictionaries(
        {"family_name": kanji, "given_name": kanji},
        optional={"kana": st.builds("{} {}".format, kana, kana), "company": kanji, "company_en": latin},
    ),
    st.fixed_dictionaries({"name": words}, optional={"name_en": latin, "company": words}),
    st.fixed_dictionaries({"company": words}),
)


@st.composite
def line(draw: st.DrawFn) -> dict[str, Any]:
    """A line of which some, all or nothing is short."""
    quantity = draw(st.integers(1, 99))
    made = {"name": draw(words), "quantity": quantity, "unit_price": draw(st.integers(0, 10**6))}
    made["short"] = draw(st.integers(0, quantity))
    return made | draw(st.fixed_dictionaries({}, optional={"variant": words, "name_en": latin, "sku": latin}))


lines = st.lists(line(), min_size=1, max_size=4)
payments = st.fixed_dictionaries(
    {"paid": st.booleans(), "method": st.sampled_from(["card", "bank", "konbini", "paypay", "points"])},
    optional={
        "total": st.integers(0, 10**9),
        "shipping": st.integers(0, 10**5),
        "points_used": st.integers(0, 10**6),
        "coupon_used": st.integers(0, 10**5),
    },
)
decisions = st.fixed_dictionaries(
    {
        "restock_date": st.sampled_from(["2026-12-05", "12/20", "+10bd", "2027-01-early", "12月下旬"]),
        "next_update": st.just("2026-12-01"),
        "new_date": st.just("2026-12-10"),
        "point": words,
        "done": words,
        "alternative": st.fixed_dictionaries({"name": words}, optional={"name_en": latin}),
    },
    optional={
        "coupon": st.sampled_from(["A:500", "B-1:10%"]),
        "free_shipping": st.booleans(),
        "same_price": st.booleans(),
        "second_notice": st.booleans(),
        "enclose": words,
        "note": words,
        "reason": st.sampled_from(["sold-out", "order-rush"]),
        "refund": st.sampled_from(["card", "bank", "points"]),
    },
)
orders = st.fixed_dictionaries(
    {
        "id": st.one_of(st.integers(1, 10**9).map(str), words),
        "customer": customers,
        "lines": lines,
        "payment": payments,
        "decisions": decisions,
    },
    optional={
        "ordered_at": st.just("2026-11-21T09:00:00+09:00"),
        "gift": st.booleans(),
        "accepted": st.booleans(),
        "needed_by": st.just("2026-12-24"),
        "currency": st.sampled_from(["JPY", "USD", "EUR"]),
        "channel": st.sampled_from(["own", "own", "own", "rakuten", "amazon", "mercari", "ebay"]),
    },
)
calls = st.tuples(orders, st.sampled_from(sorted(LIBRARY.scenarios)), st.sampled_from(["ja"]))
laws = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def try_draft(order: dict[str, Any], scenario: str, language: str) -> Any:  # noqa: ANN401 - a draft or None
    """The draft, or None where it is refused."""
    entry = LIBRARY.scenarios[scenario]
    made = {name: value for name, value in order["decisions"].items() if entry.takes(name)}
    if made.get("restock_date") and "next_update" not in entry.needs:
        made.pop("next_update", None)
    try:
        raw = Raw({**order, "language": language, "decisions": made}, "order.json")
        return draft(raw, Ask(), scenario, SHOP, LIBRARY, DAY).draft
    except (OrderError, RuleError):
        return None


@laws
@given(calls)
def test_any_order_is_refused_or_drafted_whole(call: tuple[dict[str, Any], str, str]) -> None:
    """No hole, no control character, no line over its width except one that cannot be broken."""
    order, scenario, language = call
    made = try_draft(order, scenario, language)
    if made is None:
        return
    text = f"{made.subject}\n{made.body}"
    assert not HOLE.search(text)
    assert "\n" not in made.subject
    assert not any(char < " " and char != "\n" for char in text)
    if made.facts["medium"] in {"mail", "phone"}:
        unbroken = [line for line in made.body.split("\n") if cells(line) > WIDTH[language]]
        assert all(
            cells(word) > WIDTH[language] // 3 for line in unbroken for word in [max(line.split(), key=cells)]
        )


@laws
@given(order=orders, name=kanji, given_name=kanji)
def test_the_greeting_holds_the_name_once(order: dict[str, Any], name: str, given_name: str) -> None:
    """And one 様."""
    order = {**order, "customer": {"family_name": name, "given_name": given_name}}
    made = try_draft(order, "discontinued", "ja")
    if made is not None:
        assert made.parts["addressee"] == f"{name} {given_name} 様"


@laws
@given(lines=lines.filter(bool), shipping=st.integers(0, 5000))
def test_the_refund_in_the_text_is_what_was_charged(lines: list[dict[str, Any]], shipping: int) -> None:
    """An order cancelled whole gives everything back, to the yen."""
    total = sum(Decimal(line["unit_price"]) * line["quantity"] for line in lines) + shipping
    goods = [
        {
            "name": "湯呑み",
            "quantity": line["quantity"],
            "unit_price": line["unit_price"],
            "short": line["quantity"],
        }
        for line in lines
    ]
    order = {
        "id": "1",
        "customer": {"name": "山田 太郎"},
        "lines": goods,
        "decisions": {},
        "payment": {"method": "card", "paid": True, "total": int(total), "shipping": shipping},
    }
    made = try_draft(order, "discontinued", "ja")
    assert made is not None
    if total:
        assert f"代金{int(total):,}円の全額" in made.body.replace("\n", "")


@laws
@given(
    quantity=st.integers(2, 50), data=st.data(), price=st.integers(1, 10**6), shipping=st.integers(0, 2000)
)
def test_a_partial_refund_and_the_new_total_add_up(
    quantity: int, data: st.DataObject, price: int, shipping: int
) -> None:
    """What goes back and what the order then costs are what was paid."""
    short = data.draw(st.integers(1, quantity - 1))
    line = {"name": "湯呑み", "quantity": quantity, "unit_price": price, "short": short}
    paid = {"method": "card", "paid": True, "total": quantity * price + shipping, "shipping": shipping}
    order = {"id": "1", "customer": {"name": "山田 太郎"}, "lines": [line], "payment": paid, "decisions": {}}
    made = try_draft(order, "partial", "ja")
    assert made is not None
    text = re.sub(r"\n *", "", made.body)
    back = int(re.search(r"代金のうち([\d,]+)円", text)[1].replace(",", ""))  # type: ignore[index]
    left = int(re.search(r"変更後の合計は([\d,]+)円", text)[1].replace(",", ""))  # type: ignore[index]
    assert back == short * price
    assert back + left == quantity * price + shipping
