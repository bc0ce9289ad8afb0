"""The report for programs, and the order plan in every form."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from stockmail.errors import N_
from stockmail.log.figures import Figures, Group
from stockmail.log.labels import Labels
from stockmail.log.limits import Near
from stockmail.log.plan import Hint
from stockmail.sheets import table
from stockmail.world import World

MONTHS = 3
HINT = N_("A look back, not a forecast. docs/log.md has the formula.")


def as_json(found: Figures, near: Sequence[Near], days: tuple[date, date], labels: Labels) -> str:
    """All figures as one object."""
    made = {
        "since": days[0].isoformat(),
        "until": days[1].isoformat(),
        "total": _group(found.total),
        "by": {name: [{"label": labels.of(name, each.key), **_group(each)} for each in groups]
               for name, groups in found.groups.items()},
        "weekday_by_hour": found.heat,
        "first_word_hours": found.speed._asdict(),
        "ended": {"by_scenario": found.by_scenario, "by_offer": found.by_offer},
        "limits": [_near(each) for each in near],
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _group(group: Group) -> dict[str, Any]:
    return group._asdict()


def _near(each: Near) -> dict[str, Any]:
    limit = each.limit
    return {"channel": each.channel.id, "kind": limit.kind, "cancels": each.cancels, "since": each.since,
            "orders": each.orders, "value": each.value, "most": limit.most, "estimate": True,
            "source": limit.source, "verified": limit.verified}  # fmt: skip


def _plain(value: object) -> str:
    """Days as ISO, amounts as decimals in quotes."""
    return value.isoformat() if isinstance(value, date) else str(value)


def as_csv(found: Figures, by: str, labels: Labels) -> str:
    """One row a bar; a column of worth for each currency."""
    groups = found.groups[by]
    currencies = sorted({currency for each in groups for currency in each.worth})
    heads = [by, "name", "orders", "pieces", *(f"worth_{currency}" for currency in currencies)]
    rows = []
    for each in groups:
        worth = [each.worth.get(currency, Decimal(0)) for currency in currencies]
        rows.append([each.key, labels.of(by, each.key), each.orders, each.pieces, *worth])
    return table(heads, rows)


def plans(hints: Sequence[Hint], to: str, labels: Labels, world: World) -> str:
    """The order plan."""
    if to == "json":
        return json.dumps([hint._asdict() for hint in hints], ensure_ascii=False, indent=2) + "\n"
    months = sorted({month for hint in hints for month in hint.months})
    if to == "csv":
        heads = ["sku", *months, "total", "worst_day", "stock_for_95_of_days", "stock_for_95_of_short_days"]
        rows = ([hint.sku, *(hint.months.get(month, 0) for month in months), hint.total, hint.worst,
                 hint.every_day, hint.short_days] for hint in hints)  # fmt: skip
        return table(heads, rows)
    return _plan(hints, months[-MONTHS:], labels, world) if hints else ""


def _plan(hints: Sequence[Hint], months: Sequence[str], labels: Labels, world: World) -> str:
    from stockmail.cli import charts

    heads = [labels.say(N_("product")), *months]
    heads += [labels.say(word) for word in (N_("in all"), N_("worst day"), N_("safety stock"),
                                            N_("on short days"))]  # fmt: skip
    rows = [[hint.sku, *(f"{hint.months.get(month, 0):,}" for month in months), f"{hint.total:,}",
             f"{hint.worst:,}", f"{hint.every_day:,}", f"{hint.short_days:,}"] for hint in hints]  # fmt: skip
    means = labels.say(
        N_("Safety stock: enough on 19 of 20 days; on short days: on 19 of 20 days that ran short.")
    )
    return charts.drawn([charts.grid([heads, *rows]), "", means, labels.say(HINT)], world)
