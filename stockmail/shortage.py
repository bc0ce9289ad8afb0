"""Which pieces of an order cannot ship."""

from collections.abc import Mapping

from stockmail.errors import N_, Problem
from stockmail.kinds import unknown
from stockmail.model import Line, Order


def mark(order: Order, short: Mapping[str, int | None]) -> tuple[Order, list[Problem]]:
    """The order with the pieces that cannot ship marked.

    short: SKU or product name → pieces, None for all of them. Where nothing at all is marked and
    the order has one line, every piece of it is short.
    """
    lines, problems = list(order.lines), []
    for sku, pieces in short.items():
        hits = [n for n, line in enumerate(lines) if sku in _names(line)]
        if not hits:
            names = tuple(str(line.sku or line.name) for line in lines)
            bad = unknown(sku, names)
            problems.append(Problem(bad.message, bad.values, "--short", f"lines[].sku={sku}", "--short"))
        if len(hits) > 1 and pieces is not None:
            message = N_("{got} stands on {count} lines; say which by lines[].short in the order file")
            values = {"got": sku, "count": len(hits)}
            problems.append(Problem(message, values, "--short", f"lines[].sku={sku}", "--short"))
        for n in hits:
            quantity = lines[n].quantity or 1
            wanted = quantity if pieces is None else pieces
            if wanted > quantity:
                message = N_("{short} cannot be short of a quantity of {quantity}")
                values = {"short": wanted, "quantity": quantity}
                problems.append(Problem(message, values, "--short", f"lines[{n}].short", "--short"))
            lines[n] = lines[n]._replace(short=wanted)
    if all(line.short is None for line in lines) and len(lines) == 1:
        lines = [line._replace(short=line.quantity) for line in lines]
    return order._replace(lines=tuple(lines)), problems


def _names(line: Line) -> set[str | None]:
    """What a product may be called; where it has no SKU, with its variant, as the case log has it."""
    return {line.sku, line.name, f"{line.name} {line.variant}"}
