"""What the files of marketplaces get wrong, one fact a test; and mangled files, which may not."""

import csv
import json
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stockmail.errors import FileError, StockmailError
from stockmail.model import Order
from stockmail.order import parse
from stockmail.readers import marketplace, objects, orders
from stockmail.readers.formats import rakuten, yahoo
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources
from tests.conftest import Run

FOLDER = Path(__file__).resolve().parent / "orders"
Thing = dict[str, Any]


def read(data: bytes | object, *names: str, form: str | None = None) -> list[Found]:
    """The orders in *data*, bytes or a JSON value, and in the sample files called *names*."""
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    sources = Sources(("-", *(str(FOLDER / name) for name in names)), form)
    return [found for files in orders.read(sources, BytesIO(raw)) for found in files.orders]


def order(found: Found) -> Order:
    """The order, in which the parser finds nothing wrong."""
    made, problems = parse(found.raw)
    assert problems == []
    return made


def said(found: Found) -> str:
    """All notes as a person reads them."""
    return "\n".join(note.message.format(**note.values) for note in found.notes)


def sample(name: str) -> Any:  # noqa: ANN401 - JSON
    """A sample file of JSON, or of XML as JSON."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return objects.from_xml(text, name) if name.endswith(".xml") else json.loads(text)


def rows(name: str) -> list[list[str]]:
    """A sample file of rows; its headings first."""
    encoding = "cp932" if "cp932" in name else "utf-8"
    with (FOLDER / name).open(encoding=encoding, newline="") as stream:
        tabs = name.endswith(".txt")
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(stream)
        return list(reader)


def table(lines: list[list[str]]) -> bytes:
    """Rows as a CSV file."""
    stream = StringIO()
    csv.writer(stream).writerows(lines)
    return stream.getvalue().encode()


def cells(*lines: Thing) -> bytes:
    """Rows given by heading, as a CSV file."""
    headings = list(dict.fromkeys(key for line in lines for key in line))
    return table([headings, *([str(line.get(key, "")) for key in headings] for line in lines)])


# --- Rakuten ---------------------------------------------------------------------------------


def rakuten_order(**changes: object) -> Thing:
    """An order of Rakuten's API with one line."""
    item = {"itemName": "皿", "itemNumber": "p1", "price": 1000, "units": 2, "includeTaxFlag": 1}
    orderer = {"familyName": "見本", "firstName": "太郎", "phoneNumber1": "03", "phoneNumber2": None}
    plain = {"orderNumber": "1-2-3", "orderProgress": 300, "OrdererModel": orderer, "requestPrice": 2000}
    return {**plain, "PackageModelList": [{"ItemModelList": [item]}], **changes}


def rakuten_line(**item: object) -> Found:
    """The same, its line changed."""
    made = rakuten_order()
    made["PackageModelList"][0]["ItemModelList"][0].update(item)
    return read(made)[0]


def lowered(thing: Any) -> Any:  # noqa: ANN401
    """The value with keys in lowerCamel, as programs write them again."""
    if isinstance(thing, dict):
        return {key[:1].lower() + key[1:]: lowered(each) for key, each in thing.items()}
    return [lowered(each) for each in thing] if isinstance(thing, list) else thing


def test_rakuten_is_read_the_same_whatever_the_case_of_its_keys() -> None:
    """OrdererModel and ordererModel are one."""
    whole = sample("rakuten/getOrder_v9_composed.json")
    assert [each.raw.fields for each in read(lowered(whole))] == [each.raw.fields for each in read(whole)]


def test_rakutens_sender_is_never_addressed() -> None:
    """SenderModel is who gets the parcel, even where nobody else is named."""
    sender = {"SenderModel": {"familyName": "贈先", "firstName": "例子"}, "ItemModelList": []}
    found = read(rakuten_order(OrdererModel=None, PackageModelList=[sender]))[0]
    assert order(found).customer._replace(country=None) == order(found).customer.__class__()
    assert "who ordered is not in the file" in said(found)


CODES = [(100, "open"), (300, "open"), (400, "open"), (500, "shipped"), ("900", "cancelled"), (None, "open")]


@pytest.mark.parametrize(("code", "state"), CODES)
def test_rakutens_progress_says_whether_a_mail_is_due(code: object, state: str) -> None:
    """A code may come as a number or as text."""
    assert read(rakuten_order(orderProgress=code))[0].state == state
    assert rakuten.state(code) == state


WORDS = [("100", "open"), ("発送待ち", "open"), ("発送済", "shipped"), ("500", "shipped"),
         ("キャンセル確定待ち", "cancelled")]  # fmt: skip


@pytest.mark.parametrize(("word", "state"), WORDS)
def test_rakutens_status_is_a_code_or_a_word(word: str, state: str) -> None:
    """New files have the code, old ones the word."""
    found = read(cells({"注文番号": "1", "商品管理番号": "p", "ステータス": word, "個数": 1}))
    assert found[0].state == state


def test_a_price_without_tax_is_read_with_it() -> None:
    """From the file, else worked out where it comes to whole yen, else left out and said."""
    assert order(rakuten_line(includeTaxFlag=0, priceTaxIncl=1080)).lines[0].unit_price == 1080
    assert order(rakuten_line(includeTaxFlag=0, taxRate=0.1)).lines[0].unit_price == 1100
    left = rakuten_line(includeTaxFlag=0, price=999, taxRate=0.1)
    assert order(left).lines[0].unit_price is None
    assert "the price 999 is without tax" in said(left)
    assert order(rakuten_line(includeTaxFlag=1, priceTaxIncl=1100)).lines[0].unit_price == 1000


def test_what_rakuten_has_not_settled_is_no_amount() -> None:
    """-9999 is said, and never a sum of money."""
    found = read(rakuten_order(requestPrice=-9999, postagePrice=-9999, totalPrice=-9999))[0]
    assert (order(found).payment.total, order(found).payment.shipping) == (None, None)
    assert "not settled yet" in said(found)


def test_the_fee_for_cash_on_delivery_is_not_shipping() -> None:
    """DeliveryPrice is 代引料."""
    way = {"settlementMethodCode": 2}
    payment = order(read(rakuten_order(postagePrice=550, deliveryPrice=330, SettlementModel=way))[0]).payment
    assert payment.shipping == 550
    assert (payment.method, payment.paid) == ("cod", False)


def test_all_parcels_of_an_order_are_read_without_what_was_taken_off() -> None:
    """Several packages, a deleted package, a deleted item, none of an item."""

    def item(name: str, **more: object) -> Thing:
        return {"itemName": name, "price": 1, "units": 1, **more}

    packages = [
        {"ItemModelList": [item("A"), item("B", deleteItemFlag=1), item("C", units=0)]},
        {"ItemModelList": [item("D")], "packageDeleteFlag": 1},
        {"ItemModelList": [item("E")], "noshi": "御歳暮"},
    ]
    made = order(read(rakuten_order(PackageModelList=packages))[0])
    assert [line.name for line in made.lines] == ["A", "E"]
    assert made.gift


def test_a_consent_is_no_variant() -> None:
    """SelectedChoice names a variant only where there is no SKU, and what was agreed to never."""
    choice = "サイズ:M\n領収書は同封されません:了承しました"
    assert order(rakuten_line(selectedChoice=choice)).lines[0].variant == "サイズ:M"
    sku = [{"variantId": "normal-inventory", "merchantDefinedSkuId": None, "skuInfo": None}]
    line = order(rakuten_line(selectedChoice=choice, SkuModelList=sku)).lines[0]
    assert (line.variant, line.sku) == (None, "p1")


def test_the_day_in_rakutens_remarks_counts_where_its_field_is_empty() -> None:
    """Of a present, as the day it is needed by."""
    remarks = "[配送日時指定:]\n2026-12-22(火)\n14：00〜16：00"
    found = read(rakuten_order(remarks=remarks, giftCheckFlag=1))[0]
    assert str(order(found).needed_by) == "2026-12-22"
    found = read(rakuten_order(remarks="[配送日時指定:]\n\n", giftCheckFlag=1))[0]
    assert order(found).needed_by is None


def test_a_phone_number_in_pieces_is_put_together() -> None:
    """Any of them may be null."""
    assert order(read(rakuten_order())[0]).customer.phone == "03"


@pytest.mark.parametrize("headings", [
    ("注文確定日時", "注文番号", "商品管理番号", "商品名", "個数", "注文者姓", "注文者名", "単価"),
    ("注文番号", "商品名", "システム連携用SKU番号", "SKU情報", "個数"),
    ("受注番号", "注文者名字", "注文者名前", "商品名", "個数"),
])  # fmt: skip
def test_a_shops_own_template_of_rakutens_columns_is_recognised(headings: tuple[str, ...]) -> None:
    """The columns are the shop's choice."""
    found = read(table([list(headings), ["1"] * len(headings)]))
    assert found[0].raw.fields["channel"] == "rakuten"


def test_a_table_is_of_the_system_that_knows_most_of_its_headings() -> None:
    """注文番号 and 商品名 are many systems' words."""
    for name, form in (("rakuten/rms_order_cp932.csv", "rakuten-csv"), ("qoo10/orders_cp932.csv", "qoo10"),
                       ("makeshop/orders_cp932.csv", "makeshop")):  # fmt: skip
        files = orders.read(Sources((str(FOLDER / name),)), BytesIO())
        assert [each.form for each in files] == [form]


def test_a_row_without_a_number_joins_no_other_customer() -> None:
    """Its address would be written to for another's order."""
    one = {
        "注文番号": "1",
        "注文者姓": "見本",
        "注文者名": "太郎",
        "商品名": "A",
        "個数": 1,
        "注文者メールアドレス": "",
    }
    two = {**one, "注文番号": "", "注文者姓": "例", "注文者メールアドレス": "rei@example.com"}
    found = [order(each) for each in read(cells(one, two))]
    assert [(each.id, each.customer.email) for each in found] == [("1", None), (None, "rei@example.com")]


def test_a_given_name_alone_is_said_to_be_all_there_is() -> None:
    """注文者名 is a given name only beside 注文者姓."""
    found = read(cells({"注文番号": "1", "商品管理番号": "p", "注文者名": "見本太郎", "個数": 1}))[0]
    assert order(found).customer.name == "見本太郎"
    assert "no family name" in said(found)


# --- Yahoo -----------------------------------------------------------------------------------


def yahoo_order(**changes: object) -> Thing:
    """An order as XML turned to JSON gives it."""
    pay = {"BillLastName": "見本", "BillFirstName": "太郎", "PayMethodName": "PayPay残高等", "PayStatus": "1"}
    item = {"ItemId": "mug", "Title": "マグ", "UnitPrice": "100", "Quantity": "1"}
    return {"OrderId": "s-1", "OrderTime": "2026-11-20T10:00:00+09:00", "Pay": pay, "Item": item, **changes}


def test_yahoos_items_may_be_one_object_a_list_or_nothing() -> None:
    """What XML turned to JSON makes of them."""
    item = yahoo_order()["Item"]
    for items, count in ((item, 1), ([item, item], 2), ({}, 0), ([], 0), ("", 0), (None, 0)):
        assert len(order(read(yahoo_order(Item=items))[0]).lines) == count


def test_a_social_gift_without_the_buyers_name_addresses_nobody() -> None:
    """Yahoo blanks the name; who gets it is not the buyer."""
    ship = {"ShipLastName": "贈先", "ShipFirstName": "例子"}
    found = read(yahoo_order(Pay={"BillLastName": {}, "BillFirstName": []}, Ship=ship, SocialGiftType="1"))[0]
    made = order(found)
    assert (made.customer.name, made.customer.family_name, made.gift) == (None, None, True)
    assert "who ordered is not in the file" in said(found)


STATUSES = [("2", "1", "open"), ("1", "0", "open"), ("4", "1", "cancelled"), ("5", "3", "shipped"),
            ("2", "3", "shipped")]  # fmt: skip


@pytest.mark.parametrize(("status", "ship", "state"), STATUSES)
def test_yahoos_two_codes_say_whether_a_mail_is_due(status: str, ship: str, state: str) -> None:
    """The order's and the shipment's."""
    assert yahoo.state(status, ship) == state
    assert read(yahoo_order(OrderStatus=status, Ship={"ShipStatus": ship}))[0].state == state


def test_yahoos_codes_of_payment_are_not_all_cards() -> None:
    """payment_a17 is PayPay; a code that is not documented is left out."""
    made = {code: order(read(yahoo_order(Pay={"PayMethod": code}))[0]).payment.method
            for code in ("payment_a1", "payment_a17", "payment_a8", "payment_d1")}  # fmt: skip
    assert made == {"payment_a1": "card", "payment_a17": "paypay", "payment_a8": None, "payment_d1": "cod"}


@pytest.mark.parametrize(("name", "words"), [("order_cp932.csv", "give the item file"),
                                             ("item_cp932.csv", "give the order file")])  # fmt: skip
def test_one_of_yahoos_two_files_alone_says_which_is_missing(name: str, words: str) -> None:
    """Neither holds a whole order."""
    with pytest.raises(FileError, match=words):
        read((FOLDER / "yahoo" / name).read_bytes())


def test_yahoos_orders_and_items_need_not_match() -> None:
    """What is missing of either is said, and nothing is given to another order."""
    items = cells({"OrderId": "10000001", "LineId": 1, "ItemId": "a", "Title": "A", "Quantity": 1},
                  {"OrderId": "999", "LineId": 1, "ItemId": "b", "Title": "B", "Quantity": 1})  # fmt: skip
    found = {order(each).id: each for each in read(items, "yahoo/order_cp932.csv")}
    assert order(found["10000001"]).customer.family_name == "見本"
    assert order(found["999"]).customer.family_name is None
    assert "who ordered is not in the file" in said(found["999"])
    lone = cells({"OrderId": "5", "BillName": "見本 太郎", "BillMailAddress": "taro@example.com"})
    found = {order(each).id: each for each in read(lone, "yahoo/item_cp932.csv")}
    assert "no item of this order" in said(found["5"])
    assert order(found["5"]).customer.name == "見本 太郎"


def test_a_yahoo_file_that_a_shop_has_merged_is_read_alone() -> None:
    """Orders and items in one table, no line twice."""
    one = {"OrderId": "1", "BillName": "見本 太郎", "Title": "A", "SubCode": "a", "Quantity": 2}
    made = order(read(cells(one, {**one, "Title": "B", "SubCode": "b"}))[0])
    assert [(line.sku, line.quantity) for line in made.lines] == [("a", 2), ("b", 2)]


# --- Amazon and eBay -------------------------------------------------------------------------


def amazon_row(**changes: object) -> Thing:
    """A row of a report."""
    plain = {"order-id": "250-1", "order-item-id": "1", "purchase-date": "2026-11-20T15:30:00+00:00",
             "buyer-name": "見本 太郎", "recipient-name": "贈先 例子", "sku": "A", "product-name": "A",
             "quantity-purchased": 3, "buyer-email": "a@marketplace.amazon.co.jp"}  # fmt: skip
    return plain | {key.replace("_", "-"): each for key, each in changes.items()}


def test_amazons_universal_time_is_a_day_in_japan() -> None:
    """15:30 UTC is the next day's half past midnight."""
    found = read(cells(amazon_row()))[0]
    assert str(order(found).ordered_at) == "2026-11-21 00:30:00+09:00"
    assert "in Japan it was 2026-11-21" in said(found)


def test_what_is_left_to_ship_is_the_order() -> None:
    """Pieces that are gone cannot be missing."""
    found = read(cells(amazon_row(quantity_shipped=1, quantity_to_ship=2)))[0]
    assert [line.quantity for line in order(found).lines] == [2]
    assert "A: 2 of 3 have not shipped yet" in said(found)
    gone = read(cells(amazon_row(quantity_to_ship=0)))[0]
    assert (gone.state, order(gone).lines[0].quantity) == ("shipped", 3)


def test_an_amazon_price_is_that_of_all_pieces() -> None:
    """Of one, in yen, only where it comes out even; the tax of Japan is in it."""
    made = order(read(cells(amazon_row(currency="JPY", item_price="3000", item_tax="272")))[0])
    assert made.lines[0].unit_price == 1000
    assert made.payment.total == 3000
    uneven = read(cells(amazon_row(currency="JPY", item_price="1000")))[0]
    assert order(uneven).lines[0].unit_price is None
    assert order(uneven).payment.total == 1000
    assert "1000 JPY for 3 is no price of one piece" in said(uneven)


def test_a_cancelled_amazon_item_is_not_in_the_order() -> None:
    """Unless all are, and the order is."""
    one = {"amazon-order-id": "1", "sku": "A", "quantity": 1, "item-status": "Cancelled", "currency": "JPY"}
    found = read(cells(one, {**one, "sku": "B", "item-status": "Unshipped"}))[0]
    assert ([line.sku for line in order(found).lines], found.state) == (["B"], "open")
    assert read(cells(one))[0].state == "cancelled"


def test_amazons_words_for_a_state_are_understood() -> None:
    """A status may go on after the word; a buyer may have asked to cancel."""

    def by_date(status: str, **more: str) -> Found:
        one = {"amazon-order-id": "1", "sku": "A", "quantity": 1, "order-status": status, "currency": "JPY"}
        return read(cells({**one, **more}))[0]

    assert by_date("Shipped - Delivered to Buyer").state == "shipped"
    assert by_date("Unshipped").state == "open"
    assert order(by_date("Pending - Waiting for Pick Up")).payment.paid is False
    assert "asked to cancel" in said(by_date("Unshipped", **{"is-buyer-requested-cancellation": "true"}))


def test_nobody_is_named_in_amazons_orders_by_date() -> None:
    """It has neither name nor address."""
    found = read((FOLDER / "amazon/all_orders_by_order_date.txt").read_bytes())[0]
    assert "give --customer" in said(found)


def test_a_pending_amazon_order_has_no_prices_and_is_not_paid() -> None:
    """Amazon gives none before the payment is settled."""
    plain = {"AmazonOrderId": "1", "OrderStatus": "Pending", "MarketplaceId": "A1VC38T7YXB528"}
    items = [{"OrderItemId": "1", "SellerSKU": "A", "Title": "A", "QuantityOrdered": 1}]
    made = order(read([plain, {"AmazonOrderId": "1", "OrderItems": items}])[0])
    assert (made.payment.paid, made.payment.total, made.currency, made.language) == (False, None, "JPY", "ja")
    assert made.lines[0].unit_price is None


def test_an_amazon_order_may_hold_its_items_and_an_item_given_twice_counts_once() -> None:
    """Programs put the two answers together; a file may be given twice."""
    items = [{"OrderItemId": "1", "SellerSKU": "A", "Title": "A", "QuantityOrdered": 1}]
    whole = {"AmazonOrderId": "1", "OrderStatus": "Unshipped", "BuyerInfo": {"BuyerName": "見本 太郎"}}
    found = read([{**whole, "OrderItems": items}, {"AmazonOrderId": "1", "OrderItems": items}])
    assert [(order(each).customer.name, len(order(each).lines)) for each in found] == [("見本 太郎", 1)]


def test_an_amazon_recipient_is_never_addressed() -> None:
    """ShippingAddress is all there is without a token for personal data."""
    address = {"Name": "贈先 例子", "CountryCode": "JP"}
    found = read({"AmazonOrderId": "1", "OrderStatus": "Unshipped", "ShippingAddress": address})[0]
    assert order(found).customer.name is None
    assert "who ordered is not in the file" in said(found)


def test_an_ebay_recipient_is_never_addressed() -> None:
    """The username is, where the buyer's own name is left out."""
    whole = sample("ebay/getOrder_invented.json")
    del whole["buyer"]["buyerRegistrationAddress"]
    found = read(whole)[0]
    assert order(found).customer.name == "sample_buyer"
    assert "by the username sample_buyer" in said(found)
    del whole["buyer"]
    assert order(read(whole)[0]).customer.name is None


def test_the_tax_on_top_of_ebays_prices_is_told_of() -> None:
    """As American orders have it."""
    whole = sample("ebay/getOrder_invented.json")
    assert "without tax" not in said(read(whole)[0])
    whole["pricingSummary"]["tax"] = {"value": "2.8", "currency": "USD"}
    assert "the prices are without tax, 2.8 came on top" in said(read(whole)[0])


def test_an_ebay_price_is_that_of_all_pieces_and_the_page_is_known() -> None:
    """4000 for 16 after the discount."""
    line = order(read(sample("ebay/getOrder_invented.json"))[0]).lines[0]
    assert line.unit_price == 250
    assert (line.quantity, line.url) == (16, "https://www.ebay.com/itm/110000000001")


@pytest.mark.parametrize(("address", "is_relay"), [
    ("a@marketplace.amazon.co.jp", True), ("a@marketplace.amazon.com.au", True), ("a@members.ebay.com", True),
    ("a@pc.fw.rakuten.ne.jp", True), ("a@dm.fw.rakuten.ne.jp", True), ("a@example.com", False),
    ("a@notmembers.ebay.com", False),
])  # fmt: skip
def test_a_marketplaces_relay_is_told_from_an_address(address: str, is_relay: bool) -> None:  # noqa: FBT001
    """It takes mail only from the marketplace's own way of sending."""
    found = read(cells(amazon_row(buyer_email=address)))[0]
    assert ("is a relay" in said(found)) is is_relay


def test_a_wish_word_for_none_is_no_wish() -> None:
    """のし: なし is no present."""
    assert [marketplace.wanted(each) for each in ("御歳暮", "なし", "希望しない", "", None, "0")] == [
        True, False, False, False, False, False]  # fmt: skip


def test_a_mall_order_becomes_a_draft(run: Run, shop: Path) -> None:
    """From the file to words that address who ordered, without being told what it is."""
    file = FOLDER / "rakuten/rms_order_cp932.csv"
    asked = ("--restock-date", "2026-12-05", "--short", "c3ps390M090", "--paid")
    ran = run("draft", "--scenario", "restock", "--order", file, "--shop", shop, *asked)
    assert "楽天 太郎 様" in ran.out
    assert "﨑山" not in ran.out


# --- Mangled files ---------------------------------------------------------------------------

NONSENSE: list[Any] = [None, [], {}, "", 0, -9999, True, "?", "2026-13-45", "1e999999", [[]], [None],
                       {"": None}, "x" * 600, "NaN", 10**30, "\u202e", ["a"], [{}], 0.1, 1e300]  # fmt: skip
BROKEN = st.sampled_from(NONSENSE).map(deepcopy)
OBJECTS = {
    "rakuten/getOrder_v9_composed.json": ("花子", "ハナコ", "1234"),
    "rakuten/purchaseItem_getOrderItem_official.json": (),
    "yahoo/orderInfo_composed.xml": ("花子",),
    "yahoo/orderInfo_as_json.json": ("例子", "贈先"),
    "amazon/sp_api_getOrders.json": ("Michigan",),
    "amazon/sp_api_getOrders_jp.json": ("贈先", "例子"),
    "amazon/sp_api_getOrderItems_jp_2.json": (),
    "ebay/getOrder_invented.json": ("Robert", "Receiver", "5550199"),
    "ebay/getOrders_invented.json": ("Empfang",),
}
TABLES = {
    "rakuten/rms_order_cp932.csv": ("﨑山", "花子", "サキヤマ", "011"),
    "rakuten/rms_order_old_header_cp932.csv": ("﨑山", "例一", "三郎", "011"),
    "amazon/unshipped_orders_jp_cp932.txt": ("花子",),
    "amazon/new_orders_com.txt": ("Robert", "Receiver"),
    "amazon/all_orders_by_order_date.txt": (),
    "mercari_shops/orders_anonymised.csv": (),
    "aupay/orders_cp932.csv": ("贈先", "オクサキ", "011"),
    "qoo10/orders_cp932.csv": ("贈先", "オクサキ", "011"),
}


def places(thing: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """The path of every value in *thing*."""
    pairs = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    return [place for key, each in pairs for place in ((*path, key), *places(each, (*path, key)))]


def mangled(thing: Any, draw: Callable[..., Any]) -> Any:  # noqa: ANN401
    """*thing*, some of its values taken out or put in the place of nonsense."""
    for _ in range(draw(st.integers(1, 6))):
        if not (every := places(thing)):
            return thing
        *path, key = draw(st.sampled_from(every))
        inside = thing
        for step in path:
            inside = inside[step]
        if draw(st.booleans()):
            del inside[key]
        else:
            inside[key] = draw(BROKEN)
    return thing


def reordered(lines: list[list[str]], draw: Callable[..., Any]) -> list[list[str]]:
    """Rows whose columns are mixed, some left out, with strange cells, more columns and blank rows."""
    width = len(lines[0])
    kept = draw(st.permutations(range(width)))[: draw(st.integers(2, width))]
    made = [[row[column] if column < len(row) else "" for column in kept] for row in lines]
    for _ in range(draw(st.integers(0, 6))):
        row = draw(st.integers(1, len(made) - 1))
        made[row][draw(st.integers(0, len(kept) - 1))] = draw(
            st.sampled_from(["", "?", "-99999", "1e999999", "NaN", "2026/13/45", "\u202e", "x" * 600])
        )
    if draw(st.booleans()):
        made = [[*row, f"extra {number}"] for number, row in enumerate(made)]
    if draw(st.booleans()):
        made.insert(draw(st.integers(1, len(made))), [""] * len(made[0]))
    return made


def addressed(data: bytes | object, *names: str, form: str | None = None) -> list[str]:
    """What is known of the customer of each order; nothing, where the file is refused."""
    try:
        found = read(data, *names, form=form)
        for each in found:
            parse(each.raw)
            said(each)
    except StockmailError:
        return []
    return [str(each.raw.fields.get("customer")) for each in found]


SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(data=st.data(), name=st.sampled_from(sorted(OBJECTS)), forced=st.booleans())
def test_a_mangled_object_addresses_nobody_else(data: st.DataObject, name: str, *, forced: bool) -> None:
    """It is refused or read; who gets the parcel is never taken for who ordered."""
    thing = mangled(sample(name), data.draw)
    form = name.partition("/")[0] if forced else None
    assert not any(word in told for told in addressed(thing, form=form) for word in OBJECTS[name])


@SLOW
@given(data=st.data(), name=st.sampled_from(sorted(TABLES)))
def test_a_mangled_table_addresses_nobody_else(data: st.DataObject, name: str) -> None:
    """Whatever columns a shop leaves out, in whatever order."""
    made = table(reordered(rows(name), data.draw))
    assert not any(word in told for told in addressed(made) for word in TABLES[name])


@SLOW
@given(data=st.data(), turned=st.booleans())
def test_a_mangled_pair_of_yahoo_files_addresses_nobody_else(data: st.DataObject, *, turned: bool) -> None:
    """One of the two is whole, whichever."""
    names = ["yahoo/order_cp932.csv", "yahoo/item_cp932.csv"]
    broken, whole = reversed(names) if turned else names
    made = table(reordered(rows(broken), data.draw))
    assert not any("花子" in told or "ハナコ" in told for told in addressed(made, whole))


@SLOW
@given(data=st.data(), name=st.sampled_from(sorted(TABLES)))
def test_the_order_of_columns_does_not_count(data: st.DataObject, name: str) -> None:
    """And a column more changes nothing."""
    lines = rows(name)
    width = len(lines[0])
    mixed = data.draw(st.permutations(range(width)))
    made = [[*(row[column] if column < len(row) else "" for column in mixed), "more"] for row in lines]
    plain = [[*row, *[""] * (width - len(row))] for row in lines]
    assert [each.raw.fields for each in read(table(made))] == [each.raw.fields for each in read(table(plain))]
