"""WooCommerce: names, sorts and prices of its API and of the plugins that write CSV."""

from decimal import Decimal
from typing import Any

import pytest

from stockmail.readers.woo import named
from tests.order_files import of_object, of_rows, order_of, prices, read, said
from tests.test_readers import addressee


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


def test_crumbs_of_rounded_parts_are_no_yen() -> None:
    """454.54 and 45.45 are 500, one third of 1000 is told of."""
    found = of_object(woo(shipping_total="454.54", shipping_tax="45.45"))
    assert str(order_of(found).payment.shipping) == "500"
    third = of_object(
        woo(line_items=[{"name": "皿", "quantity": 3, "total": "909.09", "total_tax": "90.91"}])
    )
    assert prices(third) == ["None"]
    assert "1000 JPY for 3" in said(third)


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
