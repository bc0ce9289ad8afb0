"""``stockmail log add``: what was said without stockmail goes on record by hand."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from stockmail.calendar import read_day
from stockmail.cli import talk
from stockmail.cli.moving import Which, told
from stockmail.cli.place import Place, here, line, one_of
from stockmail.entry import OWN_WORDS, Entry, Pieces
from stockmail.errors import DoubleError, OrderError, Problem
from stockmail.kinds import Bad, moment
from stockmail.log.book import opened
from stockmail.readers import flags
from stockmail.scenario import find


class ByHand(NamedTuple):
    """What may be told of it. days: decision → the day that was promised, as it was typed."""

    scenario: str
    medium: str | None
    items: tuple[str, ...]
    reason: str | None
    ordered_at: str | None
    days: dict[str, str | None]
    again: bool


def add(which: Which, said: ByHand) -> None:
    """Record it; it counts as sent."""
    place = here(which.shop, which.at)
    entry = _entry(place, which, said)
    with opened(place.log, make=True) as log:
        done = log.record([entry], place.now, again=said.again)[0]
        if done.double:
            raise DoubleError(*done.double)
        log.move(log.of_order(entry.order, entry.channel)[-1], "sent", place.now)
        talk.note(place.world, done.notes)
        told(place, log, which._replace(channel=entry.channel))


def _entry(place: Place, which: Which, said: ByHand) -> Entry:
    scenario = find(place.library.scenarios, said.scenario)
    channel = place.library.channel(which.channel or "own")
    reasons = place.library.wording(place.shop.language or "ja")["reasons"]
    reason = said.reason or (scenario.reason if scenario.goods else "")
    days = {name: _day(place, name, text) for name, text in said.days.items()}
    return Entry(
        order=line("ORDER", which.order),
        channel=channel.id,
        scenario=scenario.id,
        language=place.shop.language or "ja",
        medium=one_of("--as", said.medium or scenario.media[0], scenario.media),
        lines=tuple(map(_pieces, said.items)),
        cause=reason if reason in reasons or not reason else OWN_WORDS,
        choices=scenario.choices,
        silence=scenario.reply.get("silence", "") if days["reply_by"] else "",
        ordered_at=_time("--ordered-at", said.ordered_at) if said.ordered_at else None,
        staff=place.shop.staff or "",
        repeats=scenario.repeats,
        **days,  # type: ignore[arg-type]
    )


def _pieces(text: str) -> Pieces:
    """``NAME x2 @3740 #SKU``: all of it is missing."""
    item = flags.item(line("--item", text))
    pieces, price = item["quantity"], item.get("unit_price")
    return Pieces(item.get("sku") or item["name"], pieces, pieces, None if price is None else Decimal(price))


def _day(place: Place, name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text, place.now.date(), place.calendar)
    except Bad as bad:
        flag = "--" + name.replace("_", "-")
        raise OrderError(Problem(bad.message, bad.values, flag, "", flag)) from None


def _time(flag: str, text: str) -> datetime:
    try:
        return moment(text)
    except Bad as bad:
        raise OrderError(Problem(bad.message, bad.values, flag, "", flag)) from None
