"""The JSON Schema and the parser are one judge.

What JSON Schema cannot say is not tried here, and tests/test_order.py holds it: days that no calendar
has, currencies that do not exist, rules between two fields, lone surrogates, texts of nothing but
invisible characters, 2.0 for 2 (JSON does not tell them apart), and the grammar of decisions. Of the
forms of ISO 8601 the schema takes the common ones; spaces and line breaks around a text, which the
parser trims, it does not.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stockmail.ask import under
from stockmail.calendar import Calendar
from stockmail.decisions import understand
from stockmail.kinds import LEFTOVERS
from stockmail.model import Ask, Order, Raw
from stockmail.order import parse
from stockmail.schema import schema
from tests.cases import CASES, DAY, LIBRARY, ONE
from tests.conftest import ROOT

SCHEMA = schema()
JUDGE = Draft202012Validator(SCHEMA)
RESTOCK = LIBRARY.scenarios["restock"]


def parsed(fields: Mapping[str, Any]) -> bool:
    """Whether the parser finds the shape of every fact and decision right."""
    _, problems = parse(Raw(fields, "order.json"))
    ask, strange = under(Ask(), fields.get("decisions"), "order.json")
    _, wrong = understand(Ask(alternative=ask.alternative), Order(), RESTOCK, (), (), DAY, Calendar())
    return not (problems or strange or wrong)


LINE = st.sampled_from(
    (
        "山田",
        "波佐見焼マグカップ（ネイビー）",
        "Zoë O’Neill",
        "髙﨑 \ufa10",
        "x" * 500,
        "0",
        "null and void",
        "😀",
    )
)
TITLE = LINE | st.just("〔限定〕マグ")
YEN = st.integers(0, 10**15 - 1) | st.sampled_from(("0", "3740", "3740.00", "9" * 15))
SPECS = st.dictionaries(LINE, st.lists(LINE | st.integers(), min_size=2, max_size=2), max_size=2)
URL = st.sampled_from(("https://minato.example/a?b=c#d", "http://例え.jp/商品"))
FLAG = st.booleans()
MOMENT = st.sampled_from(
    ("2026-11-21", "2026-11-21T22:14", "2026-11-21 22:14:05.5Z", "2026-11-21T22:14:00+09:00")
)
DAYS = st.dates().map(str)


def some(
    required: Mapping[str, st.SearchStrategy[Any]] | None = None, **optional: st.SearchStrategy[Any]
) -> Any:  # noqa: ANN401
    """Objects with some of the fields; each may be null."""
    return st.fixed_dictionaries(
        dict(required or {}), optional={key: values | st.none() for key, values in optional.items()}
    )


ALTERNATIVE = some({"name": TITLE}, name_en=TITLE, price=YEN, url=URL, image=URL, specs=SPECS, specs_en=SPECS)
ORDERS = some(
    id=LINE, channel=LINE, gift=FLAG, accepted=FLAG,
    ordered_at=MOMENT,
    language=st.sampled_from(("ja", "EN")),
    currency=st.sampled_from(("JPY", "jpy")),
    needed_by=st.just("2026-12-24"),
    customer=some(
        family_name=LINE, given_name=LINE, name=LINE, name_en=LINE, kana=LINE, company=LINE, company_en=LINE,
        email=st.sampled_from(("a..b@docomo.ne.jp", "taro@example.jp")), phone=LINE,
        country=st.sampled_from(("JP", "us")),
    ),
    lines=st.lists(
        some(sku=LINE, name=TITLE, name_en=TITLE, variant=TITLE, variant_en=TITLE, unit_price=YEN, url=URL,
        image=URL, quantity=st.integers(5, 10**15 - 1), short=st.integers(0, 5)), max_size=3 ),
        payment=some(
        method=LINE, paid=FLAG, paid_at=DAYS, total=YEN, shipping=YEN, points_used=st.integers(0, 10**15 - 1),
        coupon_used=YEN | some(code=LINE, amount=YEN),
    ),
    decisions=some(
        restock_date=LINE, note=LINE, coupon=LINE, same_price=FLAG, free_shipping=FLAG,
        second_notice=FLAG,
        alternative=TITLE | ALTERNATIVE, short=st.lists(TITLE, max_size=3),
    ),
)  # fmt: skip
TYPES: list[Any] = [
    *(True, 0, -1, 7, 2.5, 10**15, None, [], ["x"], [5], {}, {"x": 1}, {"name": None}, {"code": 5}),
    *("", "　", "x", "5", "-5", "1.005e3", "9" * 16, "x" * 501),
]
TEXTS = ["a\x00b", "a\x1bb", "a\nb", "a\u2028b", "a\u202eb", "{{ x }}", "{% x %}", "〔x〕", "a b@c", "a@b@c", "ftp://a.b",
         "https://a b", "JPYY", "日本", "12/5", "2026-11-21T", "2026-11-21T24:60", *LEFTOVERS]  # fmt: skip
WRONG = [*TYPES, *TEXTS]
FULL: dict[str, Any] = {
    **json.loads((ROOT / "examples" / "order.json").read_text(encoding="utf-8")),
    "needed_by": "2026-12-24",
    "lines": [
        {
            "name": "マグ",
            "variant": "藍",
            "quantity": 9,
            "short": 2,
            "unit_price": 3740,
            "url": "https://a.jp",
        }
    ],
    "payment": {
        "method": "card",
        "total": "7480",
        "paid_at": "2026-11-21",
        "coupon_used": {"code": "A", "amount": 5},
    },
    "decisions": {
        "note": "どうぞよろしく。",
        "alternative": {
            "name": "マグ",
            "price": 3740,
            "url": "https://a.jp",
            "specs": {"容量": ["300ml", 350]},
        },
        "short": ["MUG-NV"],
    },
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    """Every place in a JSON value at which something else could stand."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value with something else at one place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """Orders in which one field holds something else, or has another name."""
    order = draw(ORDERS.filter(bool))
    path = draw(st.sampled_from(list(places(order))))
    if draw(st.booleans()) or not isinstance(path[-1], str):
        made = changed(order, path, draw(st.sampled_from(WRONG)))
    else:
        group = changed(order, path, 0)
        for key in path[:-1]:
            group = group[key]
        made = changed(order, path[:-1], {**group, draw(st.sampled_from(("x", "Name", "qty", ""))): "x"})
    return dict(made)


def test_the_schema_is_one() -> None:
    """Of draft 2020-12, and it names itself."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_reference_leads_somewhere() -> None:
    """A validator may find out only when it gets there."""
    wanted = {part.split('"')[0] for part in json.dumps(SCHEMA).split('"#/$defs/')[1:]}
    assert wanted == set(SCHEMA["$defs"])


def test_every_field_says_what_it_means() -> None:
    """Editors show it while one types."""
    groups = [SCHEMA["properties"], *(group["anyOf"][0].get("properties", {}) for group in
              (SCHEMA["properties"][name] for name in ("customer", "payment", "decisions")))]  # fmt: skip
    fields = {name: field for group in groups for name, field in group.items()}
    assert {name for name, field in fields.items() if not field.get("description")} <= {
        "customer", "lines", "payment", "decisions",
    }  # fmt: skip


def test_the_examples_are_valid() -> None:
    """The order file that the README shows, and every case of the tests."""
    example = json.loads((ROOT / "examples" / "order.json").read_text(encoding="utf-8"))
    for order in (example, *({**ONE, **change, "decisions": decided} for change, decided in CASES.values())):
        JUDGE.validate(order)


@settings(max_examples=150, deadline=None)
@given(ORDERS)
def test_a_valid_order_is_valid_to_both(order: dict[str, Any]) -> None:
    """What the parser reads, an editor does not underline."""
    assert (JUDGE.is_valid(order), parsed(order)) == (True, True)


def test_schema_and_parser_agree_on_every_slip_at_every_place() -> None:
    """Each wrong thing, tried wherever something stands in a full order."""
    tried = ((path, new, changed(FULL, path, new)) for path in places(FULL) for new in WRONG)
    odd = [(path, new) for path, new, order in tried if JUDGE.is_valid(order) != parsed(order)]
    assert odd == []


@settings(max_examples=200, deadline=None)
@given(mutants())
def test_schema_and_parser_agree_on_an_order_with_one_slip(order: dict[str, Any]) -> None:
    """Whether or not the slip is one."""
    assert JUDGE.is_valid(order) == parsed(order)


@pytest.mark.parametrize("order", [[], "x", 5, None])
def test_an_order_is_an_object(order: object) -> None:
    """The reader says the same."""
    assert not JUDGE.is_valid(order)
