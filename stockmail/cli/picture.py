"""The report on a terminal."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from stockmail.cli import charts
from stockmail.errors import N_
from stockmail.log import sayings
from stockmail.log.figures import ENDS, TIMES, Figures, Group
from stockmail.log.labels import TITLES, Labels
from stockmail.log.limits import Near
from stockmail.world import World

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST = 12
SHOWN = ("sku", "cause", "channel", "month", "season", "campaign")
Days = tuple[date, date]


def one(found: Figures, by: str, days: Days, labels: Labels, world: World) -> str:
    """The bars of one dimension, all of them."""
    parts = [sayings.total(found.total, *days, labels), *_bars(found.groups[by], by, labels, None)]
    return charts.drawn(parts, world)


def everything(found: Figures, near: list[Near], days: Days, labels: Labels, world: World) -> str:
    """All pictures, one under the other."""
    parts: list[RenderableType] = [sayings.total(found.total, *days, labels)]
    if found.total.orders:
        for name in SHOWN:
            if name != "campaign" or any(group.key for group in found.groups[name]):
                parts += _bars(found.groups[name], name, labels, MOST)
        names = [labels.weekday(number) for number in range(7)]
        parts += [charts.title(labels.say(N_("When: orders by weekday and hour"))),
                  charts.heat(found.heat, names)]  # fmt: skip
        parts += [charts.title(labels.say(N_("How fast the first word went out"))),
                  sayings.speed(found.speed, labels)]  # fmt: skip
    parts += _ends(found, labels)
    if near:
        parts.append(charts.title(labels.say(N_("How near the limits are"))))
        parts += [charts.line(text) for each in near for text in _limit(each, labels)]
        parts.append(labels.say(sayings.ESTIMATE))
    return charts.drawn(parts, world)


def _bars(groups: tuple[Group, ...], name: str, labels: Labels, most: int | None) -> list["RenderableType"]:
    shown = groups if most is None else groups[-most:] if name in TIMES else groups[:most]
    rows = [(labels.of(name, each.key), each.pieces, labels.worth(each.worth)) for each in shown]
    heading = labels.say(N_("{title} (pieces short)")).format(title=labels.say(TITLES[name]))
    parts: list[RenderableType] = [charts.title(heading), charts.bars(rows)]
    if most and len(groups) > most:
        left = labels.say(N_("… and {count} more: --by {name}"))
        parts.append(left.format(count=len(groups) - most, name=name))
    return parts


def _ends(found: Figures, labels: Labels) -> list["RenderableType"]:
    """How cases ended, by scenario and by offer."""
    tables = ((N_("How it ended, by scenario"), "scenario", found.by_scenario),
              (N_("How it ended, by what was offered"), "offer", found.by_offer))  # fmt: skip
    parts: list[RenderableType] = []
    for title, name, ends in tables:
        if ends:
            parts += [charts.title(labels.say(title)), charts.grid(end_rows(ends, name, labels))]
    return parts


def _limit(near: Near, labels: Labels) -> tuple[str, str, str]:
    standing, rule, source = sayings.near(near, labels)
    return standing, f"  {rule}", f"  {source}"


def end_rows(ends: Mapping[str, Mapping[str, int]], name: str, labels: Labels) -> list[list[str]]:
    """The table under its heading: count and share of each end."""
    rows = [["", *(labels.of("outcome", end) for end in ENDS)]]
    for key, counts in ends.items():
        every = sum(counts.values())
        shares = [f"{counts[end]:,} ({counts[end] * 100 / every:.0f} %)" for end in ENDS]
        rows.append([labels.of(name, key), *shares])
    return rows
