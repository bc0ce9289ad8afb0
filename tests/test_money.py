"""What was charged and what goes back, to the last cent."""

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail.model import CouponUsed, Line, Order, Payment
from stockmail.money import Back, adds_up, back_for_all, back_for_short, charged, gross, value_of_short
from stockmail.order_fields import minor_units

MUG = Line(name="マグ", quantity=2, unit_price=Decimal(3740), short=1)
TEA = Line(name="煎茶", quantity=1, unit_price=Decimal(1620))


class Paid(NamedTuple):
    """An order as a row of a table; amounts in yen."""

    total: int | None = None
    shipping: int = 0
    points: int = 0
    coupon: int | None = None

    def order(self, *lines: Line) -> Order:
        """The order that was paid so."""
        coupon = None if self.coupon is None else CouponUsed("WELCOME", Decimal(self.coupon))
        total = None if self.total is None else Decimal(self.total)
        payment = Payment("card", True, None, total, Decimal(self.shipping), self.points, coupon)  # noqa: FBT003
        return Order(lines=lines, payment=payment)


@pytest.mark.parametrize(
    ("paid", "carried"),
    [
        (Paid(total=9100), 9100),
        (Paid(), 9100),
        (Paid(shipping=500), 9600),
        (Paid(total=9100, points=1000), 8100),  # a total before the points
        (Paid(total=8100, points=1000), 8100),  # a total after them
        (Paid(total=8600, shipping=500, points=1000), 8600),
        (Paid(points=1000, coupon=500), 7600),
        (Paid(total=9100, coupon=500), 8600),
        (Paid(points=20000), 0),
        (Paid(total=0, points=9100), 0),
        (Paid(total=9000), 9000),  # what was said is believed, even where it does not add up
    ],
)
def test_what_the_payment_method_carried(paid: Paid, carried: int) -> None:
    """Shop systems disagree whether a total is before or after points and coupon."""
    assert charged(paid.order(MUG, TEA)) == carried


@pytest.mark.parametrize(
    ("lines", "known"),
    [
        ((), False),
        ((Line(name="マグ", quantity=2),), False),
        ((TEA._replace(quantity=None),), False),
        ((TEA,), True),
    ],
)
def test_what_was_charged_is_never_guessed(lines: tuple[Line, ...], known: bool) -> None:  # noqa: FBT001
    """Without a total, every price and quantity must be known."""
    order = Paid().order(*lines)
    assert (charged(order) is not None) is known
    assert (back_for_all(order) is not None) is known


@pytest.mark.parametrize(
    ("paid", "fits"),
    [
        (Paid(), True),
        (Paid(total=9100), True),
        (Paid(total=9100, points=1000), True),
        (Paid(total=8100, points=1000), True),
        (Paid(total=9000), False),
        (Paid(total=9100, shipping=500), False),
    ],
)
def test_a_total_that_the_lines_do_not_come_to_is_seen(paid: Paid, fits: bool) -> None:  # noqa: FBT001
    """Before or after reductions are both fine."""
    assert adds_up(paid.order(MUG, TEA)) is fits


@pytest.mark.parametrize(
    ("paid", "back"),
    [
        (Paid(total=9100), Back(Decimal(3740), 0, None, Decimal(5360))),
        (Paid(total=9600, shipping=500), Back(Decimal(3740), 0, None, Decimal(5860))),
        (Paid(total=8100, points=1000), Back(Decimal(3740), 0, None, Decimal(4360))),
        (Paid(total=3000, points=6100), Back(Decimal(3000), 740, None, Decimal(0))),
        (Paid(total=0, points=9100), Back(Decimal(0), 3740, None, Decimal(0))),
        (Paid(total=8600, coupon=500), Back(Decimal(3740), 0, None, Decimal(4860))),
    ],
)
def test_what_goes_back_for_the_missing_pieces(paid: Paid, back: Back) -> None:
    """First by the way it was paid, then as points; the coupon stays on what is sent."""
    assert back_for_short(paid.order(MUG, TEA)) == back


@pytest.mark.parametrize(
    ("paid", "back"),
    [
        (Paid(total=9100), Back(Decimal(9100), 0, None, Decimal(0))),
        (Paid(total=9600, shipping=500), Back(Decimal(9600), 0, None, Decimal(0))),
        (Paid(points=1000, coupon=500), Back(Decimal(7600), 1000, Decimal(500), Decimal(0))),
    ],
)
def test_what_goes_back_for_the_whole_order(paid: Paid, back: Back) -> None:
    """Everything: money, shipping, points, coupon."""
    assert back_for_all(paid.order(MUG, TEA)) == back


def test_a_missing_piece_without_a_price_makes_no_refund() -> None:
    """The price of the pieces that ship does not matter."""
    unpriced = MUG._replace(unit_price=None)
    assert back_for_short(Paid(total=9100).order(unpriced, TEA)) is None
    assert value_of_short(Paid().order(MUG, TEA._replace(unit_price=None))) == 3740


def test_cents_are_exact() -> None:
    """37.40 × 3 is 112.20, not 112.19999999999999."""
    mugs = Line(name="mug", quantity=3, unit_price=Decimal("37.40"), short=1)
    order = Order(currency="USD", lines=(mugs,), payment=Payment(shipping=Decimal("4.95")))
    assert gross(order) == Decimal("117.15")
    assert back_for_short(order) == Back(Decimal("37.40"), 0, None, Decimal("79.75"))


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Orders in currencies with none, two and three decimals, paid in every mixture."""
    currency = draw(st.sampled_from(("JPY", "USD", "KWD")))
    unit = Decimal(1).scaleb(-minor_units(currency))
    amounts = st.integers(0, 10**7).map(lambda minor: minor * unit)
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        quantity = draw(st.integers(1, 20))
        lines.append(
            Line(
                quantity=quantity, unit_price=draw(amounts), short=draw(st.integers(0, quantity) | st.none())
            )
        )
    coupon = draw(st.none() | st.builds(CouponUsed, st.none(), st.none() | amounts))
    payment = Payment(paid=True, total=draw(st.none() | amounts), shipping=draw(st.none() | amounts),
                      points_used=draw(st.none() | st.integers(0, 10**6)), coupon_used=coupon)  # fmt: skip
    return Order(currency=currency, lines=tuple(lines), payment=payment)


@settings(deadline=None)
@given(orders())
def test_what_goes_back_and_what_is_left_is_what_was_charged(order: Order) -> None:
    """No yen appears, none is lost."""
    for back in (back_for_short(order), back_for_all(order)):
        assert back is not None
        kept = back.left or Decimal(0)
        assert back.amount + kept == charged(order)


@settings(deadline=None)
@given(orders())
def test_nothing_is_negative_and_no_more_goes_back_than_was_given(order: Order) -> None:
    """Neither money nor points, and never more than the missing pieces cost."""
    part, every = back_for_short(order), back_for_all(order)
    value = value_of_short(order)
    assert part is not None
    assert every is not None
    assert value is not None
    assert min(part.amount, part.left, every.amount, every.left) >= 0
    assert min(part.points, every.points) >= 0
    assert part.amount + part.points <= value
    assert part.amount <= every.amount
    assert part.points <= every.points == (order.payment.points_used or 0)


@settings(deadline=None)
@given(orders())
def test_every_amount_is_one_that_can_be_paid(order: Order) -> None:
    """Exact in the currency's own minor units."""
    unit = Decimal(1).scaleb(-minor_units(order.currency))
    for back in (back_for_short(order), back_for_all(order)):
        assert back is not None
        assert all(amount % unit == 0 for amount in (back.amount, back.left, back.coupon or 0))
