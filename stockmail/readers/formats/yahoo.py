"""Yahoo!ショッピング: the answer of orderInfo, as XML or turned to JSON.

Bill… is who ordered, Ship… who gets the parcel. Only what was asked for is there. ``TotalPrice`` is
after points and the mall's coupon; the store's own coupon is in ``UnitPrice`` already
(developer.yahoo.co.jp, changelog of 2022-06-07).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, marketplace, people, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.node import Node, node
from stockmail.readers.objects import Piece

TITLE = N_("Yahoo!ショッピング: orderInfo, as XML or JSON")
SHAPE = "object"
MARKS = (
    frozenset({"OrderId", "Pay"}),
    frozenset({"OrderId", "Ship", "Item"}),
    frozenset({"OrderId", "Detail", "Item"}),
    frozenset({"OrderId", "OrderTime", "Item"}),
    frozenset({"OrderId", "OrderTime", "OrderStatus"}),
)
CANCELLED, DONE = "4", "5"  # OrderStatus; the others are 1 予約中, 2 処理中, 3 保留
SHIPPED = frozenset({"3", "4"})  # ShipStatus 出荷済み, 着荷済み
# PayMethod where its name was not asked for; payment_a is many ways, so only what is documented.
WAYS = {"payment_a1": "card", "payment_a17": "paypay", "payment_a19": "paypay", "payment_d1": "cod"}


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = node(piece.thing)
        status = state(order.get("OrderStatus"), order.part("Ship").get("ShipStatus"))
        yield from_object(piece, _fields(order, notes), notes, status)


def state(order: Any, ship: Any) -> str:  # noqa: ANN401
    """What the two status codes mean for a mail about missing goods."""
    if values.text(order) == CANCELLED:
        return "cancelled"
    return "shipped" if values.text(order) == DONE or values.text(ship) in SHIPPED else "open"


def way(name: Any, code: Any) -> str | None:  # noqa: ANN401
    """How it was paid."""
    return ways.method(name) or WAYS.get(values.text(code) or "")


def store_coupon(amount: Any, notes: list[Note]) -> None:  # noqa: ANN401
    """Says that the store's coupon is in the prices; it would be taken off twice."""
    if spent := values.some(amount):
        notes.append(Note("a coupon of the store of {amount} is in the prices already", {"amount": spent}))


def _fields(order: Node, notes: list[Note]) -> dict[str, Any]:
    ship = order.part("Ship")
    gift = _is_gift(order, ship)
    return {
        "id": values.text(order.get("OrderId")),
        "ordered_at": dates.moment(order.get("OrderTime"), notes),
        "channel": "yahoo",
        "currency": "JPY",
        "language": "ja",
        "gift": gift,
        "wished": ship.get("ShipRequestDate"),
        "customer": _customer(order.part("Pay"), notes),
        "lines": marketplace.listed(map(_line, order.parts("Item"))),
        "payment": _payment(order, notes),
    }


def _is_gift(order: Node, ship: Node) -> bool:
    social = values.text(order.get("SocialGiftType")) in {"1", "2"}
    told = (ship.get(name) for name in ("GiftWrapType", "GiftWrapName", "GiftWrapMessage"))
    return social or bool(values.yes(ship.get("NeedGiftWrap"))) or any(map(marketplace.wanted, told))


def _customer(pay: Node, notes: list[Note]) -> dict[str, Any]:
    made = {
        **people.split(pay.get("BillLastName"), pay.get("BillFirstName")),
        "kana": people.kana(pay.get("BillLastNameKana"), pay.get("BillFirstNameKana")),
        "email": values.text(pay.get("BillMailAddress")),
        "phone": values.text(pay.get("BillPhoneNumber")),
        "country": "JP",
    }
    marketplace.nameless(made, notes)
    return made


def _line(item: Node) -> dict[str, Any]:
    options = ((each.get("Name"), each.get("Value")) for each in item.parts("ItemOption"))
    sub = marketplace.variant(item.get("SubCodeOption"))
    return {
        "sku": values.text(item.get("SubCode")) or values.text(item.get("ItemId")),
        "name": values.plain(item.get("Title")),
        "variant": sub or marketplace.chosen(options),
        "quantity": values.count(item.get("Quantity")),
        "unit_price": values.money(item.get("UnitPrice")),
    }


def _payment(order: Node, notes: list[Note]) -> dict[str, Any]:
    pay, detail = order.part("Pay"), order.part("Detail")
    method = way(pay.get("PayMethodName"), pay.get("PayMethod"))
    paid = values.yes(pay.get("PayStatus"))
    total, settled = values.money(detail.get("TotalPrice")), values.money(detail.get("SettleAmount"))
    if total and settled and total != settled:
        message = N_("TotalPrice {total} is taken as what was paid; SettleAmount says {settled}")
        notes.append(Note(message, {"total": total, "settled": settled}))
    store_coupon(order.get("TotalCouponDiscount") or detail.get("TotalCouponDiscount"), notes)
    return {
        "method": method,
        "paid": ways.paid(method) if paid is None else paid,
        "paid_at": dates.day(pay.get("PayDate")),
        "total": total or settled,
        "shipping": values.money(detail.get("ShipCharge")),
        "points_used": values.points(detail.get("UsePoint")),
        "coupon_used": values.some(detail.get("TotalMallCouponDiscount")),
    }
