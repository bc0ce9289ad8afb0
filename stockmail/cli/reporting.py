"""What ``stockmail report`` gives out: pictures, a page, JSON or CSV."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from stockmail.cli import report_forms
from stockmail.cli.place import Place, here, one_of
from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import Bad, day, shown
from stockmail.log.book import opened
from stockmail.log.figures import DIMENSIONS, Figures, figures
from stockmail.log.labels import Labels
from stockmail.log.limits import Near, near
from stockmail.log.misses import Miss, misses
from stockmail.log.plan import plan

FORMS = ("text", "json", "csv")


class Asked(NamedTuple):
    """The options of ``report``."""

    since: str | None
    until: str | None
    by: str | None
    html: Path | None
    to: str
    order_plan: bool
    orders: tuple[str, ...]
    shop: Path | None


class Report(NamedTuple):
    """Everything to be shown, and from which day to which."""

    figures: Figures
    near: list[Near]
    first: date
    last: date


def serve(asked: Asked) -> None:
    """Print the report, or write its page."""
    one_of("--to", asked.to, FORMS)
    if asked.by:
        one_of("--by", asked.by, DIMENSIONS)
    since, until = _day("--since", asked.since), _day("--until", asked.until)
    orders = _orders(asked.orders)
    place = here(asked.shop)
    with opened(place.log) as log:
        every = misses(log.cases(), None, until)
    found = [miss for miss in every if not since or miss.when.date() >= since]
    first = since or min((miss.when.date() for miss in found), default=place.now.date())
    last = until or max(place.now.date(), *(miss.when.date() for miss in found), first)
    labels = Labels(place.library, place.tongue)
    if asked.order_plan:
        place.write(report_forms.plans(plan(found, first, last), asked.to, labels, place.world))
        return
    made = Report(figures(found, place.shop.campaigns), _near(place, every, last, orders), first, last)
    if asked.html:
        _page(asked.html, made, labels)
    elif asked.to == "json":
        place.write(report_forms.as_json(made.figures, made.near, (first, last), labels))
    elif asked.to == "csv":
        place.write(report_forms.as_csv(made.figures, asked.by or "sku", labels))
    else:
        place.write(_text(made, asked.by, labels, place))


def _text(made: Report, by: str | None, labels: Labels, place: Place) -> str:
    from stockmail.cli import picture

    days = (made.first, made.last)
    if by:
        return picture.one(made.figures, by, days, labels, place.world)
    return picture.everything(made.figures, made.near, days, labels, place.world)


def _page(path: Path, made: Report, labels: Labels) -> None:
    from stockmail.log.page import page
    from stockmail.saving import save

    save(path, page(made.figures, made.near, (made.first, made.last), labels))


def _near(place: Place, every: list[Miss], last: date, orders: Mapping[str, int]) -> list[Near]:
    library = place.library
    channels = {name: library.channel(name) for name in library.channels}
    return near(every, channels, last, orders)


def _day(flag: str, text: str | None) -> date | None:
    try:
        return None if text is None else day(text)
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, flag, "", flag)) from None


def _orders(texts: tuple[str, ...]) -> dict[str, int]:
    """``200`` or ``amazon=200``: how many orders there were in all, by channel."""
    found = {}
    for text in texts:
        name, _equals, number = text.rpartition("=")
        if not number.isdecimal() or not int(number):
            message = N_("is not a number of orders like 200 or amazon=200: {got}")
            raise OrderError(Problem(message, {"got": shown(text)}, "--orders", "", "--orders"))
        found[name] = int(number)
    return found
