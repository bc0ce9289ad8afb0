"""The report: figures counted by hand, the pictures on a terminal, the page in a real browser."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.cli import charts
from stockmail.entry import Entry, Pieces
from stockmail.log.book import Log, opened
from stockmail.log.figures import DIMENSIONS, Figures, figures
from stockmail.log.limits import near
from stockmail.log.misses import misses
from stockmail.log.plan import covering, plan
from stockmail.model import Campaign
from tests.cases import LIBRARY
from tests.conftest import ROOT, Run

JAPAN = timezone(timedelta(hours=9))
MUG, CUP = Pieces("MUG", 3, 2, Decimal(1000)), Pieces("CUP", 1, 1, Decimal(500))
SALE = (Campaign("Sale", date(2026, 12, 4), date(2026, 12, 5)),)


def at(text: str) -> datetime:
    """A moment of December 2026 in the shop's time."""
    return datetime.fromisoformat(f"2026-12-{text}+09:00")


def put(log: Log, order: str, ordered: str | None, drafted: str, *, sent: str = "", outcome: str = "",
        **facts: Any) -> None:  # fmt: skip # noqa: ANN401 - the fields of Entry
    """One case, as far along as it is told."""
    given: dict[str, Any] = {"channel": "own", "scenario": "restock", "lines": (MUG,), "cause": "sold-out"}
    when = at(ordered) if ordered else None
    log.record([Entry(order, ordered_at=when, **{**given, **facts})], at(drafted))
    case = log.of_order(order, None)[-1]
    if sent:
        log.move(case, "sent", at(sent))
    if outcome:
        log.move(log.of_order(order, None)[-1], "close", at("20T12:00:00"), outcome=outcome)


def fill(log: Log) -> None:
    """Four orders: Friday night twice, Saturday noon, and one of which only the draft's hour is known."""
    put(log, "1", "04T22:10:00", "05T08:10:00", sent="05T08:10:00", outcome="kept", offers=("coupon",))
    put(log, "2", "04T22:50:00", "04T23:50:00", sent="05T00:50:00", outcome="cancelled", channel="rakuten",
        cause="oversold", lines=(MUG, CUP))  # fmt: skip
    put(log, "3", "05T12:00:00", "05T12:30:00", channel="amazon", lines=(CUP,), currency="USD")
    put(log, "4", None, "07T09:00:00", sent="07T10:00:00", outcome="alternative", channel="rakuten")
    put(log, "1", "04T22:10:00", "10T09:00:00", scenario="noreply", sent="10T09:00:00", outcome="kept")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log with the four orders."""
    file = tmp_path / "data" / "log.sqlite"
    with opened(file, make=True) as log:
        fill(log)
    return file


def made(path: Path) -> Figures:
    """Its figures."""
    with opened(path) as log:
        return figures(misses(log.cases(), None, None), SALE)


def bars(found: Figures, name: str) -> list[tuple[str, int, int]]:
    """Key, orders and pieces of each bar."""
    return [(each.key, each.orders, each.pieces) for each in found.groups[name]]


@given(st.integers(1, 10**6).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most))))
def test_the_darkest_is_the_most_and_the_lightest_is_nothing(pair: tuple[int, int]) -> None:
    """Every count between has a shade of its own that is neither blank nor beyond."""
    count, most = pair
    assert charts.shade(most, most, 5) == 4
    assert (charts.shade(count, most, 5) == 0) is (count == 0)
    assert charts.shade(count, most, 5) <= 4


def test_an_order_counts_once_however_many_letters_it_got(path: Path) -> None:
    """Four orders, eight pieces; the amounts by currency."""
    total = made(path).total
    assert (total.orders, total.pieces) == (4, 8)
    assert total.worth == {"JPY": Decimal(6500), "USD": Decimal(500)}


def test_every_question_has_its_bars(path: Path) -> None:
    """Which, why, where and when, counted by hand."""
    found = made(path)
    assert bars(found, "sku") == [("MUG", 3, 6), ("CUP", 2, 2)]
    assert bars(found, "cause") == [("sold-out", 3, 5), ("oversold", 1, 3)]
    assert bars(found, "channel") == [("rakuten", 2, 5), ("own", 1, 2), ("amazon", 1, 1)]
    assert bars(found, "weekday") == [("0", 1, 2), ("4", 2, 5), ("5", 1, 1)]
    assert bars(found, "hour") == [("09", 1, 2), ("12", 1, 1), ("22", 2, 5)]
    assert bars(found, "month") == [("2026-12", 4, 8)]
    assert bars(found, "season") == [("winter", 4, 8)]
    assert bars(found, "campaign") == [("Sale", 3, 6), ("", 1, 2)]
    assert set(found.groups) == set(DIMENSIONS)


def test_the_heat_map_counts_orders_by_weekday_and_hour(path: Path) -> None:
    """Friday at 22, Saturday at 12, Monday at 9; nothing elsewhere."""
    heat = made(path).heat
    assert (heat[4][22], heat[5][12], heat[0][9]) == (2, 1, 1)
    assert sum(map(sum, heat)) == 4


def test_the_first_word_is_timed_from_the_order(path: Path) -> None:
    """10, 2 and half an hour; one was never marked as sent, one tells no hour of its order."""
    speed = made(path).speed
    assert (speed.orders, speed.median, speed.guessed) == (3, 2.0, 1)
    assert speed.ninety == pytest.approx(8.4)


def test_how_it_ended_is_counted_by_scenario_and_by_offer(path: Path) -> None:
    """Only what was settled; each order once by what it was offered."""
    found = made(path)
    assert found.by_scenario == {
        "noreply": {"kept": 1, "alternative": 0, "cancelled": 0},
        "restock": {"kept": 1, "alternative": 1, "cancelled": 1},
    }
    assert found.by_offer == {
        "": {"kept": 0, "alternative": 1, "cancelled": 1},
        "coupon": {"kept": 1, "alternative": 0, "cancelled": 0},
    }


def test_limits_are_counted_over_their_own_days(path: Path) -> None:
    """Rakuten by the calendar year in points, Amazon by its last seven days in percent."""
    channels = {name: LIBRARY.channel(name) for name in LIBRARY.channels}
    with opened(path, make=True) as log:
        put(log, "5", "06T10:00:00", "06T11:00:00", sent="06T11:00:00", channel="amazon",
            scenario="cancelled", choices=("cancel",))  # fmt: skip
        found = misses(log.cases(), None, None)
    amazon, rakuten = near(found, channels, date(2026, 12, 12), {"amazon": 50})
    assert (amazon.cancels, amazon.since, amazon.value) == (1, date(2026, 12, 6), Decimal(2))
    assert (rakuten.cancels, rakuten.since, rakuten.value) == (0, date(2026, 1, 1), Decimal(0))
    later = near(found, channels, date(2026, 12, 31), {})
    assert [(each.cancels, each.value) for each in later] == [(0, None), (1, Decimal(15))]


pieces = st.lists(st.integers(0, 50), min_size=1, max_size=400).map(sorted)


@given(pieces)
def test_the_safety_stock_covers_95_percent_of_days_and_one_less_does_not(short: list[int]) -> None:
    """The formula of docs/log.md."""
    enough = covering(short)
    assert sum(each <= enough for each in short) >= 0.95 * len(short)
    assert enough == 0 or sum(each <= enough - 1 for each in short) < 0.95 * len(short)


def test_the_order_plan_looks_back_over_all_days(path: Path) -> None:
    """Two mugs on one day, four on another: nineteen days of twenty would have needed four."""
    with opened(path) as log:
        found = misses(log.cases(), None, None)
    mug, cup = plan(found, date(2026, 12, 1), date(2026, 12, 20))
    assert (mug.sku, mug.months, mug.total, mug.worst) == ("MUG", {"2026-12": 6}, 6, 4)
    assert (mug.every_day, mug.short_days) == (2, 4)
    assert (cup.every_day, cup.short_days) == (1, 1)


def test_the_report_tells_it_all_in_plain_text(path: Path, run: Run) -> None:
    """In a pipe: no escapes, at most 80 columns, estimates marked, what others say marked as such."""
    assert path.exists()
    ran = run("report", "--until", "2026-12-31", "--orders", "amazon=200")
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    # A limit's rule and its source stay whole: an address that is broken cannot be followed.
    limits = ran.out.index("How near the limits are")
    assert max(map(len, ran.out[:limits].splitlines())) <= 80
    for word in (
        "4 orders, 8 pieces short",
        "MUG",
        "oversold",
        "Fri",
        "median 2.0 h",
        "estimate",
        "200 orders",
    ):
        assert word in ran.out, word
    rakuten = " ".join(ran.out.split()).partition("Rakuten Ichiba: 1 cancels")[2]
    assert "Others say so: https://" in rakuten


def test_days_before_and_after_are_left_out(path: Path, run: Run) -> None:
    """--since and --until, both included."""
    assert path.exists()
    ran = run("report", "--since", "2026-12-05", "--until", "2026-12-05", "--to", "json")
    told = json.loads(ran.out)
    assert (told["total"]["orders"], told["since"], told["until"]) == (1, "2026-12-05", "2026-12-05")


def test_programs_get_json_and_csv(path: Path, run: Run) -> None:
    """Amounts are exact; a column of worth for each currency."""
    assert path.exists()
    told = json.loads(run("report", "--to", "json", "--until", "2026-12-31").out)
    assert told["total"]["worth"] == {"JPY": "6500", "USD": "500"}
    assert told["by"]["weekday"][0]["label"] == "Mon"
    rakuten = next(each for each in told["limits"] if each["channel"] == "rakuten")
    assert (rakuten["value"], rakuten["estimate"], rakuten["verified"]) == ("15", True, False)
    text = run("report", "--to", "csv", "--by", "cause").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["cause"], row["pieces"], row["worth_USD"]) for row in rows] == [
        ("sold-out", "5", "500"), ("oversold", "3", "0"),
    ]  # fmt: skip
    plans = json.loads(run("report", "--order-plan", "--to", "json").out)
    assert [each["sku"] for each in plans] == ["MUG", "CUP"]


@pytest.mark.parametrize("by", DIMENSIONS)
def test_one_question_can_be_asked_alone(by: str, path: Path, run: Run) -> None:
    """Every dimension."""
    assert path.exists()
    ran = run("report", "--by", by)
    assert ran.code == 0
    assert "█" in ran.out


@pytest.mark.parametrize("words", [(), ("--order-plan",), ("--to", "json"), ("--to", "csv"), ("--by", "sku")])
def test_an_empty_log_is_no_fault(words: tuple[str, ...], run: Run) -> None:
    """Nothing has happened yet."""
    assert run("report", *words).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "colour"), "colour is unknown"),
        (("--since", "yesterday"), "--since: is not a day"),
        (("--orders", "many"), "is not a number of orders"),
        (("--html", "no/where.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_shown_is_said(words: tuple[str, ...], said: str, run: Run) -> None:
    """Exit 3."""
    ran = run("report", *words)
    assert ran.code == 3
    assert said in ran.err


def on_a_terminal(words: Iterable[str], environ: dict[str, str]) -> str:
    """What a run of the program writes to a terminal of its own."""
    inside, outside = pty.openpty()
    command = [sys.executable, "-m", "stockmail", *words]
    subprocess.run(
        command, stdin=outside, stdout=outside, check=True, env={**os.environ, **environ}, cwd=ROOT
    )
    os.close(outside)
    told = b""
    while True:
        try:
            data = os.read(inside, 65536)
        except OSError:
            break
        if not data:
            break
        told += data
    os.close(inside)
    return told.decode()


@pytest.mark.skipif(os.name == "nt", reason="no terminals to be made")
def test_a_terminal_gets_colour_unless_it_wants_none(path: Path) -> None:
    """And the same words."""
    environ = {"STOCKMAIL_LOG": str(path), "TERM": "xterm-256color", "LANG": "C.UTF-8", "COLUMNS": "80"}
    told = on_a_terminal(("report", "--by", "sku"), environ)
    assert "\x1b[36" in told
    plain = on_a_terminal(("report", "--by", "sku"), {**environ, "NO_COLOR": "1"})
    assert "\x1b[36" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", told).split() == re.sub(r"\x1b\[[0-9;]*m", "", plain).split()


class Page(HTMLParser):
    """Gathers what a page loads, and whether its tags close."""

    VOID = frozenset({"meta", "rect", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag and whatever it points to."""
        self.loads += [str(value) for name, value in attrs if name in {"src", "href"}]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Each closes the last that is open."""
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_page_stands_alone(path: Path, run: Run, tmp_path: Path) -> None:
    """No link, no script, every tag closed, and no name that could break out of it."""
    with opened(path, make=True) as log:
        put(log, "6", "06T10:00:00", "06T11:00:00", lines=(Pieces("<script>x</script>", 1, 1),))
    file = tmp_path / "report.html"
    assert run("report", "--html", file, "--until", "2026-12-31").code == 0
    text = file.read_text("utf-8")
    page = Page()
    page.feed(text)
    assert (page.loads, page.open) == ([], [])
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert not re.search(r"@import|url\(", text)


def chromium(words: Iterable[str]) -> None:
    """The browser without a window, and without a word to anybody."""
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync")  # fmt: skip
    subprocess.run(["chromium", *quiet, *words], check=True, capture_output=True, timeout=120)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="no chromium")
def test_the_page_shows_in_light_in_dark_and_in_print(path: Path, run: Run, tmp_path: Path) -> None:
    """Three pictures of one page that differ: paper is light, dark is dark, and there is ink."""
    assert path.exists()
    file = tmp_path / "report.html"
    assert run("report", "--html", file, "--until", "2026-12-31", STOCKMAIL_UI="ja").code == 0
    sizes = {}
    for name, more in {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}.items():
        picture = tmp_path / f"{name}.png"
        chromium((*more, f"--user-data-dir={tmp_path / name}", "--window-size=900,1200",
                  f"--screenshot={picture}", file.as_uri()))  # fmt: skip
        sizes[name] = picture.read_bytes()
    assert sizes["light"] != sizes["dark"]
    assert all(data.startswith(b"\x89PNG") and len(data) > 10_000 for data in sizes.values())
    paper = tmp_path / "report.pdf"
    chromium((f"--user-data-dir={tmp_path / 'print'}", f"--print-to-pdf={paper}", file.as_uri()))
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_year_of_cases_is_counted_quickly(tmp_path: Path) -> None:
    """2,000 cases in a third of a second; bench/report.py does 20,000."""
    with opened(tmp_path / "log.sqlite", make=True) as log:
        start = datetime(2026, 1, 1, tzinfo=JAPAN)
        hours = [start + timedelta(hours=4 * number, seconds=1) for number in range(2000)]
        one = Entry("", "own", "restock", lines=(MUG,))
        every = [one._replace(order=str(n), ordered_at=when) for n, when in enumerate(hours)]
        log.record(every, start)
        before = time.perf_counter()
        found = figures(misses(log.cases(), None, None), ())
        assert time.perf_counter() - before < 0.34
        assert found.total.orders == 2000
