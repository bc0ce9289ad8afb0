"""Rakuten Ichiba: getOrder of the order API, and the PII-free getOrderItem.

Who ordered is OrdererModel; SenderModel is who gets the parcel. ``requestPrice`` is what is left to
pay after points and coupons, ``deliveryPrice`` the fee for 代引. -9999 means "not settled yet".
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, marketplace, people, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.node import Node, node
from stockmail.readers.objects import Piece

TITLE = N_("Rakuten Ichiba: getOrder or getOrderItem of the order API")
SHAPE = "object"
MARKS = (
    frozenset({"orderNumber", "PackageModelList"}),
    frozenset({"orderNumber", "OrdererModel"}),
    frozenset({"orderNumber", "orderProgress"}),
)
SHIPPED, CANCELLED = frozenset({"500", "600", "700"}), frozenset({"800", "900"})
# settlementMethodCode; the answer without personal data has no name for it.
WAYS = {"1": "card", "2": "cod", "8": "points", "9": "bank", "13": "konbini", "14": "konbini", "21": "後払い"}
WISH = re.compile(r"\[配送日時指定[:：]?\]\s*(\d{4}[-/年]\d{1,2}[-/月]\d{1,2})")
# What Rakuten calls the only variant of a product that has none.
NO_VARIANT = "normal-inventory"
UNSETTLED = N_("the amount to pay is not settled yet in this system")


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = node(piece.thing)
        yield from_object(piece, _fields(order, notes), notes, state(order.get("orderProgress")))


def state(progress: Any) -> str:  # noqa: ANN401
    """What a status code means for a mail about missing goods."""
    code = values.text(progress)
    return "cancelled" if code in CANCELLED else "shipped" if code in SHIPPED else "open"


def _fields(order: Node, notes: list[Note]) -> dict[str, Any]:
    gift = _is_gift(order)
    wish = order.get("deliveryDate") or wish_in(order.get("remarks"))
    return {
        "id": values.text(order.get("orderNumber")),
        "ordered_at": dates.moment(order.get("orderDatetime"), notes),
        "channel": "rakuten",
        "currency": "JPY",
        "language": "ja",
        "gift": gift,
        "wished": wish,
        "customer": _customer(order.part("OrdererModel"), notes),
        "lines": marketplace.listed(_lines(order, notes)),
        "payment": _payment(order, notes),
    }


def wish_in(remarks: Any) -> str | None:  # noqa: ANN401
    """The day of delivery that the order form writes into the customer's remarks."""
    found = WISH.search(remarks) if isinstance(remarks, str) else None
    return found[1].replace("年", "-").replace("月", "-") if found else None


def _is_gift(order: Node) -> bool:
    packages = order.parts("PackageModelList")
    wrapped = [order.part(name).get("name") for name in ("WrappingModel1", "WrappingModel2")]
    marks = (values.yes(order.get("giftCheckFlag")), values.yes(order.get("socialGiftFlag")))
    wishes = (*wrapped, *(package.get("noshi") for package in packages))
    return any(marks) or any(map(marketplace.wanted, wishes))


def _customer(orderer: Node, notes: list[Note]) -> dict[str, Any]:
    made = {
        **people.split(orderer.get("familyName"), orderer.get("firstName")),
        "kana": people.kana(orderer.get("familyNameKana"), orderer.get("firstNameKana")),
        "email": values.text(orderer.get("emailAddress")),
        "phone": marketplace.joined(*(orderer.get(f"phoneNumber{n}") for n in (1, 2, 3))),
        "country": "JP",
    }
    marketplace.nameless(made, notes)
    return made


def _lines(order: Node, notes: list[Note]) -> Iterator[dict[str, Any]]:
    for package in order.parts("PackageModelList"):
        for item in package.parts("ItemModelList"):
            if not values.yes(package.get("packageDeleteFlag")) and not values.yes(
                item.get("deleteItemFlag")
            ):
                yield _line(item, notes)


def _line(item: Node, notes: list[Note]) -> dict[str, Any]:
    sku = item.part("SkuModelList")
    variant = values.text(sku.get("variantId"))
    own = sku.get("merchantDefinedSkuId") or (None if variant == NO_VARIANT else variant)
    price = item.get("price")
    if values.yes(item.get("includeTaxFlag")) is False:
        price = marketplace.taxed(price, item.get("priceTaxIncl"), item.get("taxRate"), notes)
    # selectedChoice is what the customer agreed to; it held the variant before there were SKUs.
    choice = marketplace.choices(item.get("selectedChoice")) if not sku.held else None
    return {
        "sku": values.text(own or item.get("itemNumber") or item.get("manageNumber")),
        "name": values.text(item.get("itemName")),
        "variant": marketplace.variant(sku.get("skuInfo")) or choice,
        "quantity": values.count(item.get("units")),
        "unit_price": values.money(price),
    }


def _payment(order: Node, notes: list[Note]) -> dict[str, Any]:
    settled = order.part("SettlementModel")
    way = ways.method(settled.get("settlementMethod"))
    way = way or WAYS.get(values.text(settled.get("settlementMethodCode")) or "")
    total = values.money(order.get("requestPrice"))
    if total is None and order.get("requestPrice") is not None:
        notes.append(Note(UNSETTLED))
    codes = [values.text(coupon.get("couponCode")) for coupon in order.parts("CouponModelList")]
    amount = values.some(order.get("couponAllTotalPrice"))
    return {
        "method": way,
        "paid": ways.paid(way),
        "total": total,
        "shipping": values.money(order.get("postagePrice")),
        "points_used": values.points(order.part("PointModel").get("usedPoint")),
        "coupon_used": amount and {"code": codes[0] if len(codes) == 1 else None, "amount": amount},
    }
