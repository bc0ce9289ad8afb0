"""What other carts write that is read wrongly by who takes it at its word."""

from decimal import Decimal
from typing import Any

import pytest

from stockmail.errors import Note
from stockmail.readers import sums, ways
from stockmail.readers.formats import stripe
from tests.order_files import of_object, of_rows, order_of, prices, said
from tests.test_readers import addressee


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
        of_object({"line_items": [], "order_key": "k", "meta_data": attributes}),
    ):
        assert "wished for on 2026-12-05" in said(found)
        assert order_of(found).needed_by is None  # only of a present is it the day that counts


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


# What is written for nothing, and addresses that are not the customer's own.


@pytest.mark.parametrize("nothing", [None, "", [], {}, 0, "Default Title"])
def test_nothing_is_written_in_many_ways(nothing: object) -> None:
    """A null, an empty text, an empty list, and Shopify's name for a product without sorts."""
    line = {"title": "皿", "variant_title": nothing, "quantity": 1, "sku": nothing if nothing != 0 else ""}
    found = of_object(
        {"line_items": [line], "order_number": 7, "customer": nothing, "billing_address": nothing}
    )
    (read_,) = order_of(found).lines
    assert (read_.name, read_.variant) == ("皿", None if nothing != 0 else "0")
    assert addressee(order_of(found)) is None


def test_a_mail_goes_to_the_address_of_the_order() -> None:
    """The account's may be another."""
    found = of_object(
        {
            "line_items": [],
            "order_number": 7,
            "email": "order@example.com",
            "customer": {"email": "account@example.com"},
        }
    )
    assert order_of(found).customer.email == "order@example.com"


@pytest.mark.parametrize("domain", ["pc.fw.rakuten.ne.jp", "marketplace.amazon.co.jp", "members.ebay.com"])
def test_a_relay_is_told_of_whatever_wrote_the_file(domain: str) -> None:
    """Next Engine hands on the orders of malls."""
    row = {
        "店舗伝票番号": "N1",
        "受注名": "山田太郎",
        "受注メールアドレス": f"x@{domain}",
        "商品名": "皿",
        "受注数量": "1",
    }
    (found,) = of_rows(row)
    assert "is a relay" in said(found)


def test_the_number_to_print_is_not_the_number_of_the_database() -> None:
    """Nor one that has been rounded on its way."""
    found = of_object({"line_items": [], "order_number": 1234, "name": "#MW1234", "id": 820982911946154500})
    assert order_of(found).id == "#MW1234"
