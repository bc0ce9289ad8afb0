"""Shopify: an order node of the GraphQL Admin API.

Only what was asked for is there: any field may be missing. Times are UTC.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, left, objects, people, shopify, sums, values, ways, wishes
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece

TITLE = N_("Shopify: order of the GraphQL API")
SHAPE = "object"
MARKS = (
    frozenset({"lineItems", "createdAt"}),
    frozenset({"lineItems", "currencyCode"}),
    frozenset({"lineItems", "displayFinancialStatus"}),
    frozenset({"lineItems", "displayFulfillmentStatus"}),
    frozenset({"lineItems", "name", "shippingAddress"}),
)
PRICES = ("discountedUnitPriceAfterAllDiscountsSet", "discountedUnitPriceSet", "originalUnitPriceSet")
SHOWN = ("displayFinancialStatus", "displayFulfillmentStatus")


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = piece.thing
        status = (order.get(name) for name in ("cancelledAt", *SHOWN))
        yield from_object(piece, _fields(order, notes), notes, shopify.state(*status))


def _fields(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    customer = _customer(order, notes)
    total = order.get("currentTotalPriceSet") or order.get("totalPriceSet")
    shipping = order.get("currentShippingPriceSet") or order.get("totalShippingPriceSet")
    made: dict[str, Any] = {
        "id": values.text(order.get("name")),
        "ordered_at": dates.moment(order.get("processedAt") or order.get("createdAt"), notes),
        "channel": "own",
        "currency": values.text(_money(total).get("currencyCode") or order.get("currencyCode")),
        "language": people.language(order.get("customerLocale"), customer, notes),
        "wished": wishes.day(wishes.pairs(objects.parts(order, "customAttributes"), "key")),
        "customer": customer,
        "lines": [
            line
            for line in (_line(node, order, notes) for node in _nodes(order.get("lineItems")))
            if line["quantity"] != 0
        ],
        "payment": {
            "method": ways.joined(order.get("paymentGatewayNames")),
            "paid": shopify.paid(order.get("displayFinancialStatus")),
            "total": values.money(_money(total).get("amount")),
            "shipping": values.money(_money(shipping).get("amount")),
            "coupon_used": _coupon(order),
        },
    }
    if not order.get("currentTotalPriceSet"):  # from which it is taken off already
        left.refunded(made["payment"], [_money(order.get("totalRefundedSet")).get("amount")], notes)
    left.settle(made, notes)
    return made


def _customer(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    account = objects.part(order, "customer")
    billing, shipping = objects.part(order, "billingAddress"), objects.part(order, "shippingAddress")
    name = people.split(account.get("lastName"), account.get("firstName"))
    if not any(name.values()) and account.get("displayName"):
        name = people.given_first(account.get("displayName"), notes)
    if not any(name.values()):
        name = people.split(billing.get("lastName"), billing.get("firstName"))
    if not any(name.values()):
        name = people.given_first(billing.get("name") or shipping.get("name"), notes)
        if any(name.values()) and not billing.get("name"):
            people.only_recipient(name, notes)
    mail = objects.part(account, "defaultEmailAddress").get("emailAddress") or account.get("email")
    phone = objects.part(account, "defaultPhoneNumber").get("phoneNumber") or account.get("phone")
    return {
        **name,
        "company": values.text(billing.get("company")),
        "email": values.text(order.get("email") or mail),
        "phone": values.text(order.get("phone") or phone or billing.get("phone")),
        "country": people.country(billing.get("countryCodeV2") or shipping.get("countryCodeV2")),
    }


def _coupon(order: Mapping[str, Any]) -> dict[str, Any] | None:
    codes = order.get("discountCodes")
    named = codes if isinstance(codes, list) else [order.get("discountCode")]
    off = _money(order.get("currentTotalDiscountsSet") or order.get("totalDiscountsSet")).get("amount")
    code = ", ".join(filter(None, map(values.text, named))) or None
    return {"code": code, "amount": values.some(off)} if code and sums.added(off) else None


def _line(node: Mapping[str, Any], order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    variant = values.text(node.get("variantTitle") or objects.part(node, "variant").get("title"))
    price = _money(next(filter(None, (node.get(name) for name in PRICES)), None))
    name, every = (
        values.text(node.get("title") or node.get("name")),
        node.get("currentQuantity", node.get("quantity")),
    )
    partly = shopify.is_partly_sent(order.get("displayFulfillmentStatus"))
    still = node.get("unfulfilledQuantity") if partly else None
    return {
        "sku": values.text(node.get("sku")),
        "name": name,
        "variant": None if variant == "Default Title" else variant,
        "quantity": left.pieces(name, every, still, notes),
        "unit_price": values.money(price.get("amount")),
    }


def _nodes(connection: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401
    """The nodes of a connection, in either of the two forms that a query can ask for."""
    edges = (objects.part(edge, "node") for edge in objects.parts(connection, "edges"))
    return [*objects.parts(connection, "nodes"), *filter(None, edges)]


def _money(both: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """An amount in the money that the buyer paid in, else in the shop's."""
    return objects.part(both, "presentmentMoney") or objects.part(both, "shopMoney")
