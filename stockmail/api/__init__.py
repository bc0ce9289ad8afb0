"""The route of one order for Python programs: files in, drafts out, nothing printed, sent or stored.

The shop's facts and the day are arguments; the working folder, the environment and the user's
settings are not looked at. Everything that can be wrong comes at once, as a ``StockmailError``.

>>> from stockmail import Ask, draft, read_orders
>>> (order,) = read_orders("examples/order.json")
>>> made = draft(order, "restock", shop="examples/shop.yaml", today=date(2026, 11, 22), language="en")
>>> made.subject
'Out of stock: your order 10234 – wait until December 8 or get a refund'
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from os import PathLike
from pathlib import Path

from stockmail import messages, settings
from stockmail import route as one_page
from stockmail.api.values import NOWHERE, Draft, Order, Step
from stockmail.errors import Note, OrderError, Problem, StockmailError
from stockmail.library import Library
from stockmail.model import Ask, Raw, Shop
from stockmail.model import Draft as Made
from stockmail.readers import flags, orders
from stockmail.readers.alternative import alternative
from stockmail.readers.sources import Sources
from stockmail.route import has_order
from stockmail.shop import parse_shop, zone

__all__ = ["Ask", "Draft", "Order", "Step", "StockmailError", "draft", "explain", "read_orders"]


def read_orders(
    source: str | PathLike[str] | bytes,
    *,
    form: str | None = None,
    encoding: str | None = None,
    columns: str | PathLike[str] | None = None,
    ui: str = "en",
) -> Iterator[Order]:
    """Every order in a file, by its name, or in the bytes of one; JSON lines are read as they are used.

    form, encoding: where they are not to be found out (``stockmail formats``); columns: a YAML file
    that says which field each column of a table holds; ui: the language of the notes. Raises
    FileError for what cannot be read, OrderError for a form that there is not.

    >>> [order.id for order in read_orders("examples/orders.csv")]
    ['10234', '10235', '10236']
    >>> body = b'{"id": "7", "lines": [{"name": "Mug", "quantity": 2}]}'
    >>> next(read_orders(body)).fields["lines"]
    [{'name': 'Mug', 'quantity': 2}]
    """
    data, name = (source, "-") if isinstance(source, bytes) else (b"", str(Path(source)))
    sources = Sources((name,), form, encoding, Path(columns) if columns else None)
    for files in orders.read(sources, BytesIO(data), "bytes"):
        for found in files.orders:
            notes = (*files.notes, *found.notes, *orders.stale(found))
            yield Order(found.raw.fields, found.raw.where, _said(notes, ui))


def draft(
    order: Order | Mapping[str, object],
    scenario: str,
    *,
    shop: str | PathLike[str] | Mapping[str, object] | None = None,
    decisions: Ask | None = None,
    today: date | None = None,
    medium: str | None = None,
    language: str | None = None,
    ui: str = "en",
) -> Draft:
    """The draft for one order, reviewed. Raises StockmailError where there can be none.

    order: as read, or the fields of ``stockmail schema``; scenario: ``stockmail scenarios`` lists
    them; shop: a shop.yaml, whose folder may hold texts of its own, or its fields; decisions: as the
    options of the same names; today: the day in the shop's time zone when not given; medium: as
    ``--as``; language: of the draft, else the order's; ui: the language of notes and steps.

    >>> order = {"id": "7", "customer": {"name": "Ann Lee"}, "lines": [{"name": "Mug", "quantity": 1}],
    ...          "payment": {"paid": True, "method": "card", "total": "20.00"}, "currency": "USD"}
    >>> shop = {"name": "Minato", "staff": "Sato", "email": "info@minato.example"}
    >>> made = draft(order, "restock", shop=shop, decisions=Ask(restock_date="2026-12-07"),
    ...              today=date(2026, 11, 22), language="en")
    >>> print(made.parts["choices"].splitlines()[-1])
    cancel the order and refund you in full.
    >>> try:
    ...     draft({"id": "7"}, "restock", shop=shop)
    ... except StockmailError as error:
    ...     print(explain(error)[0])
    the order: customer.name: is missing  (--customer)
    """
    facts, own = _shop(shop)
    raw = Raw(order.fields, order.where) if isinstance(order, Order) else Raw(order, NOWHERE)
    raw = flags.merge(raw, {"language": language})
    if not has_order(raw):
        raise OrderError(Problem("holds no order", {}, raw.where))
    ask = decisions or Ask()
    made, notes, _entry = one_page.draft(
        raw,
        ask._replace(alternative=alternative(ask.alternative)),
        scenario,
        facts,
        _library(own),
        today or datetime.now(zone(facts)).date(),
        medium=medium,
    )
    return Draft(made.subject, made.body, made.parts, _said(notes, ui), _steps(made, ui), made.facts, made)


def explain(error: StockmailError, ui: str = "en") -> list[str]:
    """Everything that is wrong, a sentence each: where, what, and the option that mends it."""
    return messages.lines(error, ui)


@lru_cache(maxsize=8)
def _library(own: Path | None) -> Library:
    """The words and rules, read once; nothing is kept on disk."""
    return Library(own, None)


def _shop(given: str | PathLike[str] | Mapping[str, object] | None) -> tuple[Shop, Path | None]:
    if given is None or isinstance(given, Mapping):
        return parse_shop(given or {}, "shop"), None
    return settings.read(Path(given), None)


def _said(notes: tuple[Note, ...], ui: str) -> tuple[str, ...]:
    return tuple(messages.say(note, ui) for note in notes)


def _steps(made: Made, ui: str) -> tuple[Step, ...]:
    told = (("before", made.before), ("after", made.after))
    return tuple(
        Step(when, fact.said.get(ui, fact.said["en"]), fact.source, fact.verified)
        for when, facts in told
        for fact in facts
    )
