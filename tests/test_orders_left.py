"""Orders of which a part is on its way or paid back: nothing of that is promised again."""

from collections.abc import Callable
from typing import Any

import pytest

from stockmail.readers.found import Found
from tests.order_files import of_object, of_rows, order_of, said

Json = dict[str, Any]


def woo(**more: object) -> Json:
    """An order of WooCommerce for two plates, paid."""
    line = {"name": "皿", "quantity": 2, "total": "2000", "total_tax": "0"}
    return {"number": "1", "order_key": "k", "currency": "JPY", "total": "2000", "line_items": [line], **more}


def test_what_was_paid_back_in_part_is_taken_off() -> None:
    """What the shop still holds is what it can pay back."""
    part = of_object(woo(refunds=[{"id": 1, "total": "-500"}]))
    assert str(order_of(part).payment.total) == "1500"
    assert "500 of it was refunded already" in said(part)


def test_what_was_paid_back_wholly_leaves_nothing_open() -> None:
    """The sum stays, and the order counts as cancelled."""
    rows = {"Name": "#1", "Lineitem name": "皿", "Lineitem quantity": "2", "Total": "2000"}
    (some,) = of_rows({**rows, "Financial Status": "partially_refunded", "Refunded Amount": "500"})
    (whole,) = of_rows({**rows, "Financial Status": "refunded", "Refunded Amount": "2000"})
    assert (str(order_of(some).payment.total), some.state) == ("1500", "open")
    assert (str(order_of(whole).payment.total), whole.state) == ("2000", "cancelled")


def by_csv() -> Found:
    """Chopsticks have shipped, three plates have not; 4600 was paid."""
    head = {
        "Name": "#1",
        "Fulfillment Status": "partial",
        "Total": "4600",
        "Shipping": "600",
        "Currency": "JPY",
    }
    gone = {"Lineitem name": "箸", "Lineitem quantity": "1", "Lineitem fulfillment status": "fulfilled"}
    here = {"Name": "#1", "Lineitem name": "皿", "Lineitem quantity": "3", "Lineitem price": "1000"}
    (found,) = of_rows({**head, **gone}, here)
    return found


def by_rest() -> Found:
    """The same, and one of the plates has shipped."""
    gone = {"title": "箸", "quantity": 1, "price": "1000", "fulfillment_status": "fulfilled"}
    some = {"title": "皿", "quantity": 3, "price": "1000", "fulfillment_status": "partial"}
    lines = [gone, {**some, "fulfillable_quantity": 2}]
    order = {"name": "#1", "order_number": 1, "currency": "JPY", "total_price": "4600"}
    return of_object({**order, "fulfillment_status": "partial", "line_items": lines})


def by_graphql() -> Found:
    """The same once more."""

    def money(amount: str) -> Json:
        return {"shopMoney": {"amount": amount, "currencyCode": "JPY"}}

    gone = {"title": "箸", "quantity": 1, "unfulfilledQuantity": 0, "originalUnitPriceSet": money("1000.0")}
    some = {"title": "皿", "quantity": 3, "unfulfilledQuantity": 2, "originalUnitPriceSet": money("1000.0")}
    order = {"name": "#1", "createdAt": "2026-11-20T01:00:00Z", "totalPriceSet": money("4600.0")}
    state = {"displayFulfillmentStatus": "PARTIALLY_FULFILLED"}
    return of_object({**order, **state, "lineItems": {"nodes": [gone, some]}})


@pytest.mark.parametrize(("read", "pieces"), [(by_csv, 3), (by_rest, 2), (by_graphql, 2)])
def test_of_an_order_that_has_shipped_in_part_the_rest_is_open(
    read: Callable[[], Found], pieces: int
) -> None:
    """The line that is gone is told of, and its price is not promised back."""
    found = read()
    (line,) = order_of(found).lines
    assert (line.name, line.quantity, found.state) == ("皿", pieces, "open")
    assert order_of(found).payment.total == pieces * 1000
    assert "箸 has shipped already" in said(found)
    assert "4600 was paid for all of it" in said(found)
