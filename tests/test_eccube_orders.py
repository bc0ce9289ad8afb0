"""EC-CUBE: rows that are no products, prices without tax, other versions."""

from decimal import Decimal

import pytest

from tests.order_files import of_rows, order_of, prices, said

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


def test_an_order_of_eccube_that_waits_for_the_bank_is_not_paid() -> None:
    """入金日 is there and empty; of a card it says nothing."""
    for method, day, paid in (
        ("銀行振込", "", False),
        ("銀行振込", "2026-11-02 09:00:00", True),
        ("クレジット", "", None),
    ):
        (found,) = of_rows(cube("商品", "1", 入金日=day, 支払方法=method))
        assert order_of(found).payment.paid is paid
