"""Whatever a shop's file lacks or holds: it is read as far as it can be, and never the wrong person."""

import csv
import json
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stockmail.errors import StockmailError
from stockmail.order import parse
from stockmail.readers import orders
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources
from tests.test_readers import FOLDER, addressee

Json = Any  # whatever a file may hold
RECIPIENT = "受取野"


class Sample(NamedTuple):
    """A file of tests/orders, its format, and the columns or the objects that name who gets the parcel."""

    file: str
    form: str
    recipient: tuple[str, ...]


OBJECTS = (
    Sample("base/api_orders_detail_gist2014.json", "base", ("order_receiver",)),
    Sample("colorme/sale_composed.json", "colorme", ("sale_deliveries",)),
    Sample("stripe/checkout_session_composed.json", "stripe", ("shipping_details",)),
    Sample("woocommerce/rest_v3_order_727.json", "woocommerce", ("shipping",)),
    Sample("shopify/rest_webhook_orders_create.json", "shopify", ("shipping_address",)),
    Sample("square/retrieve_order_invented.json", "square", ("recipient",)),
    Sample("shopify/graphql_order.json", "shopify-graphql", ("shippingAddress",)),
)
TABLES = (
    Sample("base/orders_cp932.csv", "base-csv", ("氏(配送先)", "名(配送先)")),
    Sample("colorme/sales_all_composed_cp932.csv", "colorme-csv", ("配送先 名前", "配送先 フリガナ")),
    Sample("eccube4/order_cp932.csv", "eccube4", ("配送先_お名前(姓)", "配送先_お名前(名)")),
    Sample("futureshop/orders_composed_cp932.csv", "futureshop", ("お届け先氏名(姓)", "お届け先氏名(名)")),
    Sample("makeshop/orders_cp932.csv", "makeshop", ("受取人",)),
    Sample("nextengine/juchu_ikkatsu_cp932.csv", "nextengine", ("発送先名", "発送先カナ")),
    Sample(
        "woocommerce/advanced_order_export_plugin.csv",
        "woocommerce-csv",
        ("First Name (Shipping)", "Last Name (Shipping)"),
    ),
    Sample("shopify/orders_export_full_header.csv", "shopify-csv", ("Shipping Name",)),
    Sample("shopify/squarespace_orders_invented.csv", "shopify-csv", ("Shipping Name",)),
    Sample(
        "woocommerce/one_row_an_order_invented.csv",
        "woocommerce-csv",
        ("shipping_first_name", "shipping_last_name"),
    ),
    Sample("etsy/EtsySoldOrderItems_invented.csv", "etsy-csv", ("Ship Name",)),
    Sample("stores/orders_invented_cp932.csv", "stores", ("氏(配送先)", "名(配送先)")),
    Sample("", "guess", ("お届け先名",)),
    Sample("labels/b2_invented_cp932.csv", "labels", ("お届け先名",)),
)
JUNK: tuple[Any, ...] = (
    *(
        None,
        "",
        [],
        {},
        0,
        -1,
        True,
        "x",
        "１２３",
        "1e999",
        "NaN",
        "Infinity",
        10**40,
        1.5,
        "-",
        "2026-99-99",
    ),
    *(
        [None],
        [[]],
        [{}],
        {"x": 1},
        ["x", 2],
        "山田\n太郎",
        "\x00",
        "None",
        "¥1,980",
        "a@b",
        "-9999",
        "&lt;b&gt;",
    ),
)
quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def paths(thing: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside of *thing*."""
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from paths(each, (*path, key))


def marked(thing: Json, keys: tuple[str, ...]) -> Json:
    """*thing* with RECIPIENT as every word of whoever gets the parcel."""
    if isinstance(thing, dict):
        return {key: renamed(each) if key in keys else marked(each, keys) for key, each in thing.items()}
    return [marked(each, keys) for each in thing] if isinstance(thing, list) else thing


def renamed(thing: Json) -> Json:
    """The same thing, its words turned to the recipient's name."""
    if isinstance(thing, dict):
        return {key: renamed(each) for key, each in thing.items()}
    return [renamed(each) for each in thing] if isinstance(thing, list) else RECIPIENT


def loaded(sample: Sample) -> Json:
    """The sample's objects, another person for the recipient."""
    whole = json.loads((FOLDER / sample.file).read_text(encoding="utf-8"))
    if sample.form == "stripe":
        whole["shipping_details"] = {"name": RECIPIENT}
    return marked(whole, sample.recipient)


def rows_of(sample: Sample) -> list[dict[str, str]]:
    """The sample's rows, another person for the recipient."""
    if not sample.file:
        return [{"注文No.": "1", "お客様名": "見本 太郎", "お届け先名": RECIPIENT, "品名": "皿", "数量": "2",
                 "金額": "1,000", "受注日": "R8.11.5", "合計": "1,600", "送料": "600"}]  # fmt: skip
    data = (FOLDER / sample.file).read_bytes()
    text = data.decode("cp932" if "cp932" in sample.file else "utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    return [row | {name: RECIPIENT for name in sample.recipient if name in row} for row in rows]


def read(data: bytes, form: str | None) -> list[Found]:
    """The orders in *data*; none where the program says why it cannot read it."""
    try:
        files = orders.read(Sources(("-",), form), BytesIO(data))
        return [found for each in files for found in each.orders]
    except StockmailError:
        return []


def looked_at(found: Found) -> None:
    """The parser has its say about it, and nobody but the orderer is spoken to."""
    order, _problems = parse(found.raw)
    named = RECIPIENT in f"{addressee(order)} {order.customer}"
    told = any("gets the parcel" in note.message for note in found.notes)
    assert told if named else True
    for note in found.notes:
        assert note.message.format(**note.values)


@pytest.mark.parametrize("sample", OBJECTS, ids=lambda each: each.form)
@quick
@given(data=st.data())
def test_an_object_with_anything_in_it_is_read_as_far_as_it_goes(sample: Sample, data: st.DataObject) -> None:
    """Missing keys, nulls, wrong types, absurd numbers."""
    whole = loaded(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        ways = list(paths(whole))
        if not ways:
            break
        *way, last = data.draw(st.sampled_from(ways))
        place = whole
        for key in way:
            place = place[key]
        if data.draw(st.booleans()):
            place[last] = deepcopy(data.draw(st.sampled_from(JUNK)))
        else:
            del place[last]
    text = json.dumps(whole).encode()
    for form in (sample.form, None):
        for found in read(text, form):
            looked_at(found)


@pytest.mark.parametrize("sample", TABLES, ids=lambda each: each.form)
@quick
@given(data=st.data())
def test_a_table_with_anything_in_it_is_read_as_far_as_it_goes(sample: Sample, data: st.DataObject) -> None:
    """Columns removed, added and in another order; blank, doubled and torn rows; junk in the cells."""
    rows = rows_of(sample)
    names = data.draw(st.permutations(list(rows[0])))
    names = names[data.draw(st.integers(0, max(0, len(names) - 2))) :] if data.draw(st.booleans()) else names
    junk = st.sampled_from([str(each) for each in JUNK])
    table = [[row[name] for name in names] for row in rows]
    for _ in range(data.draw(st.integers(0, 8))):
        row = data.draw(st.sampled_from(table))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(junk)
    table += data.draw(st.lists(st.sampled_from([[""] * len(names), [], ["x"], table[0], table[0][:2]])))
    out = StringIO(newline="")
    csv.writer(out).writerows([names, *table])
    text = out.getvalue().encode()
    for form in (sample.form, None) if sample.file else (None,):
        for found in read(text, form):
            looked_at(found)
