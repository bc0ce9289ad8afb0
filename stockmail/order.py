"""From plain fields to an ``Order``, or to everything that is wrong with them at once."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from stockmail.errors import N_, Note, Problem
from stockmail.fields import Field, by_key, read_fields
from stockmail.kinds import shown
from stockmail.model import Line, Order, Raw
from stockmail.order_fields import FLAGS, GROUPS, LINE, MOST_LINES, ORDER, minor_units

BESIDE = (*GROUPS, "lines", "decisions")
TOP, EACH = by_key(ORDER), by_key(LINE)
GROUPED = {name: (make, by_key(fields)) for name, (make, fields) in GROUPS.items()}


def parse(raw: Raw) -> tuple[Order, list[Problem]]:
    """The order as far as it can be read, and all problems, each with its place.

    Facts that are missing are no problem here: what a draft needs is the scenario's to say.
    """
    here = _Place(raw)
    values, problems = read_fields(TOP, raw.fields, here.under(""), beside=BESIDE)
    groups: dict[str, Any] = {}
    for name, (make, fields) in GROUPED.items():
        data = raw.fields.get(name)
        group, wrong = _object({} if data is None else data, name, fields, here)
        groups[name] = make(**group)
        problems += wrong
    lines, wrong = _lines(raw.fields.get("lines"), here)
    order = Order(**values, **groups, lines=lines)  # type: ignore[arg-type]
    problems += [*wrong, *_contradictions(order, here)]
    if "currency" not in {problem.path for problem in problems}:
        problems += _finer_than_the_currency(order, here)
    return order, problems


class _Place:
    """Says where a fact stands: in the file, or on the command line."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw

    def of(self, path: str) -> tuple[str, str]:
        plain = path.partition("[")[0]
        given = not self.raw.flags.isdisjoint({path, plain})
        return (FLAGS.get(path) or FLAGS.get(plain, "")) if given else self.raw.where, path

    def under(self, prefix: str) -> Any:  # noqa: ANN401 - a callable for read_fields
        return lambda key: self.of(f"{prefix}{key}")


def _object(
    data: object, path: str, fields: dict[str, Field], here: _Place
) -> tuple[dict[str, object], list[Problem]]:
    if not isinstance(data, Mapping):
        where, _ = here.of(path)
        return {}, [Problem("must be an object in {{…}}, not {got}", {"got": shown(data)}, where, path)]
    return read_fields(fields, data, here.under(f"{path}."))


def _lines(data: object, here: _Place) -> tuple[tuple[Line, ...], list[Problem]]:
    if data is None:
        return (), []
    if not isinstance(data, (list, tuple)) or len(data) > MOST_LINES:
        where, _ = here.of("lines")
        message = N_("must be a list in [ ] of at most {most} lines, not {got}")
        return (), [Problem(message, {"got": shown(data), "most": MOST_LINES}, where, "lines")]
    lines, problems = [], []
    for number, item in enumerate(data):
        values, wrong = _object(item, f"lines[{number}]", EACH, here)
        lines.append(Line(**values))  # type: ignore[arg-type]
        problems += wrong
    return tuple(lines), problems


def _contradictions(order: Order, here: _Place) -> list[Problem]:
    """Facts that cannot both be true."""
    found = []
    for number, line in enumerate(order.lines):
        if line.short is not None and line.quantity is not None and line.short > line.quantity:
            where, path = here.of(f"lines[{number}].short")
            values = {"short": line.short, "quantity": line.quantity}
            message = N_("{short} cannot be short of a quantity of {quantity}")
            found.append(Problem(message, values, where, path, "--short"))
    if order.needed_by and order.ordered_at and order.needed_by < order.ordered_at.date():
        where, path = here.of("needed_by")
        found.append(Problem("is before the day of the order", {}, where, path, "--needed-by"))
    return found


def _finer_than_the_currency(order: Order, here: _Place) -> list[Problem]:
    coupon = order.payment.coupon_used
    amounts = (
        ("payment.total", order.payment.total),
        ("payment.shipping", order.payment.shipping),
        ("payment.coupon_used", coupon and coupon.amount),
        *[("lines[{}].unit_price", line.unit_price) for line in order.lines],
    )
    found = []
    for number, (name, amount) in enumerate(amounts, -3):
        if amount is not None and (finer := too_fine(amount, order.currency)):
            path = name.format(number)
            where, _ = here.of(path)
            found.append(Problem(finer.message, finer.values, where, path, FLAGS.get(path, "")))
    return found


def too_fine(amount: Decimal, currency: str) -> Note | None:
    """What to say when *amount* has more decimals than there are coins for."""
    if amount == amount.to_integral_value() or amount == round(amount, most := minor_units(currency)):
        return None
    message = N_("{currency} has {most} decimals, {got} has more")
    return Note(message, {"currency": currency, "most": most, "got": amount})


def in_time(order: Order, today: date, where: str) -> list[Problem]:
    """An order cannot come from the future."""
    if order.ordered_at and order.ordered_at.date() > _tomorrow(today):
        values = {"got": order.ordered_at.date().isoformat(), "today": today.isoformat()}
        message = N_("{got} is in the future; today is {today}")
        return [Problem(message, values, where, "ordered_at", "--ordered-at")]
    return []


def _tomorrow(today: date) -> date:
    # An order's own time zone may already be a day further than this desk's.
    return date.fromordinal(today.toordinal() + 1)
