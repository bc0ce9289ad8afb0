"""What ``stockmail report`` gives out: pictures, a page, JSON or CSV."""

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
from stockmail.log.misses import misses
from stockmail.log.plan import Hint, plan

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
    hints: list[Hint]
    days: tuple[date, date]


def serve(asked: Asked) -> None:
    """Write the page, if one is wanted; print all else that is."""
    one_of("--to", asked.to, FORMS)
    if asked.by:
        one_of("--by", asked.by, DIMENSIONS)
    place = here(asked.shop)
    made = _made(asked, place)
    labels = Labels(place.library, place.tongue)
    if asked.html:
        _page(asked.html, made, labels)
        if asked.to == "text" and not asked.by and not asked.order_plan:
            return
    place.write(_told(asked, made, labels, place))


def _made(asked: Asked, place: Place) -> Report:
    since, until = _day("--since", asked.since), _day("--until", asked.until)
    orders = _orders(asked.orders)
    with opened(place.log) as log:
        every = misses(log.cases(), None, until)
    found = [miss for miss in every if not since or miss.when.date() >= since]
    seen = [miss.when.date() for miss in found]
    first = since or min(seen, default=place.now.date())
    last = until or max(place.now.date(), first, *seen)
    channels = {name: place.library.channel(name) for name in place.library.channels}
    close = near(every, channels, last, orders)
    return Report(figures(found, place.shop.campaigns), close, plan(found, first, last), (first, last))


def _told(asked: Asked, made: Report, labels: Labels, place: Place) -> str:
    if asked.order_plan:
        return report_forms.plans(made.hints, asked.to, labels, place.world)
    if asked.to == "json":
        return report_forms.as_json(made.figures, made.near, made.days, labels)
    if asked.to == "csv":
        return report_forms.as_csv(made.figures, asked.by or "sku", labels)
    from stockmail.cli import picture

    if asked.by:
        return picture.one(made.figures, asked.by, made.days, labels, place.world)
    return picture.everything(made.figures, made.near, made.days, labels, place.world)


def _page(path: Path, made: Report, labels: Labels) -> None:
    from stockmail.files import write_whole
    from stockmail.log.page import page

    write_whole(path, page(made.figures, made.near, made.days, labels).encode())


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
