"""How much goes back to the customer, and what the order then costs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from stockmail import refunds
from stockmail.brief import Refund
from stockmail.case import Case
from stockmail.errors import Note
from stockmail.model import CouponUsed, Line, Order, Payment
from stockmail.scenario import Scenario
from tests.by_hand import CARD, MUGS, ORDER, OWN, RESTOCK, TEAS, a_case

DAY = date(2026, 11, 27)
MALL = OWN._replace(refunds="mall", name={"ja": "市場", "en": "the mall"})
PAID_FOR = RESTOCK._replace(needs=("payment",))


def back(case: Case, *, whole: bool = True) -> tuple[Refund, Refund]:
    """What goes back for the missing pieces and for all, where anything does."""
    part, every = refunds.refunds(case, DAY, whole=whole)
    assert part is not None
    assert every is not None
    return part, every


def of(payment: Payment, **more: Any) -> Case:  # noqa: ANN401 - decisions
    """A case paid like that."""
    return a_case(ORDER._replace(payment=payment), PAID_FOR, **more)


@pytest.mark.parametrize(
    ("scenario", "paid", "form", "taken", "missing"),
    [
        (PAID_FOR, True, False, True, ()),
        (PAID_FOR, False, False, False, ()),
        (PAID_FOR, None, False, False, ("payment.paid",)),
        (PAID_FOR, None, True, True, ()),
        (RESTOCK._replace(needs=()), None, False, True, ()),
        (RESTOCK._replace(needs=()), False, False, True, ()),
    ],
)
def test_whether_money_was_taken_is_asked_where_it_counts(
    scenario: Scenario,
    paid: bool | None,  # noqa: FBT001
    taken: object,
    missing: tuple[str, ...],
    *,
    form: bool,
) -> None:
    """A form is written as if it was."""
    case = a_case(ORDER._replace(payment=CARD._replace(paid=paid)), scenario, form=form)
    assert refunds.paid(case) is taken
    assert case.gaps.missing == missing


def test_where_nothing_was_paid_nothing_goes_back() -> None:
    """Nor where the scenario is not about money."""
    assert refunds.refunds(of(CARD._replace(paid=False)), DAY, whole=True) == (None, None)
    assert refunds.refunds(a_case(scenario=RESTOCK._replace(needs=())), DAY, whole=True) == (None, None)


def test_a_part_goes_back_while_the_rest_ships() -> None:
    """The price of the missing pieces; of all, what was charged."""
    order = ORDER._replace(lines=(MUGS, TEAS), payment=CARD._replace(total=Decimal(9100)))
    part, every = back(a_case(order), whole=False)
    assert (part.amount, part.full, every.amount, every.full) == ("7,480円", False, "9,100円", True)


def test_an_order_of_which_nothing_is_left_goes_back_whole() -> None:
    """Shipping too."""
    part, every = back(of(CARD._replace(total=Decimal(7980), shipping=Decimal(500))))
    assert part == every
    assert (part.amount, part.full) == ("7,980円", True)


def test_points_and_coupon_go_back_as_what_they_were() -> None:
    """An amount of nothing is not named where points came back; the coupon is to be seen to."""
    used = CARD._replace(total=Decimal(0), points_used=6980, coupon_used=CouponUsed(amount=Decimal(500)))
    case = of(used)
    part, _every = back(case)
    assert (part.amount, part.points, part.coupon) == ("", "6,980ポイント", "500円")
    assert Note("the draft says that the coupon used can be used again; see to it") in case.notes
    assert back(of(CARD._replace(total=Decimal(0))))[0].amount == "0円"


@pytest.mark.parametrize(
    ("lines", "total", "whole", "missing"),
    [
        ((MUGS._replace(unit_price=None), TEAS), Decimal(9100), False, ("lines.unit_price",)),
        ((MUGS._replace(unit_price=None),), None, True, ("payment.total",)),
        ((MUGS._replace(unit_price=None), TEAS), None, False, ("payment.total",)),
    ],
)
def test_an_amount_that_cannot_be_worked_out_is_asked_for(
    lines: tuple[Line, ...],
    total: Decimal | None,
    missing: tuple[str, ...],
    *,
    whole: bool,
) -> None:
    """The price of the missing pieces, or what was paid at all."""
    case = a_case(ORDER._replace(lines=lines, payment=CARD._replace(total=total)), PAID_FOR)
    assert back(case, whole=whole)[0].amount == ""
    assert case.gaps.missing == missing


def test_a_form_shows_a_blank_amount() -> None:
    """And names no day on which money came."""
    case = a_case(Order(), PAID_FOR, form=True)
    part, every = back(case)
    assert part.amount == every.amount == case.gaps.blank("payment.total")
    assert refunds.new_total(case) == case.gaps.blank("payment.left")
    assert refunds.charged(case) == ""
    english = a_case(Order(), PAID_FOR, form=True, language="en")
    assert refunds.charged(english) == english.gaps.blank("payment.total")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"total": Decimal(7000)},
         [Note("the total {total} is not what the lines come to ({goods}); the total is used",
               {"total": Decimal(7000), "goods": Decimal(7480)})]),
        ({"points_used": 480},
         [Note("the total {total} is before points and coupon; {charged} was charged",
               {"total": Decimal(7480), "charged": Decimal(7000)})]),
        ({"total": Decimal(7000), "points_used": 480}, []),
        ({"total": None}, []),
        ({"paid_at": None}, [Note("特商法13条 asks for the day the money was received; --paid-at gives it")]),
    ],
)  # fmt: skip
def test_what_is_assumed_of_the_money_is_told(change: Mapping[str, Any], told: list[Note]) -> None:
    """Totals that do not agree, and the day that Japanese law asks for."""
    case = of(CARD._replace(**{"paid_at": date(2026, 11, 21), **change}), refund_by=DAY)
    back(case)
    assert case.notes == told


@pytest.mark.parametrize("more", [{"language": "en"}, {"medium": "message"}, {"form": True}])
def test_the_day_the_money_came_is_asked_for_in_japanese_mail_alone(more: Mapping[str, Any]) -> None:
    """The law is about what is sent instead of paper."""
    case = of(CARD, refund_by=DAY, **more)
    back(case)
    assert case.notes == []


@pytest.mark.parametrize(
    ("shipping", "more", "said"),
    [
        (Decimal(500), {"free_shipping": True}, "500円"),
        (Decimal(500), {}, ""),
        (None, {"free_shipping": True}, ""),
        (Decimal(0), {"free_shipping": True}, ""),
        (Decimal(500), {"free_shipping": True, "channel": MALL}, ""),
    ],
)
def test_shipping_that_the_shop_now_bears_goes_back(
    shipping: Decimal | None, more: Mapping[str, Any], said: str
) -> None:
    """Where it was paid, and the shop pays back itself."""
    paid = CARD._replace(total=Decimal(7480) + (shipping or 0), shipping=shipping)
    assert refunds.shipping_back(of(paid, **more)) == said
    assert refunds.shipping_back(of(paid._replace(paid=False), **more)) == ""


def test_the_new_total_is_without_the_missing_pieces_and_the_shipping_that_goes_back() -> None:
    """What remains to have been paid."""
    order = ORDER._replace(lines=(MUGS, TEAS))
    paid = CARD._replace(total=Decimal(9600), shipping=Decimal(500))
    assert refunds.new_total(a_case(order._replace(payment=paid))) == "2,120円"
    assert refunds.new_total(a_case(order._replace(payment=paid), free_shipping=True)) == "1,620円"
    unknown = order._replace(lines=(MUGS._replace(unit_price=None), TEAS))
    assert refunds.new_total(a_case(unknown)) == ""


@pytest.mark.parametrize(("total", "said"), [(Decimal(7000), "7,000円"), (None, "7,480円"), (Decimal(0), "")])
def test_what_was_charged_is_said_where_it_is_anything(total: Decimal | None, said: str) -> None:
    """The total, else what the lines come to."""
    assert refunds.charged(of(CARD._replace(total=total))) == said


def test_what_another_product_does_not_stand_for_goes_back_by_the_same_way_and_day() -> None:
    """Its own price, not that of all that is missing."""
    cups = TEAS._replace(short=1)
    order = ORDER._replace(lines=(MUGS, cups), payment=CARD._replace(total=Decimal(9100)))
    case = a_case(order)
    part, _every = back(case, whole=True)
    dropped = refunds.for_some(case, part, (cups,))
    assert dropped == part._replace(amount="1,620円", full=False)


def test_where_a_mall_pays_or_nothing_goes_back_no_amount_is_said_of_the_rest_either() -> None:
    """It is not the whole order."""
    case = a_case(channel=MALL)
    whole = refunds.BLANK._replace(full=True, mall="市場")
    assert refunds.for_some(case, whole, (TEAS,)) == whole._replace(full=False)
    assert refunds.for_some(case, None, (TEAS,)) is None


@pytest.mark.parametrize(
    ("payment", "decided", "said"),
    [
        (Payment("cod", paid=False, total=Decimal(7980), shipping=Decimal(500)), {}, "7,980円"),
        (
            Payment("cod", paid=False, total=Decimal(7980), shipping=Decimal(500)),
            {"free_shipping": True},
            "7,480円",
        ),
        (Payment("card", paid=False, total=Decimal(7980)), {}, ""),
        (Payment("cod", paid=True, total=Decimal(7980)), {}, ""),
    ],
)
def test_what_is_paid_at_the_door(payment: Payment, decided: dict[str, Any], said: str) -> None:
    """With cash on delivery only; shipping that the shop bears is not collected."""
    assert refunds.on_delivery(a_case(ORDER._replace(payment=payment), **decided)) == said
