"""How long the report on a year of 20,000 cases takes: its own work, without the start of the program.

Run with the Python of an environment in which stockmail is installed: ``python bench/report.py``.
``--keep FILE`` leaves the generated log there, to look at: ``STOCKMAIL_LOG=FILE stockmail report``.
"""

import argparse
import platform
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from stockmail.entry import Entry, Pieces
from stockmail.library import Library
from stockmail.log.book import Log, opened
from stockmail.log.figures import figures
from stockmail.log.labels import Labels
from stockmail.log.limits import near
from stockmail.log.misses import misses
from stockmail.log.page import page
from stockmail.log.plan import plan
from stockmail.model import Campaign

JAPAN = timezone(timedelta(hours=9))
YEAR = datetime(2026, 1, 1, tzinfo=JAPAN)
MOST = 1.0
CAMPAIGNS = (
    Campaign("春の買い回り", date(2026, 3, 4), date(2026, 3, 11)),
    Campaign("年末セール", date(2026, 12, 4), date(2026, 12, 11)),
)
PRODUCTS = [(f"MUG-{number:02}", 1200 + 40 * number) for number in range(40)]
CHANNELS = ("own", "rakuten", "amazon", "yahoo", "ebay")
CAUSES = ("sold-out", "oversold", "order-rush", "failed-inspection", "supplier-delay")
SCENARIOS = ("restock", "discontinued", "alternative", "oversold", "partial")
OFFERS = ((), ("coupon",), ("coupon", "free_shipping"), ("alternative",))
ENDS = ("kept", "kept", "alternative", "cancelled")
HOURS = [*range(24), *range(20, 24), *range(20, 24), 12, 12]  # people shop at night and at noon


def filled(log: Log, cases: int) -> None:
    """A year of orders, most of them told, answered and settled."""
    dice = random.Random(7)  # noqa: S311 - the same year every time
    when = sorted(_moment(dice) for _number in range(cases))
    now = YEAR + timedelta(days=365)
    log.record((_entry(dice, number, at) for number, at in enumerate(when)), now)
    log.connection.execute("BEGIN")
    for case in log.cases():
        drafted = case.entry.ordered_at + timedelta(hours=dice.expovariate(1 / 5))  # type: ignore[operator]
        values: list[object] = [at.isoformat() for at in (drafted, drafted + timedelta(minutes=20))]
        values += ["settled", (drafted + timedelta(days=5)).isoformat(), dice.choice(ENDS), case.id]
        log.connection.execute(
            "UPDATE cases SET drafted_at = ?, sent_at = ?, state = ?, settled_at = ?, outcome = ?"
            " WHERE id = ?", values,
        )  # fmt: skip
    log.connection.execute("COMMIT")


def _moment(dice: random.Random) -> datetime:
    day = dice.randrange(365) if dice.random() < 0.9 else dice.choice((64, 65, 338, 340))  # noqa: PLR2004
    minutes, seconds = dice.randrange(60), dice.randrange(1, 60)
    return YEAR + timedelta(days=day, hours=dice.choice(HOURS), minutes=minutes, seconds=seconds)


def _entry(dice: random.Random, number: int, at: datetime) -> Entry:
    sku, price = dice.choice(PRODUCTS[: dice.choice((5, 40))])
    short = dice.choice((1, 1, 1, 2, 3))
    return Entry(
        f"{100000 + number}", dice.choice(CHANNELS), dice.choice(SCENARIOS),
        lines=(Pieces(sku, short + dice.randrange(2), short, Decimal(price)),),
        cause=dice.choice(CAUSES), offers=dice.choice(OFFERS), choices=("wait", "cancel"), ordered_at=at,
    )  # fmt: skip


def main() -> None:
    """Print what each part of the work takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {asked.cases} cases, {date.today().isoformat()}")  # noqa: DTZ011
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "log.sqlite"
        path.unlink(missing_ok=True)
        with opened(path, make=True) as log:
            filled(log, asked.cases)
            _measure(log)


def _measure(log: Log) -> None:
    library, last = Library(None, None), date(2026, 12, 31)
    channels = {name: library.channel(name) for name in library.channels}
    start = time.perf_counter()
    cases = _timed("read", log.cases)
    found = _timed("orders", lambda: misses(cases, None, None))
    made = _timed("figures", lambda: figures(found, CAMPAIGNS))
    close = _timed("limits", lambda: near(found, channels, last, {"amazon": 400}))
    _timed("order plan", lambda: plan(found, YEAR.date(), last))
    _timed("page", lambda: page(made, close, (YEAR.date(), last), Labels(library, "ja")))
    print(f"{'all':<12}{time.perf_counter() - start:6.2f} s  (at most {MOST})")


def _timed(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it makes
    start = time.perf_counter()
    made = work()
    print(f"{name:<12}{time.perf_counter() - start:6.2f} s")
    return made


if __name__ == "__main__":
    main()
