"""Amazon: getOrders (or getOrder) and getOrderItems of the Selling Partner API, joined by number.

``ItemPrice`` is the price of all pieces of a line. Times are UTC. Without a token for personal data
there is no buyer; ShippingAddress is who gets the parcel, and never taken for the buyer.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import amazon, left, marketplace, people, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.node import Node, node
from stockmail.readers.objects import Piece

TITLE = N_("Amazon: getOrders and getOrderItems of the Selling Partner API, together")
SHAPE = "object"
MARKS = (
    frozenset({"AmazonOrderId", "OrderItems"}),
    frozenset({"AmazonOrderId", "OrderStatus"}),
    frozenset({"AmazonOrderId", "PurchaseDate"}),
)
STATES = {
    "canceled": "cancelled",
    "cancelled": "cancelled",
    "shipped": "shipped",
    "invoiceunconfirmed": "shipped",
}


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order for each number, from whichever objects tell of it."""
    together: dict[str, list[Piece]] = {}
    for piece in pieces:
        number = values.text(node(piece.thing).get("AmazonOrderId"))
        together.setdefault(number or piece.where, []).append(piece)
    yield from map(_order, together.values())


def _order(members: list[Piece]) -> Found:
    notes: list[Note] = []
    nodes = [node(piece.thing) for piece in members]
    heads = [each for each in nodes if each.get("OrderStatus", "PurchaseDate", "BuyerInfo")]
    items = _items(nodes)
    head = next(iter(heads), Node())
    if not heads:
        notes.append(Note("the order itself is in no file; give the answer of getOrders too"))
    elif not items:
        notes.append(Note("the items of this order are in no file; give the answer of getOrderItems too"))
    made = _fields(nodes[0], head, items, notes)
    return from_object(members[0], made, notes, _state(head, items), *members[1:])


def _items(nodes: list[Node]) -> list[Node]:
    """Every item once, though a file may be given twice."""
    found: dict[str, Node] = {}
    for number, item in enumerate(item for each in nodes for item in each.parts("OrderItems")):
        found.setdefault(values.text(item.get("OrderItemId")) or f"#{number}", item)
    return [*found.values()]


def _state(head: Node, items: list[Node]) -> str:
    said = STATES.get((values.text(head.get("OrderStatus")) or "").casefold())
    every = bool(items) and all(_left(item) == 0 for item in items)
    return said or ("shipped" if every else "open")


def _left(item: Node) -> Any:  # noqa: ANN401
    """Pieces that have not shipped; None where that cannot be read."""
    ordered, shipped = values.count(item.get("QuantityOrdered")), values.count(item.get("QuantityShipped"))
    if isinstance(ordered, int) and isinstance(shipped, int):
        return max(ordered - shipped, 0)
    return None


def _currency(head: Node, items: list[Node], market: amazon.Market | None) -> str | None:
    amounts = (head.part("OrderTotal"), *(item.part("ItemPrice") for item in items))
    told = (values.text(amount.get("CurrencyCode")) for amount in amounts)
    return next(filter(None, told), market.currency if market else None)


def _fields(any_of: Node, head: Node, items: list[Node], notes: list[Note]) -> dict[str, Any]:
    buyer = head.part("BuyerInfo")
    market = amazon.market(head.get("MarketplaceId"), head.get("SalesChannel"), buyer.get("BuyerEmail"))
    currency = _currency(head, items, market)
    gift = any(map(_is_gift, items))
    wishes = (amazon.time(item.get("ScheduledDeliveryStartDate"), []) for item in items)
    wish = next(filter(None, wishes), None)
    customer = _customer(head, buyer, market, notes) if head.held else {}
    marketplace.promised(amazon.time(head.get("LatestShipDate"), []), notes)
    made = {
        "id": values.text(any_of.get("AmazonOrderId")),
        "ordered_at": amazon.time(head.get("PurchaseDate"), notes),
        **amazon.common(market, customer, currency, wish, notes, gift=gift),
        "lines": amazon.lines([_sold(item) for item in items], currency, notes),
        "payment": _payment(head, items, currency, notes),
    }
    left.settle(made, notes)
    return made


def _is_gift(item: Node) -> bool:
    told = item.part("BuyerInfo").get("GiftMessageText", "GiftWrapLevel")
    return bool(values.yes(item.get("IsGift"))) or marketplace.wanted(told)


def _customer(head: Node, buyer: Node, market: amazon.Market | None, notes: list[Note]) -> dict[str, Any]:
    country = people.country(head.part("ShippingAddress").get("CountryCode"))
    made = {
        **people.one(values.text(buyer.get("BuyerName"))),
        "company": values.text(buyer.get("BuyerCompanyName")),
        "email": values.text(buyer.get("BuyerEmail")),
        "country": country or (market.country if market else None),
    }
    marketplace.nameless(made, notes)
    return made


def _sold(item: Node) -> amazon.Sold:
    amounts = {name: item.part(name).get("Amount") for name in ("ItemPrice", "ItemTax", "PromotionDiscount")}
    return amazon.Sold(
        item.get("SellerSKU"),
        item.get("Title"),
        item.get("QuantityOrdered"),
        _left(item),
        amounts["ItemPrice"],
        amounts["ItemTax"],
        (amounts["PromotionDiscount"],),
    )


def _payment(head: Node, items: list[Node], currency: str | None, notes: list[Note]) -> dict[str, Any]:
    details = head.get("PaymentMethodDetails")
    method = amazon.way(head.get("PaymentMethod"), *(details if isinstance(details, list) else ()))
    total = values.money(head.part("OrderTotal").get("Amount"))
    is_pending = values.text(head.get("OrderStatus")) == "Pending"
    if is_pending and total is None:
        notes.append(Note("the payment is pending: Amazon gives no amounts before it is settled"))
    told = [amount for item in items if (amount := item.part("ShippingPrice").get("Amount"))]
    shipping = marketplace.summed(told) if told else None
    return {
        "method": method,
        "paid": False if is_pending else ways.paid(method),
        "total": total,
        "shipping": shipping if marketplace.even(shipping, currency) else None,
    }
