"""What Shopify's API, its GraphQL and its CSV have in common: the words for what has become of an order."""

from typing import Any

from stockmail.readers import values

PAID = frozenset({"paid", "partially_refunded", "refunded"})


def paid(status: Any) -> bool | None:  # noqa: ANN401
    """Whether the money was taken; authorized and pending mean that it was not yet."""
    said = _said(status)
    return said in PAID if said else None


def state(cancelled_at: Any, paying: Any, sending: Any) -> str:  # noqa: ANN401
    """``open``, ``shipped`` or ``cancelled``; what was refunded wholly is not waited for any more."""
    if cancelled_at or _said(paying) in {"refunded", "voided"}:
        return "cancelled"
    return "shipped" if _said(sending) == "fulfilled" else "open"


def is_partly_sent(sending: Any) -> bool:  # noqa: ANN401
    """Whether some of the order is on its way, so that its lines say what is left."""
    return _said(sending) in {"partial", "partially_fulfilled"}


def _said(status: Any) -> str:  # noqa: ANN401
    return (values.text(status) or "").casefold().replace(" ", "_")
