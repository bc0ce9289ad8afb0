"""How near the shop is to what each channel counts: an estimate from the cases on record."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from stockmail.channel import Channel
from stockmail.counts import RATE, Count
from stockmail.log.misses import Miss


class Near(NamedTuple):
    """One number of a channel, and where the shop stands.

    cancels: from *since* on; value: points, or percent where the number of all orders is known.
    """

    channel: Channel
    limit: Count
    cancels: int
    since: date
    orders: int | None
    value: Decimal | None


def near(
    found: Iterable[Miss], channels: Mapping[str, Channel], today: date, orders: Mapping[str, int]
) -> list[Near]:
    """Every count of every channel on record.

    orders: channel → all its orders in the days that count; "" is for any channel.
    """
    days: dict[str, list[date]] = {}
    for miss in found:
        into = days.setdefault(miss.first.entry.channel, [])
        into += [day] if (day := miss.cancelled_on) else []
    return [_near(channels[name], count, days[name], today, orders.get(name, orders.get("")))
            for name in sorted(days) if name in channels for count in channels[name].counts]  # fmt: skip


def _near(channel: Channel, count: Count, days: list[date], today: date, orders: int | None) -> Near:
    since = today - timedelta(days=count.days - 1) if count.days else today.replace(month=1, day=1)
    cancels = sum(since <= day <= today for day in days)
    if count.kind != RATE:
        return Near(channel, count, cancels, since, None, Decimal(count.each * cancels))
    rate = Decimal(100 * cancels) / orders if orders else None
    return Near(channel, count, cancels, since, orders, rate)
