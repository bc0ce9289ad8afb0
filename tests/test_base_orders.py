"""BASE: swapped names, options that are rows, sums of two kinds, orders from abroad."""

from decimal import Decimal
from typing import Any

import pytest

from tests.order_files import of_object, of_rows, order_of, said


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
