"""Parsing: an order as it was given, or everything that is wrong with it at once."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail.errors import Problem
from stockmail.kinds import BIDI, LEFTOVERS
from stockmail.model import CouponUsed, Order, Raw
from stockmail.order import in_time, parse

TEXTS = ("id", "channel", "customer.name", "customer.family_name", "customer.kana", "customer.company",
         "customer.phone", "payment.method", "lines.sku", "lines.name", "lines.variant_en")  # fmt: skip
TITLES = ("lines.name", "lines.name_en", "lines.variant", "lines.variant_en")


def one(path: str, value: object) -> dict[str, Any]:
    """An order in which one field was given."""
    group, _, key = path.rpartition(".")
    if group == "lines":
        return {"lines": [{key: value}]}
    return {group: {key: value}} if group else {key: value}


def wrong(fields: Mapping[str, object]) -> list[tuple[str, str]]:
    """What is wrong, as path and message."""
    _, problems = parse(Raw(fields, "order.json"))
    return [(problem.path, problem.message) for problem in problems]


def only(fields: Mapping[str, object]) -> Problem:
    """The one thing that is wrong."""
    _, problems = parse(Raw(fields, "order.json"))
    assert len(problems) == 1, problems
    return problems[0]


def read(fields: Mapping[str, object]) -> Order:
    """The order, in which nothing is wrong."""
    order, problems = parse(Raw(fields, "order.json"))
    assert problems == []
    return order


def test_all_problems_come_at_once_each_with_its_place_and_its_flag() -> None:
    """One look at the desk is enough to mend an order."""
    _, problems = parse(
        Raw(
            {
                "currency": "USD",
                "gift": "yes",
                "customer": {"email": "taro", "country": "Japan"},
                "lines": [{"quantity": 0}, {"quantity": 2, "short": 3, "unit_price": 37.4}],
                "payment": {"total": "1.005"},
            },
            "orders.json",
        )
    )
    assert {(p.where, p.path, p.flag) for p in problems} == {
        ("orders.json", "gift", "--gift"),
        ("orders.json", "customer.email", "--email"),
        ("orders.json", "customer.country", "--country"),
        ("orders.json", "lines[0].quantity", "--item"),
        ("orders.json", "lines[1].unit_price", "--item"),
        ("orders.json", "lines[1].short", "--short"),
        ("orders.json", "payment.total", "--total"),
    }


def test_a_fact_given_by_option_is_blamed_on_the_option() -> None:
    """Where the fact stands is where it is mended."""
    raw = Raw(
        {"customer": {"email": "x"}, "lines": [{"quantity": 0}], "gift": 1},
        "order.json",
        frozenset({"customer.email", "lines"}),
    )
    where = {problem.path: problem.where for problem in parse(raw)[1]}
    assert where == {"customer.email": "--email", "lines[0].quantity": "--item", "gift": "order.json"}


@pytest.mark.parametrize(
    ("fields", "path", "close"),
    [
        ({"orderd_at": "2026-11-21"}, "orderd_at", "ordered_at"),
        ({"custmer": {}}, "custmer", "customer"),
        ({"customer": {"familyname": "山田"}}, "customer.familyname", "family_name"),
        ({"lines": [{"qty": 1, "quantiy": 2}]}, "lines[0].quantiy", "quantity"),
        ({"payment": {"points": 3}}, "payment.points", "points_used"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest(fields: dict[str, object], path: str, close: str) -> None:
    """A misspelt fact must not be dropped silently."""
    _, problems = parse(Raw(fields))
    assert {problem.path: problem.values.get("close") for problem in problems}[path] == close


def test_an_unknown_field_that_is_near_to_nothing_lists_them_all() -> None:
    """There is no bad guess."""
    assert "family_name" in str(only({"customer": {"zzz": 1}}).values["all"])


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        ("lines.quantity", -1, "must be {least} or more"),
        ("lines.quantity", 0, "must be {least} or more"),
        ("lines.quantity", 1.5, "must be a whole number"),
        ("lines.quantity", 2.0, "must be a whole number"),
        ("lines.quantity", True, "must be a whole number"),
        ("lines.quantity", "2", "must be a whole number"),
        ("lines.quantity", 10**15, "is too large a number"),
        ("lines.short", -1, "must be {least} or more"),
        ("payment.points_used", -5, "must be {least} or more"),
        ("payment.total", 37.4, "must be an integer or a decimal in quotes"),
        ("payment.total", float("inf"), "must be an integer or a decimal in quotes"),
        ("payment.total", False, "must be an integer or a decimal in quotes"),
        ("payment.total", "¥3,740", "is not an amount of money"),
        ("payment.total", "1e3", "is not an amount of money"),
        ("payment.total", "３７４０", "is not an amount of money"),
        ("payment.total", -1, "is not an amount of money"),
        ("payment.total", "9" * 16, "is too large a number"),
        ("payment.total", 10**4000, "is too large a number"),
        ("payment.paid", "true", "must be true or false"),
        ("gift", 1, "must be true or false"),
        ("needed_by", "12/24", "is not a day like"),
        ("needed_by", "2026-02-30", "is not a day like"),
        ("ordered_at", "yesterday", "is not a time like"),
        ("currency", "YEN", "{got} is unknown"),
        ("language", "jpn", "is not a code of {length} letters"),
        ("customer.country", "ß", "is not a code of {length} letters"),
        ("lines.url", "javascript:alert(1)", "is not a web address"),
        ("lines.image", "ftp://example.jp/a.png", "is not a web address"),
        ("customer.name", 7, "must be text in quotes"),
        ("customer.name", ["山田"], "must be text in quotes"),
        ("id", 10234, "must be text in quotes"),
        ("id", "　 \t", "is empty"),
        ("customer.name", "\u200b\ufeff", "is empty"),
        ("customer.name", "x" * 501, "is longer than {most} characters"),
        ("lines", {}, "must be a list in [ ]"),
        ("lines", [{}] * 1001, "must be a list in [ ]"),
        ("lines", ["mug"], "must be an object"),
        ("lines", [None], "must be an object"),
        ("customer", "山田", "must be an object"),
        ("payment", 7480, "must be an object"),
    ],
)
def test_a_value_that_its_field_cannot_hold_is_refused(path: str, value: object, word: str) -> None:
    """Each with a sentence about what is wrong with it."""
    assert only(one(path, value)).message.startswith(word)


@pytest.mark.parametrize(
    ("currency", "fine", "too_fine"),
    [("JPY", "3740", "3740.5"), ("USD", "37.40", "37.405"), ("KWD", "1.125", "1.1255")],
)
def test_an_amount_has_no_more_decimals_than_its_currency(currency: str, fine: str, too_fine: str) -> None:
    """There is no half yen."""
    assert read({"currency": currency, "payment": {"total": fine}}).payment.total == Decimal(fine)
    for path in ("payment.total", "payment.shipping", "payment.coupon_used", "lines.unit_price"):
        problem = only({"currency": currency, **one(path, too_fine)})
        assert problem.path == path.replace("lines.", "lines[0].")
        assert problem.values["currency"] == currency


def test_an_unknown_currency_is_not_followed_by_complaints_about_yen() -> None:
    """The amounts can be judged only when the currency is known."""
    assert only({"currency": "USDD", "payment": {"total": "37.40"}}).path == "currency"


def test_trailing_zeros_are_no_decimals() -> None:
    """Some shops export 3740.00 for yen."""
    assert read({"payment": {"total": "3740.00"}}).payment.total == 3740


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize(
    "char",
    ["\x00", "\x1b", "\n", "\r", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ud800", "\u202e"],
)
def test_no_text_holds_a_character_that_is_obeyed_or_breaks_the_line(path: str, char: str) -> None:
    """Escape sequences, headers that a line break would begin, text that reads backwards."""
    problem = only(one(path, f"山{char}田"))
    assert problem.values == {"char": f"U+{ord(char):04X}"}


@settings(deadline=None)
@given(st.sampled_from(sorted(BIDI)), st.sampled_from(TEXTS))
def test_no_text_is_reordered(char: str, path: str) -> None:
    """Directional marks are refused wherever they stand."""
    assert [word for _, word in wrong(one(path, f"{char}山田"))] == [
        "holds a character that cannot stand in one line of text ({char})"
    ]


@pytest.mark.parametrize(
    "name", ["髙橋", "山﨑", "大\ufa10", "葛\U000e0100城", "𠮷田", "D’Arcy", "Zoë", "ﾔﾏﾀﾞ"]
)
def test_a_name_stays_as_it_is_written(name: str) -> None:
    """A normal form would write 塚 for U+FA10 and 崎 is another name than 﨑."""
    assert read({"customer": {"family_name": name}}).customer.family_name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("カ\u3099ラス", "ガラス"),
        ("は\u309aん", "ぱん"),
        ("ウ\u3099", "ヴ"),
        ("　山田 ", "山田"),
        ("カ\u3099\ufa10", "ガ\ufa10"),
    ],
)
def test_kana_and_their_marks_are_put_together(typed: str, kept: str) -> None:
    """Mac file names take kana apart; nothing else is touched."""
    assert read({"customer": {"name": typed}}).customer.name == kept


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("text", ["{{ x }}", "山田 {{name}} 様", "{% if x %}", "}}", "a %} b"])
def test_template_marks_are_refused_in_every_text(path: str, text: str) -> None:
    """They are the holes of somebody's mail merge."""
    assert only(one(path, text)).message == "holds {mark}, a mark of a template that was not filled in"


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("text", [*LEFTOVERS, " None "])
def test_a_text_that_is_only_a_missing_value_is_refused(path: str, text: str) -> None:
    """Dear None."""
    assert only(one(path, text)).message == "is {got}: what an export leaves where a value is missing"


@pytest.mark.parametrize(
    "name", ["Null", "Nan Goldin", "Nonoka", "ナン", "second to none", "{a}", "100 %", "N/A-1"]
)
def test_names_that_only_look_like_missing_values_are_names(name: str) -> None:
    """There are people called Null."""
    assert read({"customer": {"name": name}}).customer.name == name


@pytest.mark.parametrize("path", TITLES)
def test_a_blanks_brackets_in_a_product_become_square_ones(path: str) -> None:
    """〔限定〕 is a fair title, but in a draft it would look like a blank."""
    line = read(one(path, "〔限定〕マグ")).lines[0]
    assert getattr(line, path.removeprefix("lines.")) == "［限定］マグ"


@pytest.mark.parametrize("path", sorted(set(TEXTS) - set(TITLES)))
def test_a_blanks_brackets_are_refused_in_any_other_text(path: str) -> None:
    """Somebody copied a form."""
    assert only(one(path, "〔ご注文番号〕")).values == {"mark": "〔"}


def test_an_order_is_not_needed_before_it_was_placed() -> None:
    """The day itself is fine."""
    ordered = {"ordered_at": "2026-11-21T22:14:00+09:00"}
    assert read({**ordered, "needed_by": "2026-11-21"}).needed_by == date(2026, 11, 21)
    problem = only({**ordered, "needed_by": "2026-11-20"})
    assert (problem.path, problem.flag) == ("needed_by", "--needed-by")


@pytest.mark.parametrize(("day", "fine"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False)])
def test_an_order_does_not_come_from_the_future(day: str, fine: bool) -> None:  # noqa: FBT001
    """In its own time zone it may already be tomorrow."""
    problems = in_time(read({"ordered_at": day}), date(2026, 11, 22), "order.json")
    assert [(p.path, p.flag) for p in problems] == ([] if fine else [("ordered_at", "--ordered-at")])


@pytest.mark.parametrize(
    ("given_as", "used"),
    [
        (500, CouponUsed(None, Decimal(500))),
        ("500", CouponUsed(None, Decimal(500))),
        ({"code": "WELCOME", "amount": 500}, CouponUsed("WELCOME", Decimal(500))),
        ({"code": "WELCOME"}, CouponUsed("WELCOME", None)),
        ({"code": None, "amount": "500"}, CouponUsed(None, Decimal(500))),
    ],
)
def test_a_coupon_used_is_an_amount_a_code_or_both(given_as: object, used: CouponUsed) -> None:
    """Shops know one, the other or both."""
    assert read(one("payment.coupon_used", given_as)).payment.coupon_used == used


@pytest.mark.parametrize(
    "given_as", [5.5, True, "WELCOME", {"name": "WELCOME"}, {"code": 5}, {"amount": -1}, [500]]
)
def test_a_coupon_used_is_nothing_else(given_as: object) -> None:
    """And says so at its own path."""
    assert only(one("payment.coupon_used", given_as)).path == "payment.coupon_used"


@pytest.mark.parametrize(
    "address", ["taro@example.jp", "a..b@docomo.ne.jp", "a.@ezweb.ne.jp", "山田@例え.jp"]
)
def test_addresses_are_taken_as_carriers_give_them(address: str) -> None:
    """Dots doubled or before the @ were once allowed in Japan."""
    assert read(one("customer.email", address)).customer.email == address


@pytest.mark.parametrize(
    "address",
    ["taro", "a@b@c", "taro@", "@example.jp", "a b@c.jp", "a@b.jp,c@d.jp", "<a@b.jp>", "a@b\nBcc: c@d.jp"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Nothing that would become a second recipient."""
    assert only(one("customer.email", address)).path == "customer.email"


def test_what_is_null_is_not_given() -> None:
    """An order of nothing but nulls is an empty order."""
    nulls = dict.fromkeys(("id", "currency", "gift", "customer", "lines", "payment", "decisions"))
    assert read(nulls) == Order()


WORDS = st.text("a1.@-{〔 山\x00\ud800", max_size=6)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(("id", "ordered_at", "currency", "customer", "lines", "payment", "gift", "x"))


@settings(deadline=None)
@given(st.dictionaries(KEYS, JSON))
def test_whatever_comes_in_is_read_or_named(fields: dict[str, object]) -> None:
    """Never a traceback; every problem says where."""
    _, problems = parse(Raw(fields, "order.json"))
    assert all(problem.path and problem.where == "order.json" for problem in problems)
