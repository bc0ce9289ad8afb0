"""What carts write that is read wrongly by who takes it at its word (see each reader's docstring)."""

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest

from stockmail.errors import Note
from stockmail.model import Order
from stockmail.order import parse
from stockmail.readers import orders, people, sums, surnames, ways
from stockmail.readers.formats import stripe
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources
from stockmail.readers.woo import named
from tests.test_readers import addressee


def read(data: bytes, form: str | None = None) -> list[Found]:
    """The orders in *data*."""
    files = orders.read(Sources(("-",), form), BytesIO(data))
    return [found for each in files for found in each.orders]


def of_object(thing: object, form: str | None = None) -> Found:
    """The only order in a JSON value."""
    (found,) = read(json.dumps(thing, ensure_ascii=False).encode(), form)
    return found


def of_rows(*rows: dict[str, str], form: str | None = None) -> list[Found]:
    """The orders in a CSV of *rows*, each a dict by heading."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return read(out.getvalue().encode(), form)


def order_of(found: Found) -> Order:
    """The order; fails where the parser has anything to say."""
    order, problems = parse(found.raw)
    assert problems == []
    return order


def said(found: Found) -> str:
    """All that is told of the order."""
    return " ".join(note.message.format(**note.values) for note in found.notes)


def prices(found: Found) -> list[str]:
    """The price of one piece of each line."""
    return [str(line.unit_price) for line in order_of(found).lines]


# Names.


@pytest.mark.parametrize(
    ("last", "first", "family", "told"),
    [
        ("山田", "太郎", "山田", ""),
        ("太郎", "山田", "山田", "are swapped"),
        ("美咲", "髙﨑", "美咲", "mixes up"),  # neither is common: nothing decides
        ("太郎", "渡邉", "渡邉", "are swapped"),
        ("森", "南", "森", "mixes up"),  # both are
        ("Yamada", "Taro", "Yamada", ""),
    ],
)
def test_names_of_base_are_put_in_order_or_told_of(last: str, first: str, family: str, told: str) -> None:
    """BASE's own example has them swapped, its shops do not."""
    found = of_object(
        {"unique_key": "A", "ordered": 1, "order_items": [], "last_name": last, "first_name": first}
    )
    assert order_of(found).customer.family_name == family
    assert told in said(found) if told else "mixes up" not in said(found)


def test_a_name_is_never_cut_to_the_given_one() -> None:
    """One field filled is the whole name."""
    found = of_object(
        {"unique_key": "A", "ordered": 1, "order_items": [], "last_name": "", "first_name": "山田太郎"}
    )
    assert addressee(order_of(found)) == "山田太郎"


@pytest.mark.parametrize(
    ("name", "addressed", "told"),
    [
        ("太郎 山田", "山田 太郎", "addressed as 山田 太郎"),
        ("山田 太郎", "山田 太郎", "山田 is a family name"),
        ("太郎 ジョン 山田", "太郎 ジョン 山田", "look at who is addressed"),
        ("山田太郎", "山田太郎", "look at who is addressed"),
        ("Taro Yamada", "Taro Yamada", ""),
        ("Mary Jane Watson", "Mary Jane Watson", ""),
    ],
)
def test_a_name_of_shopify_is_turned_round(name: str, addressed: str, told: str) -> None:
    """Its CSV writes "given family" for Japanese names too."""
    (found,) = of_rows({"Name": "#1", "Billing Name": name, "Lineitem name": "皿", "Lineitem quantity": "1"})
    assert addressee(order_of(found)) == addressed
    assert told in said(found)


def test_every_common_name_is_one() -> None:
    """The list holds no name twice and nothing but names."""
    words = surnames.FILE.read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) > 500
    assert all(people.JAPANESE.fullmatch(char) for word in words for char in word)


def test_a_shop_theme_that_swaps_the_labels_of_woocommerce_is_seen_through() -> None:
    """first_name holds 姓 there, last_name 名, and company the reading."""
    billing = {"first_name": "佐藤", "last_name": "陽翔", "company": "サトウ ハルト", "country": "JP"}
    found = of_object({"line_items": [], "order_key": "k", "number": "9", "billing": billing})
    order = order_of(found)
    assert (addressee(order), order.customer.kana, order.customer.company) == (
        "佐藤 陽翔",
        "サトウ ハルト",
        None,
    )
    assert "are swapped; addressed as 佐藤 陽翔" in said(found)


@pytest.mark.parametrize(
    "key",
    ["_billing_yomigana_{}_name", "_billing_{}_name_kana", "_wc_billing/jp4wc/yomigana_{}_name"],
)
def test_a_reading_is_found_among_the_meta_fields_of_woocommerce(key: str) -> None:
    """Each plugin has its own key."""
    meta = [{"key": key.format("last"), "value": "サトウ"}, {"key": key.format("first"), "value": "ハルト"}]
    billing = {"last_name": "佐藤", "first_name": "陽翔"}
    found = of_object(
        {"line_items": [], "order_key": "k", "number": "9", "billing": billing, "meta_data": meta}
    )
    assert order_of(found).customer.kana == "サトウ ハルト"


@pytest.mark.parametrize(
    ("form", "row"),
    [
        (
            "woocommerce-csv",
            {"Order Number": "1", "Shipping First Name": "花子", "Item Name": "皿", "Quantity": "1"},
        ),
        ("eccube4", {"注文番号": "1", "配送先_お名前(姓)": "見本", "商品名": "皿", "個数": "1"}),
        (
            "base-csv",
            {"注文ID": "1", "氏(配送先)": "見本", "名(配送先)": "花子", "商品名": "皿", "数量": "1"},
        ),
        ("futureshop", {"受注コード": "1", "お届け先氏名(姓)": "見本", "商品名": "皿", "購入数量": "1"}),
        ("makeshop", {"注文番号": "1", "受取人": "見本花子", "商品名": "皿", "個数": "1"}),
        ("nextengine", {"店舗伝票番号": "1", "発送先名": "見本花子", "商品名": "皿", "受注数量": "1"}),
        (
            "colorme-csv",
            {"売上ID": "1", "配送先 名前": "見本花子", "購入商品 商品名": "皿", "購入商品 販売個数": "1"},
        ),
    ],
)
def test_who_gets_the_parcel_is_not_addressed_even_where_nobody_else_is_named(
    form: str, row: dict[str, str]
) -> None:
    """A present would be no surprise any more."""
    (found,) = of_rows(row, form=form)
    assert addressee(order_of(found)) is None
    assert len(order_of(found).lines) == 1


# Rows that are no products, and products of several rows.


BASE = {"注文ID": "B1", "氏(請求先)": "山田", "名(請求先)": "太郎", "発送状況": "未発送"}


def test_an_option_of_base_belongs_to_the_product_above() -> None:
    """Its price is added, its words join the variant; one without a product is told of."""
    option = "商品オプション「{}」".format
    (found,) = of_rows(
        BASE | {"商品名": option("迷子"), "バリエーション": "x"},
        BASE | {"商品名": "指輪", "価格": "5000", "数量": "1", "商品ID": "7", "合計金額": "6800"},
        BASE | {"商品名": option("刻印"), "バリエーション": "T.Y", "価格": "1000", "数量": "1"},
        BASE | {"商品名": option("箱"), "価格": "300", "数量": "1"},
        BASE | {"商品名": "布", "価格": "500", "数量": "1", "商品ID": "8"},
    )
    ring, cloth = order_of(found).lines
    assert (ring.name, ring.variant, ring.unit_price) == ("指輪", "刻印:T.Y / 箱", Decimal(6300))
    assert (cloth.sku, cloth.unit_price) == ("8", Decimal(500))
    assert "迷子」 belongs to no product" in said(found)
    assert order_of(found).payment.total == Decimal(6800)


@pytest.mark.parametrize(
    ("each", "total", "told"),
    [
        (("2500", "2500"), "2500", ""),  # of the order, shipping in it
        (("2000", "2000"), "2500", ""),  # of the goods
        (("1500", "500"), "2500", ""),  # of each row
        (("9000", "9000"), "9000", "make 2500, the file says 9000"),
    ],
)
def test_what_was_paid_to_base_follows_from_the_sums(each: tuple[str, str], total: str, told: str) -> None:
    """Its 合計金額 was seen of an order and of a row."""
    one, two = each
    (found,) = of_rows(
        BASE | {"商品名": "皿", "価格": "1500", "数量": "1", "送料": "500", "合計金額": one},
        BASE | {"商品名": "鉢", "価格": "500", "数量": "1", "送料": "500", "合計金額": two},
    )
    assert str(order_of(found).payment.total) == total
    assert told in said(found)


@pytest.mark.parametrize(
    ("postal", "names", "language"),
    [
        ("060-0001", ("見本", "太郎"), "ja"),
        ("600001.0", ("見本", "太郎"), "ja"),  # a spreadsheet took the zero and gave a fraction
        ("", ("Smith", "Ann"), "ja"),
        ("SW1A 1AA", ("Smith", "Ann"), "en"),
        ("94103", ("Smith", "Ann"), "en"),
        ("SW1A 1AA", ("見本", "太郎"), "ja"),
    ],
)
def test_orders_from_abroad_stand_between_the_others_of_base(
    postal: str, names: tuple[str, str], language: str
) -> None:
    """There is no column for the country."""
    family, given = names
    region = "北海道" if postal.endswith(".0") else ""
    row = {"氏(請求先)": family, "名(請求先)": given, "郵便番号(請求先)": postal, "商品名": "皿", "数量": "1"}
    row["都道府県(請求先)"] = region
    (found,) = of_rows(BASE | row)
    assert order_of(found).language == language
    assert ("none of Japan" in said(found)) is postal.startswith(("SW", "9"))


@pytest.mark.parametrize(
    ("taken", "gift"), [("あり", True), ("なし", False), ("希望しない", False), ("", False)]
)
def test_a_gift_wrapping_of_base_is_an_option(taken: str, *, gift: bool) -> None:
    """Which may stand there as not taken."""
    (found,) = of_rows(
        BASE | {"商品名": "皿", "数量": "1", "商品ID": "1"},
        BASE | {"商品名": "商品オプション「ギフトラッピング」", "バリエーション": taken},
    )
    assert order_of(found).gift is gift


def test_what_base_changed_afterwards_is_told_of() -> None:
    """調整金額 may be a coupon or anything else."""
    (found,) = of_rows(
        BASE | {"商品名": "皿", "価格": "1500", "数量": "1", "合計金額": "1000", "調整金額": "-500"}
    )
    assert order_of(found).payment.total == Decimal(1000)
    assert "調整金額 is -500" in said(found)


def test_cancelled_lines_of_base_are_left_out_and_told_of() -> None:
    """In the CSV by 発送状況, in the API by the status of the line."""
    (rows,) = of_rows(
        BASE | {"商品名": "皿", "数量": "1", "発送状況": "キャンセル"}, BASE | {"商品名": "鉢", "数量": "1"}
    )
    items = [
        {"title": "皿", "amount": 1, "status": "cancelled"},
        {"title": "鉢", "amount": 1, "status": "ordered"},
    ]
    for found in (rows, of_object({"unique_key": "A", "ordered": 1, "order_items": items})):
        assert [line.name for line in order_of(found).lines] == ["鉢"]
        assert "1 cancelled lines" in said(found)
        assert found.state == "open"


@pytest.mark.parametrize(
    ("order", "state"),
    [
        ({"order_items": [{"status": "cancelled"}]}, "cancelled"),
        ({"order_items": [{"status": "dispatched"}]}, "shipped"),
        ({"order_items": [{"status": "ordered"}], "dispatch_status": "dispatched"}, "shipped"),
        ({"order_items": [{"status": "ordered"}], "dispatch_status": "cancelled"}, "cancelled"),
        ({"order_items": [{"status": "ordered"}], "dispatch_status": "ordered"}, "open"),
        ({"order_items": [{"status": "ordered"}], "cancelled": 1700000000}, "cancelled"),
    ],
)
def test_the_api_of_base_says_what_became_of_an_order(order: dict[str, Any], state: str) -> None:
    """Of the whole or of its lines."""
    assert of_object({"unique_key": "A", "ordered": 1, **order}).state == state


def test_a_list_of_orders_of_base_holds_no_products() -> None:
    """GET /1/orders; the details are another call."""
    found = of_object(
        {"orders": [{"unique_key": "A", "ordered": 1, "last_name": "山田", "first_name": "太郎"}]}
    )
    assert "orders/detail" in said(found)


CUBE = {"注文ID": "12", "注文番号": "EC-0012", "お名前(姓)": "見本", "お名前(名)": "太郎", "支払合計": "1000"}


def cube(kind: str, price: str, count: str = "1", **more: str) -> dict[str, str]:
    """A row of EC-CUBE."""
    return CUBE | {"明細区分(名称)": kind, "商品名": kind, "価格": price, "個数": count} | more


def test_only_products_are_lines_of_eccube() -> None:
    """Shipping, fees, discounts, tax and points are details of their own."""
    (found,) = of_rows(
        cube("商品", "500", 税率="0"),
        cube("送料", "550"),
        cube("手数料", "330"),
        cube("割引", "-200"),
        cube("ポイント", "-50", "2"),
        cube("税", "10"),
    )
    order = order_of(found)
    assert (order.id, [line.name for line in order.lines]) == ("EC-0012", ["商品"])
    assert order.payment.points_used == 100
    assert order.payment.coupon_used
    assert order.payment.coupon_used.amount == Decimal(200)


def test_rows_of_eccube_are_told_apart_by_number_or_by_name_too() -> None:
    """The shop picks the columns, 明細区分 may not be among them."""
    bare = {"注文番号": "1", "お名前(姓)": "見本"}
    by_number = of_rows(
        *(bare | {"明細区分(ID)": str(n), "商品名": "x", "個数": "1"} for n in range(1, 7)), form="eccube4"
    )
    by_name = of_rows(
        *(bare | {"商品名": name, "個数": "1"} for name in ("皿", "送料", "手数料", "割引", "ポイント")),
        form="eccube4",
    )
    assert [len(order_of(found).lines) for found in (*by_number, *by_name)] == [1, 1]


@pytest.mark.parametrize(
    ("price", "rate", "count", "subtotal", "seen", "told"),
    [
        ("2500.00", "10", "2", "5500", "2750", ""),
        ("2500", "10", "2", "5000", "2500", ""),  # the shop keeps prices with tax
        ("1234", "8", "1", "1332", "1332", ""),  # 98.72 cut off
        ("1234", "8", "1", "1333", "1333", ""),  # rounded
        ("1234", "8", "1", "", "1333", "taken as without tax"),
        ("1234", "", "1", "", "1234", ""),
        ("", "10", "1", "1000", "None", ""),
    ],
)
def test_a_price_of_eccube_gets_the_tax_that_the_sums_show(
    price: str, rate: str, count: str, subtotal: str, seen: str, told: str
) -> None:
    """It is without tax in the file, the customer saw it with."""
    (found,) = of_rows(cube("商品", price, count, 税率=rate, 小計=subtotal))
    assert prices(found) == [seen]
    assert told in said(found)


def test_eccube_3_has_neither_order_numbers_nor_kinds_of_rows() -> None:
    """There 注文ID is the number."""
    (found,) = of_rows(
        {
            "注文ID": "77",
            "お名前(姓)": "見本",
            "お名前(名)": "太郎",
            "お名前(フリガナ・姓)": "ミホン",
            "お名前(フリガナ・名)": "タロウ",
            "商品名": "皿",
            "規格分類名1": "白",
            "規格分類名2": "大",
            "価格": "1000",
            "個数": "1",
            "値引き": "100",
            "対応状況": "発送済み",
            "支払方法": "代金引換",
        },
    )
    order = order_of(found)
    assert (order.id, order.customer.kana, order.lines[0].variant) == ("77", "ミホン タロウ", "白 / 大")
    assert order.payment.coupon_used
    assert (order.payment.coupon_used.amount, order.payment.paid) == (Decimal(100), False)
    assert found.state == "shipped"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("新規受付", "open"),
        ("注文取消し", "cancelled"),
        ("発送済み", "shipped"),
        ("対応中", "open"),
        ("返品", "shipped"),
        ("未発送", "open"),
        ("入金済み", "open"),
    ],
)
def test_the_words_of_eccube_for_what_became_of_an_order(status: str, state: str) -> None:
    """対応状況 as the shop sees it; each may be renamed."""
    (found,) = of_rows(cube("商品", "1", **{"対応状況(名称)": status}))
    assert found.state == state


# What was paid.


def test_an_order_of_eccube_that_waits_for_the_bank_is_not_paid() -> None:
    """入金日 is there and empty; of a card it says nothing."""
    for method, day, paid in (
        ("銀行振込", "", False),
        ("銀行振込", "2026-11-02 09:00:00", True),
        ("クレジット", "", None),
    ):
        (found,) = of_rows(cube("商品", "1", 入金日=day, 支払方法=method))
        assert order_of(found).payment.paid is paid


def test_a_file_without_a_total_says_so() -> None:
    """What was paid would be the products' sum, without shipping."""
    row = {
        "Order Number": "7",
        "First Name (Billing)": "Ann",
        "Order Currency": "USD",
        "Item Name": "A",
        "Quantity": "1",
    }
    (bare,) = of_rows(row | {"Order Line Total": "10"})
    (full,) = of_rows(row | {"Order Line Total": "10", "Order Total": "15"})
    assert "does not say what was paid" in said(bare)
    assert "does not say what was paid" not in said(full)


@pytest.mark.parametrize(
    ("total", "off", "paid", "told"),
    [
        ("900", "100", "900", ""),
        ("1000", "100", "900", "100 is taken off"),
        ("950", "100", "950", "do not tell"),
        ("1000", "0", "1000", ""),
        ("", "100", None, ""),
        ("free", "100", "free", ""),
    ],
)
def test_the_total_is_what_the_way_of_payment_carried(
    total: str, off: str, paid: str | None, told: str
) -> None:
    """After points and coupon: the sums show which it is."""
    notes: list[Note] = []
    assert sums.carried(total, Decimal(1000), Decimal(off), notes) == paid
    assert told in " ".join(note.message.format(**note.values) for note in notes)


def test_points_of_next_engine_are_not_paid_twice() -> None:
    """One importer writes the total before points, another after."""
    row = {
        "店舗伝票番号": "N1",
        "受注名": "山田太郎",
        "商品計": "1980",
        "発送料": "500",
        "ポイント": "480",
        "商品コード": "A",
        "商品名": "皿",
        "受注数量": "1",
        "商品価格": "1980",
    }
    for total in ("2480", "2000"):
        (found,) = of_rows(row | {"合計金額": total})
        assert order_of(found).payment.total == Decimal(2000)
        assert order_of(found).payment.points_used == 480


def test_tax_on_top_is_told_of() -> None:
    """Next Engine and futureshop keep it apart where prices are without it."""
    row = {
        "店舗伝票番号": "N1",
        "受注名": "山田太郎",
        "商品計": "2000",
        "税金": "200",
        "発送料": "0",
        "合計金額": "2200",
        "商品名": "皿",
        "受注数量": "1",
    }
    (one,) = of_rows(row)
    (two,) = of_rows(
        {
            "受注コード": "F1",
            "氏名(姓)": "山田",
            "商品合計金額": "2000",
            "消費税合計": "200",
            "送料": "500",
            "請求合計金額": "2600",
            "ポイント利用額": "100",
            "商品名": "皿",
            "購入数量": "1",
        }
    )
    assert "200 came on top" in said(one)
    assert "200 came on top" in said(two)
    assert order_of(two).payment.total == Decimal(2600)
    assert "do not tell" not in said(two)


def test_next_engine_says_gift_wish_and_shipped() -> None:
    """Full-width digits in its headings, a wish as a day, a flag for a present."""
    row = {
        "店舗伝票番号": "N1",
        "受注名": "山田太郎",
        "受注住所１": "東京都",
        "ギフトフラグ": "1",
        "日付指定": "2026/12/05",
        "時間帯指定": "時間帯指定[14:00-16:00]",
        "商品名": "皿",
        "受注数量": "2",
        "商品オプション": "色:白",
        "出荷済フラグ": "1",
        "支払方法": "コンビニ後払い",
    }
    (found,) = of_rows(row)
    order = order_of(found)
    assert (order.gift, str(order.needed_by), order.lines[0].variant) == (True, "2026-12-05", "色:白")
    assert (order.payment.method, order.payment.paid, found.state) == ("後払い", False, "shipped")


# Stripe.


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (1980, "JPY", "1980"),
        (1980, "USD", "19.80"),
        (1980, "KWD", "1.980"),
        (1000, "KRW", "1000"),
        (0, "USD", "0"),
        (1234500, "HUF", "12345"),
        (2000, "ISK", "20"),
        (None, "USD", None),
        ("x", "USD", "x"),
        (True, "USD", None),
    ],
)
def test_stripe_counts_in_the_smallest_unit_of_a_currency(minor: object, currency: str, amount: str) -> None:
    """Except where the currency has none."""
    assert stripe.amount(minor, currency) == amount


SESSION: dict[str, Any] = {
    "id": "cs_1",
    "object": "checkout.session",
    "amount_total": 1980,
    "currency": "usd",
    "payment_status": "paid",
    "payment_method_types": ["card"],
    "customer_details": {"name": "Ann Lee", "address": {"country": "GB"}},
}


def test_a_session_without_its_products_says_so() -> None:
    """They come only when asked for."""
    found = of_object({"type": "checkout.session.completed", "data": {"object": SESSION}})
    assert "expand[]=line_items" in said(found)
    assert (order_of(found).payment.method, order_of(found).language) == ("card", "en")
    assert "cs_1 stands for it" in said(found)


def test_a_product_of_stripe_costs_what_was_paid_for_it() -> None:
    """After discounts and with tax; the list may go on elsewhere."""
    item = {
        "quantity": 2,
        "amount_total": 1980,
        "description": "Mug",
        "price": {"unit_amount": 1000, "product": {"metadata": {"sku": "MUG"}}},
    }
    found = of_object(
        SESSION | {"line_items": {"data": [item], "has_more": True}, "metadata": {"order_id": "7"}}
    )
    assert [(line.sku, str(line.unit_price)) for line in order_of(found).lines] == [("MUG", "9.90")]
    assert "only the first" in said(found)
    assert order_of(found).id == "7"


# WooCommerce.


@pytest.mark.parametrize(
    ("item", "name", "variant"),
    [
        ({"name": "Ship Your Idea &ndash; Color: Black"}, "Ship Your Idea – Color: Black", None),
        ({"name": "Tee - Black", "meta_data": [{"key": "pa_color", "value": "black"}]}, "Tee", "Black"),
        ({"name": "A - B - Black", "meta_data": [{"key": "pa_color", "value": "black"}]}, "A - B", "Black"),
        ({"name": "Tee", "meta_data": [{"key": "pa_color", "value": "black"}]}, "Tee", "color: black"),
        (
            {
                "name": "皿",
                "meta_data": [
                    {
                        "key": "pa_%e8%89%b2",
                        "value": "%e9%bb%92",
                        "display_key": "色",
                        "display_value": "<p>黒</p>",
                    },
                    {"key": "_reduced_stock", "value": "1"},
                    {"key": "名入れ", "value": "T&amp;Y"},
                ],
            },
            "皿",
            "色: 黒 / 名入れ: T&Y",
        ),
        ({"name": "皿", "meta_data": [{"key": "pa_%e8%89%b2", "value": "%e9%bb%92"}]}, "皿", "色: 黒"),
        ({"name": "Tee - Black, M", "parent_name": "Tee"}, "Tee", "Black, M"),
        ({"name": "Tee", "parent_name": "Tee", "meta_data": []}, "Tee", None),
        (
            {"name": "皿", "meta_data": [{"key": "x", "value": {"a": 1}}, {"key": None, "value": "y"}]},
            "皿",
            None,
        ),
    ],
)
def test_a_sort_of_a_product_of_woocommerce_is_found(
    item: dict[str, Any], name: str, variant: str | None
) -> None:
    """In the name, in the meta fields or in both; never twice."""
    assert named(item) == (name, variant)


def woo(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    """An order of WooCommerce in Japan."""
    line = {"name": "皿", "quantity": 2, "price": 909, "total": "1818", "total_tax": "182"}
    return {
        "line_items": [line],
        "order_key": "k",
        "number": "N-5",
        "id": 5,
        "currency": "JPY",
        "status": "processing",
        "billing": {"last_name": "佐藤", "first_name": "陽翔", "country": "JP"},
        "total": "2000",
        "date_created": "2026-11-01T23:30:00",
        **more,
    }


def test_a_price_of_woocommerce_is_the_lines_with_its_tax() -> None:
    """``price`` is without, and after discounts."""
    found = of_object(woo())
    assert prices(found) == ["1000"]
    assert (order_of(found).id, order_of(found).ordered_at.isoformat()) == ("N-5", "2026-11-01T23:30:00")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("status", "method", "state", "paid"),
    [
        ("processing", "bacs", "open", True),
        ("processing", "cod", "open", False),
        ("on-hold", "bacs", "open", False),
        ("completed", "cod", "shipped", True),
        ("cancelled", "stripe", "cancelled", None),
        ("wc-refunded", "stripe", "cancelled", None),
        ("pending", "stripe", "open", False),
        ("packing", "stripe", "open", None),
    ],
)
def test_the_words_of_woocommerce_for_what_became_of_an_order(
    status: str, method: str, state: str, paid: object
) -> None:
    """Processing means paid, except at the door."""
    found = of_object(woo(status=status, payment_method=method, payment_method_title=""))
    assert (found.state, order_of(found).payment.paid) == (state, paid)


def test_coupons_points_and_refunds_of_woocommerce_are_said() -> None:
    """Points are a negative fee of a plugin."""
    found = of_object(
        woo(
            coupon_lines=[{"code": "AKI", "discount": "100", "discount_tax": "10"}],
            fee_lines=[
                {"name": "ポイント利用", "total": "-200", "total_tax": "0"},
                {"name": "包装", "total": "50"},
            ],
            refunds=[{"id": 1, "total": "-500"}],
        )
    )
    payment = order_of(found).payment
    assert payment.points_used == 200
    assert payment.coupon_used == ("AKI", Decimal(110))
    assert "500 of it was refunded" in said(found)


def test_cells_of_a_woocommerce_csv_may_be_repeated_or_blank() -> None:
    """By a setting of the plugin."""
    first = {
        "Order Number": "7",
        "Order Status": "Processing",
        "First Name (Billing)": "John",
        "Last Name (Billing)": "Doe",
        "Order Total Amount": "30",
        "Order Currency": "USD",
    }
    items = [{"Item Name": name, "Quantity": "1", "Order Line Total": "15"} for name in ("A", "B")]
    for rows in ([first | items[0], first | items[1]], [first | items[0], items[1]]):
        (found,) = of_rows(*rows)
        assert [line.name for line in order_of(found).lines] == ["A", "B"]
        assert (addressee(order_of(found)), order_of(found).payment.total) == ("John Doe", Decimal(30))


def test_of_two_item_costs_the_last_is_meant_and_is_without_tax() -> None:
    """The plugin writes the heading twice."""
    head = "Order Number,First Name (Billing),Item Name,Quantity,Item Cost,Item Cost,Order Currency\n"
    (found,) = read(f"{head}7,Ann,Mug,2,1.00,9.50,USD\n".encode())
    assert prices(found) == ["9.50"]
    assert "without tax" in said(found)


def test_what_went_back_is_no_line_of_a_woocommerce_csv() -> None:
    """Quantity (- Refund) is what is left."""
    row = {"Order Number": "7", "First Name (Billing)": "Ann", "Order Currency": "JPY"}
    (found,) = of_rows(
        row | {"Item Name": "A", "Quantity": "1", "Quantity (- Refund)": "0"},
        row
        | {
            "Item Name": "B",
            "Quantity": "3",
            "Quantity (- Refund)": "2",
            "Order Line Total": "3000",
            "Order Line Total (- Refund)": "2000",
        },
    )
    assert [(line.name, line.quantity) for line in order_of(found).lines] == [("B", 2)]
    assert prices(found) == ["1000"]


@pytest.mark.parametrize(
    "row",
    [
        {
            "Order ID": "7",
            "Billing First Name": "Ann",
            "Billing Last Name": "Lee",
            "Item Name": "A",
            "Item Quantity": "2",
        },
        {
            "order_number_formatted": "7",
            "order_id": "99",
            "billing_first_name": "Ann",
            "billing_last_name": "Lee",
            "item_name": "A",
            "item_quantity": "2",
            "item_total": "10",
            "item_total_tax": "1",
            "order_currency": "EUR",
        },
        {"Order Number": "7", "Full Name (Billing)": "Ann Lee", "Name": "A", "Quantity": "2"},
    ],
)
def test_other_plugins_of_woocommerce_are_read_too(row: dict[str, str]) -> None:
    """Under other headings."""
    (found,) = of_rows(row)
    order = order_of(found)
    assert (order.id, addressee(order)) == ("7", "Ann Lee")
    assert [(line.name, line.quantity) for line in order.lines] == [("A", 2)]


# Ways of payment.


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("base_bt", "bank"),
        ("bt", "bank"),
        ("creditcard", "card"),
        ("cvs", "konbini"),
        ("atobarai", "後払い"),
        ("bnpl", "後払い"),
        ("NP後払い", "後払い"),
        ("あと払い（ペイディ）", "後払い"),
        ("代金引換", "cod"),
        ("クレジットカード決済", "card"),
        ("Amazon Pay", "Amazon Pay"),
        ("", None),
    ],
)
def test_ways_of_payment_are_known_by_the_words_of_each_cart(said: str, way: str | None) -> None:
    """A brand that is not known stays as it is."""
    assert ways.method(said) == way


def test_the_word_that_is_known_is_taken() -> None:
    """The title of the shop's own making, or the code of the plugin."""
    assert ways.best("お店で現金", "cod") == "cod"
    assert ways.best("銀行振込", "bacs") == "bank"
    assert ways.best("", "komoju") == "komoju"
    assert ways.best("", "") is None


# MakeShop, Color Me.


@pytest.mark.parametrize(
    ("status", "state"),
    [("未処理", "open"), ("配送", "shipped"), ("注文キャンセル", "cancelled"), ("返送", "shipped")],
)
def test_the_words_of_makeshop_for_what_became_of_an_order(status: str, state: str) -> None:
    """As its manual lists them."""
    (found,) = of_rows({"注文番号": "P1", "注文者": "山田太郎", "商品名": "皿", "処理状況": status})
    assert found.state == state


def test_the_older_csv_of_color_me_has_its_columns_without_the_prefix() -> None:
    """sales_detail.csv."""
    row = {
        "売上ID": "9",
        "受注日": "2026-11-20",
        "名前": "山田太郎",
        "メールアドレス": "t@example.com",
        "型番": "A",
        "商品名": "皿",
        "販売価格(消費税込)": "990",
        "販売個数": "2",
    }
    (found,) = of_rows(row)
    order = order_of(found)
    assert (addressee(order), order.lines[0].sku, prices(found)) == ("山田太郎", "A", ["990"])


def test_a_card_with_a_message_makes_a_sale_of_color_me_a_present() -> None:
    """So does a のし."""
    found = of_object({"make_date": 1, "details": [], "sale_deliveries": [{"card_text": "おめでとう"}]})
    assert order_of(found).gift


# Wishes, discounts and what was given back.


def test_a_wish_for_a_day_is_found_in_the_fields_of_an_app() -> None:
    """Each app has its own label; what the shop reckons with is no wish."""
    fields = [
        ("お届け予定日", "2026-12-01"),
        ("お届け希望日", "指定なし"),
        ("配送希望日", "2026/12/05"),
        ("x", "2026-12-09"),
    ]
    attributes = [{"name": name, "key": name, "value": value} for name, value in fields]
    cells = "\n".join(f"{name}: {value}" for name, value in fields)
    (row,) = of_rows(
        {"Name": "#1", "Lineitem name": "皿", "Lineitem quantity": "1", "Note Attributes": cells}
    )
    node = {"lineItems": {"nodes": []}, "createdAt": "2026-11-01T00:00:00Z", "customAttributes": attributes}
    for found in (
        row,
        of_object({"line_items": [], "order_number": 1, "note_attributes": attributes}),
        of_object(node),
        of_object(woo(meta_data=attributes)),
    ):
        assert str(order_of(found).needed_by) == "2026-12-05"


def test_what_shopify_took_off_is_said() -> None:
    """Of the order by its code; of a product, and given back, in words."""
    row = {
        "Name": "#1",
        "Lineitem name": "皿",
        "Lineitem quantity": "1",
        "Lineitem price": "1000",
        "Currency": "JPY",
        "Lineitem discount": "100",
        "Refunded Amount": "500",
        "Discount Code": "AKI",
        "Discount Amount": "100",
    }
    (found,) = of_rows(row)
    assert "皿: the price is before a discount of 100" in said(found)
    assert "500 of it was refunded" in said(found)
    assert order_of(found).payment.coupon_used == ("AKI", Decimal(100))
    codes = [{"code": "AKI", "amount": "100"}, {"code": "FUYU", "amount": "50"}]
    api = of_object({"line_items": [], "order_number": 1, "discount_codes": codes, "currency": "JPY"})
    assert order_of(api).payment.coupon_used == ("AKI, FUYU", Decimal(150))


@pytest.mark.parametrize(
    ("number", "mall"), [("503-1234567-1234567", "Amazon"), ("123456-20261101-0001234567", "楽天")]
)
def test_a_mall_s_number_in_next_engine_is_told_of(number: str, mall: str) -> None:
    """It gathers the orders of all channels, and the malls have rules of their own."""
    (found,) = of_rows({"店舗伝票番号": number, "受注名": "山田太郎", "商品名": "皿", "受注数量": "1"})
    assert mall in said(found)
    assert order_of(found).channel == "own"
