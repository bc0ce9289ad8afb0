"""The report as one page: pictures as SVG, nothing from the network, light and dark, fit to print."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from stockmail.errors import N_
from stockmail.log import sayings
from stockmail.log.figures import ENDS, Figures, Group
from stockmail.log.labels import TITLES, Labels
from stockmail.log.limits import Near

HERE = Path(__file__).resolve().parent
SHOWN = ("sku", "cause", "channel", "month", "season", "campaign", "weekday")
MOST = 15
CELL_WIDTH, CELL_HEIGHT, LEFT, TOP = 27, 24, 44, 18


class Bar(NamedTuple):
    """One bar: its name, its length in percent of the longest, and what stands beside it."""

    name: str
    share: float
    pieces: str
    worth: str


class Cell(NamedTuple):
    """One field of the heat map. strength: 0 to 1."""

    x: int
    y: int
    orders: int
    strength: float
    means: str


def page(found: Figures, near: Sequence[Near], days: tuple[date, date], labels: Labels) -> str:
    """The page as HTML."""
    from jinja2 import Environment, StrictUndefined

    jinja = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = jinja.from_string((HERE / "page.html").read_text("utf-8"))
    return template.render(
        language=labels.tongue,
        title=labels.say(N_("Out of stock: the report")),
        style=(HERE / "page.css").read_text("utf-8"),
        total=sayings.total(found.total, *days, labels),
        charts=[_chart(found.groups[name], name, labels) for name in SHOWN if _tells(found.groups[name])],
        heat=_heat(found, labels) if found.total.orders else None,
        speed=(labels.say(N_("How fast the first word went out")), sayings.speed(found.speed, labels)),
        ends=_ends(found, labels),
        ends_heads=[labels.of("outcome", end) for end in ENDS],
        limits_title=labels.say(N_("How near the limits are")),
        limits=[sayings.near(each, labels) for each in near],
        estimate=labels.say(sayings.ESTIMATE),
        size=(LEFT + 24 * CELL_WIDTH + 50, TOP + 7 * CELL_HEIGHT + 4),
        cell=(CELL_WIDTH - 2, CELL_HEIGHT - 2),
    ) + "\n"  # fmt: skip


def _tells(groups: tuple[Group, ...]) -> bool:
    """Whether there is more to see than that nothing is known."""
    return any(group.key for group in groups)


def _chart(groups: tuple[Group, ...], name: str, labels: Labels) -> tuple[str, list[Bar], str]:
    most = max((group.pieces for group in groups), default=0) or 1
    bars = [_bar(group, labels.of(name, group.key), most, labels) for group in groups[:MOST]]
    heading = labels.say(N_("{title} (pieces short)")).format(title=labels.say(TITLES[name]))
    left = labels.say(N_("… and {count} more")).format(count=len(groups) - MOST)
    return heading, bars, left if len(groups) > MOST else ""


def _bar(group: Group, name: str, most: int, labels: Labels) -> Bar:
    share = round(100 * group.pieces / most, 1)
    return Bar(name, share, labels.number(group.pieces), labels.worth(group.worth))


def _heat(found: Figures, labels: Labels) -> Mapping[str, object]:
    most = max(map(max, found.heat)) or 1
    cells = [
        Cell(LEFT + hour * CELL_WIDTH, TOP + number * CELL_HEIGHT, count, round(count / most, 3),
             f"{labels.weekday(number)} {hour}:00 – {labels.number(count)}")
        for number, row in enumerate(found.heat) for hour, count in enumerate(row)
    ]  # fmt: skip
    days = [(TOP + number * CELL_HEIGHT, labels.weekday(number), labels.number(sum(row)))
            for number, row in enumerate(found.heat)]  # fmt: skip
    hours = [(LEFT + hour * CELL_WIDTH, hour) for hour in range(0, 24, 3)]
    title = labels.say(N_("When: orders by weekday and hour"))
    return {"title": title, "cells": cells, "days": days, "hours": hours}


def _ends(found: Figures, labels: Labels) -> list[tuple[str, list[tuple[str, list[tuple[int, int]]]]]]:
    """The tables of ends: title, and for each row the counts with their share in percent."""
    tables = ((N_("How it ended, by scenario"), "scenario", found.by_scenario),
              (N_("How it ended, by what was offered"), "offer", found.by_offer))  # fmt: skip
    return [(labels.say(title), [(labels.of(name, key), _shares(counts)) for key, counts in ends.items()])
            for title, name, ends in tables if ends]  # fmt: skip


def _shares(counts: Mapping[str, int]) -> list[tuple[int, int]]:
    every = sum(counts.values()) or 1
    return [(counts[end], round(100 * counts[end] / every)) for end in ENDS]
