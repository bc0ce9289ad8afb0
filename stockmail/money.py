"""What was charged, and what goes back. Exact: decimals in the currency's own minor units."""

from decimal import Decimal
from typing import NamedTuple

from stockmail.model import Line, Order

ZERO = Decimal(0)


class Back(NamedTuple):
    """What a customer gets back when the missing pieces, or the whole order, are cancelled.

    amount: by the way they paid; points: restored as points; coupon: its value, when it was
    spent on an order that is cancelled whole; left: what the order then costs.
    """

    amount: Decimal
    points: int
    coupon: Decimal | None
    left: Decimal


def short_of(line: Line) -> int:
    """Pieces of the line that cannot ship."""
    return line.short or 0


def value_of_short(order: Order) -> Decimal | None:
    """The price of all missing pieces; None while a price is not known."""
    total = ZERO
    for line in order.lines:
        if short_of(line):
            if line.unit_price is None:
                return None
            total += line.unit_price * short_of(line)
    return total


def gross(order: Order) -> Decimal | None:
    """Goods and shipping before points and coupon; None while a price is not known."""
    total = order.payment.shipping or ZERO
    for line in order.lines:
        if line.unit_price is None or line.quantity is None:
            return None
        total += line.unit_price * line.quantity
    return total if order.lines else None


def reductions(order: Order) -> Decimal:
    """What points and a coupon took off. A point is worth one unit of the currency."""
    coupon = order.payment.coupon_used
    return Decimal(order.payment.points_used or 0) + ((coupon and coupon.amount) or ZERO)


def charged(order: Order) -> Decimal | None:
    """What the payment method carried.

    Shop systems disagree whether a total is before or after points. Where the total is exactly
    goods and shipping, the reductions are still to come off; where nothing was said, it is
    worked out from the lines.
    """
    total, goods, off = order.payment.total, gross(order), reductions(order)
    if total is None or (off and total == goods):
        return None if goods is None else max(goods - off, ZERO)
    return total


def adds_up(order: Order) -> bool:
    """Whether the total agrees with the lines, as far as both are known."""
    total, goods = order.payment.total, gross(order)
    if total is None or goods is None:
        return True
    return total in {goods, max(goods - reductions(order), ZERO)}


def back_for_all(order: Order) -> Back | None:
    """The whole order is cancelled: everything goes back, shipping too."""
    amount = charged(order)
    if amount is None:
        return None
    coupon = order.payment.coupon_used
    return Back(amount, order.payment.points_used or 0, coupon.amount if coupon else None, ZERO)


def back_for_short(order: Order) -> Back | None:
    """The missing pieces are cancelled: their price goes back, first by the way it was paid.

    What the method did not carry comes back as points. The coupon stays spent and keeps its
    full value on what remains, and the shipping does not rise: the miss is the shop's.
    """
    paid, value = charged(order), value_of_short(order)
    if paid is None or value is None:
        return None
    amount = min(paid, value)
    points = min(Decimal(order.payment.points_used or 0), value - amount)
    return Back(amount, int(points), None, paid - amount)
