"""Orders of which a part is on its way or paid back: only the rest is open, but what was paid was for all."""

from collections.abc import Iterable
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import sums, values

GONE = N_("{name} has shipped already; it is left out")
SOME = N_("{name}: {left} of {count} have not shipped yet; only they stand in the order here")


def pieces(name: Any, ordered: Any, still: Any, notes: list[Note]) -> Any:  # noqa: ANN401
    """The pieces of a line that have not shipped; what has is told. still: None where nothing says so."""
    every, rest = values.count(ordered), values.count(still)
    if rest is None or rest == every:
        return every
    if rest == 0:
        notes.append(Note(GONE, {"name": values.plain(name) or "?"}))
    else:
        notes.append(Note(SOME, {"name": values.plain(name) or "?", "left": rest, "count": every}))
    return rest


def settle(made: dict[str, Any], notes: list[Note]) -> None:
    """Where some has shipped, what the open products cost stands for what was paid, which is told.

    To be called when the lines of the order are there. Where their prices are not, nobody knows.
    """
    payment = made["payment"]
    if payment.get("total") is None or not any(note.message in {GONE, SOME} for note in notes):
        return
    goods = sums.goods(made["lines"])
    rest = None if goods is None else values.plain_decimal(goods)
    told = {"total": payment["total"], "rest": rest or "?"}
    notes.append(Note(N_("{total} was paid for all of it; the products that are open make {rest}"), told))
    payment |= {"total": rest, "shipping": None}


def refunded(payment: dict[str, Any], amounts: Iterable[Any], notes: list[Note]) -> None:
    """Takes what was paid back already off what was paid, and tells it; all of it stays as it was."""
    back, paid = sums.added(*amounts), sums.added(payment.get("total"))
    if not back:
        return
    message = N_("{amount} of it was refunded already")
    notes.append(Note(message, {"amount": values.plain_decimal(abs(back))}))
    if paid and abs(back) < paid:
        payment["total"] = values.plain_decimal(paid - abs(back))
