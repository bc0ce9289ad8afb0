"""The case log as a file: what is kept, by whom it can be read, how it grows up, what it survives."""

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.entry import OFFERS, Entry, Pieces
from stockmail.errors import FileError
from stockmail.log import states
from stockmail.log.book import opened
from stockmail.log.store import APPLICATION, newest
from tests.cases import CASES, LIBRARY, a_draft
from tests.conftest import ROOT

JAPAN = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=JAPAN)
MUG = Pieces("MUG-NV", 2, 2, Decimal(3740))
ONE = Entry("10234", "own", "restock", lines=(MUG,), cause="sold-out", choices=("wait", "cancel"))
OLD = ROOT / "tests" / "data" / "log-1.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a new log may be."""
    return tmp_path / "data" / "log.sqlite"


def orders(path: Path) -> list[str]:
    """The orders on record."""
    with opened(path) as log:
        return [case.entry.order for case in log.cases()]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Zs", "Cc"]), min_size=1, max_size=8)
days = st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31))
amounts = st.none() | st.decimals(0, 10**9, places=2)
entries = st.builds(
    Entry,
    order=words, channel=words, scenario=words, language=st.sampled_from(("ja", "en")), medium=words,
    lines=st.lists(st.builds(Pieces, words, st.integers(1, 99), st.integers(0, 99), amounts)).map(tuple),
    cause=st.text(max_size=5), currency=st.sampled_from(("JPY", "USD")), value=amounts, refund=amounts,
    offers=st.lists(st.sampled_from(OFFERS), unique=True).map(tuple),
    choices=st.lists(words, max_size=3).map(tuple), silence=st.sampled_from(("", "cancel", "wait")),
    ordered_at=st.none() | st.datetimes(datetime(2001, 1, 1), datetime(2150, 1, 1), timezones=st.just(JAPAN))  # noqa: DTZ001
    .map(lambda time: time.replace(microsecond=0)),
    restock=days, new_date=days, refund_by=days, refunded_on=days, reply_by=days, next_update=days,
    staff=st.text(max_size=5), us=st.booleans(), source=st.text(max_size=5),
    text=st.text(max_size=9), repeats=st.just(value=False),
)  # fmt: skip


@given(st.lists(entries, max_size=3, unique_by=lambda entry: entry.order))
def test_the_log_gives_back_what_went_in(every: list[Entry]) -> None:
    """Whatever a draft says comes back the same, in the order in which it went in."""
    with opened(Path("nowhere"), make=False) as log:
        log.record(every, NOW)
        assert [case.entry for case in log.cases()] == every


def test_nobodys_name_or_text_is_kept(path: Path) -> None:
    """Every draft of the matrix recorded: nothing of the customer is anywhere in the file."""
    made = [a_draft(scenario, "ja", case) for scenario in LIBRARY.scenarios.values()
            for case in CASES if case in {"bare", "offers", "company-person", "no-reading"}]  # fmt: skip
    with opened(path, make=True) as log:
        log.record([each.entry for each in made], NOW, again=True)
    raw = path.read_bytes()
    for secret in (
        "山田",
        "太郎",
        "ヤマダ",
        "髙橋",
        "みどり設計",
        "申し訳",
        "SORRY500",
        "いちばんに取り置き",
    ):
        assert secret.encode() not in raw, secret
    assert b"MUG-NV" in raw


def test_the_file_is_its_owners_alone(path: Path) -> None:
    """A new file and its folder; rights that somebody gave an existing one stay."""
    with opened(path, make=True) as log:
        log.record([ONE], NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o660)
    with opened(path, make=True) as log:
        log.record([ONE], NOW, again=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_reading_makes_no_file(path: Path) -> None:
    """A log that does not exist is empty."""
    assert orders(path) == []
    assert not path.parent.exists()


def test_an_old_file_is_brought_up_to_date_with_everything_in_it(path: Path) -> None:
    """A file of version 1, as it was stored: its cases are there, and new ones go in."""
    path.parent.mkdir()
    shutil.copy(OLD, path)
    with opened(path) as log:
        first, second, third = log.cases()
        assert (first.entry.order, first.state, first.outcome) == ("20001", "settled", "kept")
        assert first.entry.lines == (MUG,)
        assert first.entry.offers == ("coupon", "free_shipping")
        assert (second.entry.new_date, second.entry.value) == (date(2026, 12, 10), Decimal("37.40"))
        assert [case.entry.us for case in (first, second, third)] == [False] * 3
        assert third.entry.source == ""
        log.record([ONE._replace(us=True, source="a.json")], NOW)
        assert (log.cases()[-1].entry.us, log.cases()[-1].entry.source) == (True, "a.json")
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (newest(),)


def test_an_old_file_that_cannot_be_written_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Version 1, whole."""
    path.parent.mkdir()
    shutil.copy(OLD, path)
    broken = path.parent / "schema"
    shutil.copytree(ROOT / "stockmail" / "log" / "schema", broken)
    (broken / "3.sql").write_text("ALTER TABLE cases ADD COLUMN more TEXT;\nNONSENSE;\n")
    monkeypatch.setattr("stockmail.log.store.SCHEMA", broken)
    with pytest.raises(FileError), opened(path):
        pass
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        assert "us" not in [row[1] for row in plain.execute("PRAGMA table_info(cases)")]


def test_a_newer_file_is_refused_untouched(path: Path) -> None:
    """Its bytes stay as they are, and the word says what to do."""
    with opened(path, make=True):
        pass
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for make in (True, False):
        with pytest.raises(FileError, match="newer stockmail"), opened(path, make=make):
            pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"a text, and long enough to be looked at\n" * 9, "other"])
def test_what_is_no_log_is_refused_untouched(path: Path, content: bytes | str) -> None:
    """Another program's database is not taken for ours either."""
    path.parent.mkdir()
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as plain:
            plain.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    with pytest.raises(FileError, match="no case log"), opened(path, make=True):
        pass
    assert path.read_bytes() == before


def test_the_journal_is_one_that_network_drives_can_bear(path: Path) -> None:
    """Never WAL, which needs memory that is shared between machines."""
    with opened(path, make=True) as log:
        assert log.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert log.connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def write_many(path: Path, name: str, count: int) -> None:
    """Write *count* cases, each in a transaction of its own."""
    with opened(path, make=True) as log:
        for number in range(count):
            assert log.record([ONE._replace(order=f"{name}-{number}")], NOW)[0].case


def crowd(path: Path, people: int, each: int) -> None:
    """*people* processes at once, from the very first moment of the file."""
    context = get_context("spawn")
    workers = [context.Process(target=write_many, args=(path, f"p{n}", each)) for n in range(people)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * people
    assert len(set(orders(path))) == people * each


def test_several_write_at_once_and_nothing_is_lost(path: Path) -> None:
    """Four processes make the file and write into it."""
    crowd(path, 4, 50)


@pytest.mark.slow
def test_eight_write_a_thousand_cases_each(path: Path) -> None:
    """8,000 are there."""
    crowd(path, 8, 1000)


KILLED = """
import sys
from pathlib import Path
from tests.test_log import ONE, NOW
from stockmail.log.book import opened
with opened(Path(sys.argv[1]), make=True) as log:
    for number in range(100_000):
        log.record([ONE._replace(order=f"{sys.argv[2]}-{number}")], NOW)
        print(f"{sys.argv[2]}-{number}", flush=True)
"""


def killed_while_writing(path: Path, name: str, after: float) -> list[str]:
    """The orders that a writer had acknowledged when it was killed."""
    writer = subprocess.Popen([sys.executable, "-c", KILLED, path, name], stdout=subprocess.PIPE, cwd=ROOT)
    assert writer.stdout
    first = writer.stdout.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    said = (first + writer.stdout.read()).decode().split("\n")[:-1]  # the last may be cut short
    writer.stdout.close()
    writer.wait()
    return said


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_writer_that_is_killed_loses_nothing_that_it_had_acknowledged(path: Path) -> None:
    """Five times, at any moment: the file opens, and every acknowledged case is there."""
    said: list[str] = []
    dice = random.Random(3)  # noqa: S311 - any moments will do
    for number in range(5):
        said += killed_while_writing(path, f"run{number}", dice.random() / 5)
        assert set(said) <= set(orders(path))
        with opened(path) as log:
            assert log.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(said) > 5


def test_a_second_record_is_refused_and_said_why(path: Path) -> None:
    """Same order, channel, scenario and form; another channel or form is another case."""
    with opened(path, make=True) as log:
        others = [
            ONE._replace(channel="amazon"),
            ONE._replace(medium="phone"),
            ONE._replace(scenario="delay"),
        ]
        done = log.record([ONE, *others, ONE], NOW)
        assert [bool(each.case) for each in done] == [True, True, True, True, False]
        assert "on record since" in done[-1].double[0].message
        assert log.record([ONE], NOW, again=True)[0].case


def test_a_report_that_is_sent_again_and_again_is_no_double(path: Path) -> None:
    """The scenario says so in scenarios.yaml."""
    progress = a_draft(LIBRARY.scenarios["progress"], "ja", "bare").entry
    with opened(path, make=True) as log:
        assert all(each.case for each in log.record([progress, progress], NOW))


def test_a_second_delay_notice_in_the_us_is_told(path: Path) -> None:
    """As a refusal where it is a double, as a note where it names another day; not for others."""
    notice = ONE._replace(us=True, restock=date(2026, 12, 10))
    later = notice._replace(scenario="delay", choices=("late", "cancel"), new_date=date(2026, 12, 20))
    with opened(path, make=True) as log:
        done = log.record([notice, later, notice], NOW)
        assert [bool(each.notes) for each in done] == [False, True, False]
        assert any("second delay notice" in problem.message for problem in done[2].double)
        again = later._replace(scenario="noreply", choices=("wait", "cancel"))
        assert not log.record([again], NOW)[0].notes, "it asks once more about the same day"
        abroad = [each._replace(us=False, order="1") for each in (notice, later)]
        assert not any(each.notes for each in log.record(abroad, NOW))


def test_a_dropped_draft_is_no_double(path: Path) -> None:
    """It was never sent."""
    with opened(path, make=True) as log:
        log.record([ONE], NOW)
        log.move(log.cases()[0], "drop", NOW, outcome="dropped")
        assert log.record([ONE], NOW)[0].case


def test_thousands_are_recorded_in_one_go(path: Path) -> None:
    """One transaction, a double among them set aside, and quick."""
    every = [ONE._replace(order=str(number)) for number in range(3000)]
    with opened(path, make=True) as log:
        start = time.perf_counter()
        done = log.record([*every, every[7]], NOW)
        assert time.perf_counter() - start < 3
        assert sum(each.case is not None for each in done) == 3000
        assert done[-1].double


@pytest.mark.parametrize("move", states.MOVES)
@pytest.mark.parametrize("state", states.STATES)
def test_what_cannot_be_done_says_what_can(move: str, state: str) -> None:
    """Every pair of state and move: it leads on, or the refusal names every way that does."""
    if states.moved(state, move):
        assert move in states.allowed(state)
    else:
        problem = states.refusal("10234", state, "restock")
        ways = str(problem.values["ways"])
        assert all(states.COMMANDS[way].format(order="10234") in ways for way in states.allowed(state))


def test_what_is_forgotten_leaves_the_file(path: Path) -> None:
    """Settled cases from before the day go, to the last byte; open and younger ones stay."""
    with opened(path, make=True) as log:
        log.record(
            [ONE._replace(order=name, text=f"letter of {name}") for name in ("old", "open", "new")], NOW
        )
        for case in log.cases():
            if case.entry.order != "open":
                log.move(case, "sent", NOW)
        later = NOW + timedelta(days=200)
        for case, at in zip(log.cases()[::2], (NOW, later), strict=True):
            log.move(case, "close", at, outcome="kept")
        assert log.forget(NOW + timedelta(days=20)) == (1, 1)
        assert orders(path) == ["open", "new"]
        assert b"letter of old" not in path.read_bytes()
        assert log.forget(NOW + timedelta(days=20), unsettled=True) == (1, 0)
        assert log.connection.execute("SELECT count(*) FROM pieces").fetchone() == (1,)
