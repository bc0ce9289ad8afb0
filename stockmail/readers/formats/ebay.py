"""eBay: getOrder, or the list of getOrders, of the Sell Fulfillment API.

``lineItemCost`` is the price of all pieces of a line. shipTo is who gets the parcel; the buyer is named
in their registration address, which eBay leaves out of many answers: then there is only a username.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import dates, left, marketplace, people, sums, values, ways
from stockmail.readers.found import Found, from_object
from stockmail.readers.node import Node, node
from stockmail.readers.objects import Piece

TITLE = N_("eBay: getOrder or getOrders of the Sell Fulfillment API")
SHAPE = "object"
MARKS = (
    frozenset({"orderId", "lineItems", "pricingSummary"}),
    frozenset({"orderId", "lineItems", "buyer"}),
    frozenset({"orderId", "lineItems", "creationDate"}),
    frozenset({"orderId", "orderFulfillmentStatus"}),
    frozenset({"orderId", "orderPaymentStatus"}),
)
DONE = "FULFILLED"
# Countries whose site is not in English, as the end of EBAY_DE; a draft there is said to be in English.
TONGUES = {"DE": "de", "AT": "de", "CH": "de", "FR": "fr", "IT": "it", "ES": "es", "NL": "nl", "PL": "pl"}


def orders(pieces: Iterable[Piece]) -> Iterator[Found]:
    """One order an object."""
    for piece in pieces:
        notes: list[Note] = []
        order = node(piece.thing)
        yield from_object(piece, _fields(order, notes), notes, _state(order))


def _state(order: Node) -> str:
    if values.text(order.part("cancelStatus").get("cancelState")) in {"CANCELED", "CANCELLED"}:
        return "cancelled"
    return "shipped" if values.text(order.get("orderFulfillmentStatus")) == DONE else "open"


def _fields(order: Node, notes: list[Note]) -> dict[str, Any]:
    summary, items = order.part("pricingSummary"), order.parts("lineItems")
    amounts = (summary.part("total"), *(item.part("lineItemCost") for item in items))
    coins = (values.text(amount.get("currency")) for amount in amounts)
    currency = next(filter(None, coins), None)
    customer = _customer(order, notes)
    if tax := values.some(summary.part("tax").get("value")):
        message = N_("the prices are without tax, {tax} came on top: check what a part of the order costs")
        notes.append(Note(message, {"tax": tax}))
    made = {
        "id": values.text(order.get("orderId")),
        "ordered_at": dates.moment(order.get("creationDate"), notes),
        "channel": "ebay",
        "currency": currency,
        "language": people.language(_tongue(items), customer, notes),
        "gift": any(item.part("giftDetails").held for item in items),
        "customer": customer,
        "lines": marketplace.listed(_lines(items, currency, notes)),
        "payment": _payment(order, summary, currency),
    }
    left.settle(made, notes)
    return made


def _tongue(items: list[Node]) -> str | None:
    """The language of the site it was listed on, where one is named."""
    sites = (values.text(item.get("listingMarketplaceId", "purchaseMarketplaceId")) for item in items)
    site = (next(filter(None, sites), "") or "").rpartition("EBAY_")[2].upper()
    return TONGUES.get(site, "en") if site else None


def _customer(order: Node, notes: list[Note]) -> dict[str, Any]:
    buyer = order.part("buyer")
    account = buyer.part("buyerRegistrationAddress")
    ship = order.part("fulfillmentStartInstructions", "shippingStep", "shipTo")
    made = {
        **named(values.text(account.get("fullName")), values.text(buyer.get("username")), notes),
        "company": values.text(account.get("companyName")),
        # The buyer's relay address, even where the parcel goes to somebody else.
        "email": values.text(account.get("email") or buyer.get("email") or ship.get("email")),
        "phone": values.text(account.part("primaryPhone").get("phoneNumber")),
        "country": people.country(
            account.part("contactAddress").get("countryCode")
            or buyer.part("taxAddress").get("countryCode")
            or ship.part("contactAddress").get("countryCode")
        ),
    }
    marketplace.nameless(made, notes)
    return made


def named(name: str | None, user: str | None, notes: list[Note]) -> dict[str, str | None]:
    """Who is addressed: the buyer, else their username, which is told."""
    if user and not name:
        message = N_("the buyer's name is not in the file; addressed by the username {user}")
        notes.append(Note(message, {"user": user}))
    return people.one(name or user)


def _lines(items: list[Node], currency: str | None, notes: list[Note]) -> Iterator[dict[str, Any]]:
    shipped = [values.text(item.get("lineItemFulfillmentStatus")) == DONE for item in items]
    for item, done in zip(items, shipped, strict=True):
        if done and not all(shipped):
            left.pieces(item.get("title"), item.get("quantity"), 0, notes)
        else:
            yield _line(item, currency, notes)


def _line(item: Node, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    cost = item.part("discountedLineItemCost").get("value") or item.part("lineItemCost").get("value")
    number = values.text(item.get("legacyItemId")) or ""
    aspects = ((aspect.get("name"), aspect.get("value")) for aspect in item.parts("variationAspects"))
    return {
        "sku": values.text(item.get("sku")),
        "name": values.plain(item.get("title")),
        "variant": marketplace.named(aspects),
        "quantity": values.count(item.get("quantity")),
        "unit_price": sums.each(cost, item.get("quantity"), currency, notes),
        "url": f"https://www.ebay.com/itm/{number}" if re.fullmatch("[0-9]+", number, re.ASCII) else None,
    }


def _payment(order: Node, summary: Node, currency: str | None) -> dict[str, Any]:
    paid = order.part("paymentSummary", "payments")
    # eBay takes the money itself, and calls every way of it EBAY.
    method = values.text(paid.get("paymentMethod"))
    status = values.text(order.get("orderPaymentStatus"))
    amounts = (summary.part(name).get("value") for name in ("total", "deliveryCost"))
    total, shipping = (values.money(amount) for amount in amounts)
    return {
        "method": None if method == "EBAY" else ways.method(method),
        "paid": {"PAID": True, "PENDING": False, "FAILED": False}.get(status or ""),
        "paid_at": dates.day(paid.get("paymentDate")),
        "total": total if marketplace.even(total, currency) else None,
        "shipping": shipping if marketplace.even(shipping, currency) else None,
    }
