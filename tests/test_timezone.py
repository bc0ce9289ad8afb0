"""Whose day it is: the shop's, wherever the desk and its clock are."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stockmail.cli import clock
from stockmail.errors import OrderError
from stockmail.model import Shop
from stockmail.shop import parse_shop
from stockmail.world import real
from tests.conftest import ROOT, Run

# In Tokyo the next day has begun, in Berlin it has not, in New York it is afternoon.
LATE = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
EXAMPLE = ROOT / "examples" / "order.json"


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (None, "2026-11-23T05:00:00+09:00"),
        ("Asia/Tokyo", "2026-11-23T05:00:00+09:00"),
        ("Europe/Berlin", "2026-11-22T21:00:00+01:00"),
        ("America/New_York", "2026-11-22T15:00:00-05:00"),
    ],
)
def test_the_clock_is_read_in_the_shops_zone(zone: str | None, told: str) -> None:
    """Tokyo's, where shop.yaml names none."""
    world = real()._replace(now=lambda: LATE, environ={})
    assert clock.now(None, world, Shop(timezone=zone)).isoformat() == told
    assert clock.today(None, world, Shop(timezone=zone)) == date.fromisoformat(told[:10])


def test_summer_time_is_the_zones_own() -> None:
    """A day asked for has the offset of that day, not of this one."""
    world = real()._replace(now=lambda: LATE, environ={})
    asked = clock.now("2026-07-01T09:00", world, Shop(timezone="Europe/Berlin"))
    assert asked.isoformat() == "2026-07-01T09:00:00+02:00"


def test_a_time_of_another_zone_is_told_in_the_shops() -> None:
    """What a script passes as UTC is the shop's next morning."""
    world = real()._replace(now=lambda: LATE, environ={})
    assert clock.today("2026-11-22T20:00Z", world, Shop()) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Asia/Tokyo", "2026-11-24T08:00+09:00"),
        ("Europe/Berlin", "2026-11-23T08:00+01:00"),
        ("America/New_York", "2026-11-22T15:00-05:00"),
    ],
)
def test_the_next_morning_is_the_shops_own(run: Run, tmp_path: Path, zone: str, at: str) -> None:
    """Eight o'clock where the shop is; in the afternoon of New York, now. 23 November is a holiday."""
    closed = "closing_days: [11-23]\n" if zone == "Asia/Tokyo" else ""
    text = f"name: Minato\nstaff: Sato\nemail: a@b.example\ntimezone: {zone}\n{closed}"
    (tmp_path / "shop.yaml").write_text(text, encoding="utf-8")
    ran = run("suggest", "--order", EXAMPLE, "--to", "json", "--today", "2026-11-22T20:00Z")
    assert json.loads(ran.out)["send"]["at"] == at


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Tokio", "did you mean Asia/Tokyo?"),
        ("Tokyo", "did you mean Asia/Tokyo?"),
        ("america/new york", "did you mean America/New_York?"),
        ("JST", "must be a time zone like Asia/Tokyo"),
        ("../../etc/passwd", "zone"),
        ("Asia", "zone"),
        ("9", "must be a time zone like Asia/Tokyo"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest(run: Run, tmp_path: Path, zone: str, told: str) -> None:
    """Exit 3, nothing drafted."""
    (tmp_path / "shop.yaml").write_text(f'name: Minato\ntimezone: "{zone}"\n', encoding="utf-8")
    ran = run("draft", "--scenario", "restock", "--order", EXAMPLE, STOCKMAIL_UI="en")
    assert (ran.out, ran.code) == ("", 3)
    assert "shop.timezone" in ran.err
    assert told in ran.err


def test_every_zone_of_the_iana_is_taken() -> None:
    """Also those of one word."""
    from zoneinfo import available_timezones

    for zone in available_timezones():
        assert parse_shop({"timezone": zone}, "shop.yaml").timezone == zone


@pytest.mark.parametrize("value", [9, True, ["Asia/Tokyo"]])
def test_a_zone_is_a_name(value: object) -> None:
    """No number of hours: those change with the season."""
    with pytest.raises(OrderError):
        parse_shop({"timezone": value}, "shop.yaml")
