"""What Shopify's API, its GraphQL and its CSV have in common: states, money given back, what has shipped."""

from collections.abc import Iterable
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import sums, values

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


def left(name: str | None, ordered: Any, still: Any, notes: list[Note]) -> Any:  # noqa: ANN401
    """The pieces of a line that have not shipped, of an order that has in part; what is not is told."""
    every, rest = values.count(ordered), values.count(still)
    if rest is None or rest == every:
        return every
    if rest == 0:
        notes.append(Note(N_("{name} has shipped already; it is left out"), {"name": name or "?"}))
    else:
        message = N_("{name}: {left} of {count} have not shipped yet; only they stand in the order here")
        notes.append(Note(message, {"name": name or "?", "left": rest, "count": every}))
    return rest


def refunded(amounts: Iterable[Any], notes: list[Note]) -> None:
    """Tells what was given back already."""
    back = sums.added(*amounts)
    if back:
        message = N_("{amount} of it was refunded already")
        notes.append(Note(message, {"amount": values.plain_decimal(abs(back))}))


def _said(status: Any) -> str:  # noqa: ANN401
    return (values.text(status) or "").casefold().replace(" ", "_")
