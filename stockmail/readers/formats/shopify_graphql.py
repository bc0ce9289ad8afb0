"""Shopify: an order node of the GraphQL Admin API.

Only what was asked for is there: any field may be missing. Times are UTC.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, objects, people, values, ways, wishes
from stockmail.readers.found import Found, from_object
from stockmail.readers.objects import Piece

TITLE = N_("Shopify: order of the GraphQL API")
SHAPE = "object"
MARKS = (
    frozenset({"lineItems", "createdAt"}),
    frozenset({"lineItems", "currencyCode"}),
    frozenset({"lineItems", "displayFinancialStatus"}),
)
PAID = frozenset({"PAID", "PARTIALLY_REFUNDED", "REFUNDED"})


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = piece.thing
        state = "shipped" if order.get("displayFulfillmentStatus") == "FULFILLED" else "open"
        state = "cancelled" if order.get("cancelledAt") else state
        yield from_object(piece, _fields(order, notes), notes, state)


def _fields(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    customer = _customer(order, notes)
    total = order.get("currentTotalPriceSet") or order.get("totalPriceSet")
    shipping = order.get("currentShippingPriceSet") or order.get("totalShippingPriceSet")
    status = values.text(order.get("displayFinancialStatus"))
    return {
        "id": values.text(order.get("name")),
        "ordered_at": dates.moment(order.get("processedAt") or order.get("createdAt"), notes),
        "channel": "own",
        "currency": values.text(_money(total).get("currencyCode") or order.get("currencyCode")),
        "language": people.language(order.get("customerLocale"), customer, notes),
        "wished": wishes.day(wishes.pairs(objects.parts(order, "customAttributes"), "key")),
        "customer": customer,
        "lines": [_line(node) for node in _nodes(order.get("lineItems")) if node.get("currentQuantity") != 0],
        "payment": {
            "method": ways.joined(order.get("paymentGatewayNames")),
            "paid": None if status is None else status in PAID,
            "total": values.money(_money(total).get("amount")),
            "shipping": values.money(_money(shipping).get("amount")),
        },
    }


def _customer(order: Mapping[str, Any], notes: list[Note]) -> dict[str, Any]:
    account = objects.part(order, "customer")
    billing, shipping = objects.part(order, "billingAddress"), objects.part(order, "shippingAddress")
    name = people.split(account.get("lastName"), account.get("firstName"))
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


def _line(node: Mapping[str, Any]) -> dict[str, Any]:
    variant = values.text(node.get("variantTitle") or objects.part(node, "variant").get("title"))
    price = _money(node.get("discountedUnitPriceSet") or node.get("originalUnitPriceSet"))
    return {
        "sku": values.text(node.get("sku")),
        "name": values.text(node.get("title") or node.get("name")),
        "variant": None if variant == "Default Title" else variant,
        "quantity": values.count(node.get("currentQuantity", node.get("quantity"))),
        "unit_price": values.money(price.get("amount")),
    }


def _nodes(connection: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401
    """The nodes of a connection, in either of the two forms that a query can ask for."""
    edges = (objects.part(edge, "node") for edge in objects.parts(connection, "edges"))
    return [*objects.parts(connection, "nodes"), *filter(None, edges)]


def _money(both: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """An amount in the money that the buyer paid in, else in the shop's."""
    return objects.part(both, "presentmentMoney") or objects.part(both, "shopMoney")
