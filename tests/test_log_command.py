"""The case log from the command line: recording a draft, noting what became of it, giving it out."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Ran, Run

ORDER = ROOT / "examples" / "order.json"
SHOP = ROOT / "examples" / "shop.yaml"
DRAFT = ("draft", "--scenario", "restock", "--order", ORDER, "--shop", SHOP)


def cases(run: Run, **environ: str) -> list[dict[str, Any]]:
    """Every case on record."""
    ran = run("log", "export", "--to", "jsonl", **environ)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_draft_goes_on_record(run: Run) -> None:
    """With everything that the issue of a case needs, and the draft the same as without."""
    plain, ran = run(*DRAFT), run(*DRAFT, "--record")
    assert (ran.code, ran.out) == (0, plain.out)
    assert "stockmail log sent 10234" in ran.err
    (case,) = cases(run)
    wanted = {
        "order": "10234", "channel": "own", "scenario": "restock", "language": "ja", "medium": "mail",
        "cause": "sold-out", "value": "7480", "refund": "7480", "currency": "JPY",
        "offers": "coupon free_shipping", "choices": "wait cancel", "silence": "cancel",
        "restock": "2026-12-07", "refund_by": "2026-11-30", "reply_by": "2026-11-27", "staff": "佐藤",
        "state": "drafted", "text": "", "source": str(ORDER),
        "lines": [{"sku": "MUG-NV", "ordered": 2, "short": 2, "price": "3740"}],
    }  # fmt: skip
    assert case | wanted == case


def test_nothing_is_recorded_unasked(run: Run) -> None:
    """Nor is a folder made."""
    assert run(*DRAFT).code == 0
    assert cases(run) == []


def test_the_same_apology_twice_is_exit_6_and_no_draft(run: Run) -> None:
    """--again insists; another scenario is no double."""
    assert run(*DRAFT, "--record").code == 0
    second = run(*DRAFT, "--record")
    assert (second.code, second.out) == (6, "")
    assert "10234: has restock (mail) on record since 2026-11-22" in second.err
    assert "--again" in second.err
    assert run(*DRAFT, "--record", "--again").code == 0
    other = ("draft", "--scenario", "noreply", *DRAFT[3:], "--record")
    assert run(*other).code == 0
    assert [case["scenario"] for case in cases(run)] == ["restock", "restock", "noreply"]


def test_a_second_delay_notice_in_the_us_says_so(run: Run, tmp_path: Path) -> None:
    """The refusal of a double speaks of the law."""
    order = json.loads(ORDER.read_text("utf-8"))
    order["customer"]["country"] = "US"
    order["language"] = "en"
    file = tmp_path / "us.json"
    file.write_text(json.dumps(order), "utf-8")
    words = ("draft", "--scenario", "restock", "--order", file, "--shop", SHOP, "--record")
    assert run(*words).code == 0
    second = run(*words)
    assert second.code == 6
    assert "16 CFR 435.2(b)" in second.err


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A shop that records everything, into a file of its own."""
    file = tmp_path / "shop" / "shop.yaml"
    file.parent.mkdir()
    more = "record: true\nlog: team/cases.sqlite\nkeep: text\n"
    file.write_text(SHOP.read_text("utf-8") + more, "utf-8")
    return file


def test_a_shop_may_record_all_and_keep_the_text(run: Run, own: Path) -> None:
    """record, log and keep of shop.yaml; --no-record leaves one out; STOCKMAIL_LOG goes first."""
    words = ("draft", "--scenario", "restock", "--order", ORDER, "--shop", own)
    ran = run(*words)
    assert ran.code == 0
    log = own.parent / "team" / "cases.sqlite"
    (case,) = cases(run, STOCKMAIL_LOG=str(log))
    assert case["text"] == ran.out
    assert run(*words, "--no-record").code == 0
    assert run("draft", "--scenario", "restock", "--example", "--shop", own).code == 0
    assert run("draft", "--scenario", "restock", "--no-input", "--shop", own).code == 0
    assert len(cases(run, STOCKMAIL_LOG=str(log))) == 1
    elsewhere = str(own.parent / "other.sqlite")
    assert run(*words, STOCKMAIL_LOG=elsewhere).code == 0
    assert len(cases(run, STOCKMAIL_LOG=elsewhere)) == 1


@pytest.mark.parametrize("words", [("--example",), ("--no-input",)])
def test_what_is_no_case_cannot_be_recorded(words: tuple[str, ...], run: Run) -> None:
    """An example, and a form without an order number."""
    ran = run("draft", "--scenario", "restock", *words, "--record")
    assert (ran.code, ran.out) == (3, "")
    assert "--record" in ran.err


def lost(ran: Ran, plain: Ran, word: str) -> None:
    """The draft is there, the case is not, and that is said."""
    assert (ran.code, ran.out) == (5, plain.out)
    assert word in ran.err
    assert "the draft is done, but the case log does not have it" in ran.err


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(place)]
    try:
        done = subprocess.run(words, capture_output=True, check=False).returncode
    except FileNotFoundError:
        done = 1
    if done:
        pytest.skip("may not mount a disk here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_costs_the_record_and_not_the_draft(run: Run, small: Path) -> None:
    """The word is: full."""
    ran = run(*DRAFT, "--record", STOCKMAIL_LOG=str(small / "log.sqlite"))
    lost(ran, run(*DRAFT), "the disk is full")


def test_a_read_only_disk_costs_the_record_and_not_the_draft(run: Run, small: Path) -> None:
    """With a log on it, and without one."""
    log = small / "log.sqlite"
    words = ["mount", "-o", "remount,size=1m", str(small)]
    subprocess.run(words, check=True)
    assert run(*DRAFT, "--record", STOCKMAIL_LOG=str(log)).code == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    ran = run(*DRAFT, "--record", "--again", STOCKMAIL_LOG=str(log))
    lost(ran, run(*DRAFT), "read-only")
    assert len(cases(run, STOCKMAIL_LOG=str(log))) == 1
    ran = run(*DRAFT, "--record", STOCKMAIL_LOG=str(small / "new" / "log.sqlite"))
    lost(ran, run(*DRAFT), "cannot be written")


def test_a_file_that_is_no_log_costs_the_record_and_not_the_draft(run: Run, tmp_path: Path) -> None:
    """It stays as it is."""
    file = tmp_path / "notes.txt"
    file.write_text("not a log at all, but long enough to look like something\n" * 20, "utf-8")
    before = file.read_bytes()
    ran = run(*DRAFT, "--record", STOCKMAIL_LOG=str(file))
    lost(ran, run(*DRAFT), "is no case log of stockmail")
    assert file.read_bytes() == before


def test_a_draft_that_is_not_written_is_not_recorded(run: Run, tmp_path: Path) -> None:
    """The file cannot be made, so nobody can send it."""
    assert run(*DRAFT, "--record", "-o", tmp_path / "no" / "draft.txt").code == 3
    assert cases(run) == []


def test_the_life_of_a_case(run: Run) -> None:
    """Drafted, sent, answered, settled; each step told, the days shown."""
    run(*DRAFT, "--record")
    refused = run("log", "reply", "10234", "wait")
    assert refused.code == 3
    assert "10234: restock is drafted; now possible: stockmail log sent 10234" in refused.err
    assert run("log", "sent", "10234", "--at", "2026-11-23T09:30").code == 0
    assert run("log", "reply", "10234", "wait", "--at", "2026-11-24T10:00").code == 0
    assert run("log", "reply", "10234", "cancel").code == 0, "they may change their mind"
    page = run("log", "show", "10234").out
    assert "answered: cancels" in page
    assert "sent      2026-11-23 09:30" in page
    assert run("log", "close", "10234", "--outcome", "cancelled").code == 0
    (case,) = cases(run)
    assert (case["state"], case["answer"], case["outcome"]) == ("settled", "cancel", "cancelled")
    over = run("log", "close", "10234", "--outcome", "kept")
    assert over.code == 3
    assert "nothing more can be done" in over.err


def test_many_are_sent_at_once(run: Run) -> None:
    """By their numbers, or all that lie there."""
    for order in "123":
        facts = ("--order-id", order, "--customer", "山田 太郎", "--item", "Mug x1")
        words = ("draft", "-s", "firstnotice", *facts, "--shop", SHOP, "--record")
        assert run(*words).code == 0
    assert run("log", "sent", "1", "2").code == 0
    assert [case["state"] for case in cases(run)] == ["sent", "sent", "drafted"]
    assert "marked as sent: 1" in run("log", "sent", "--all").err
    assert run("log", "sent").code == 2
    assert run("log", "sent", "1", "--all").code == 2


def test_closing_an_order_drops_what_was_never_sent(run: Run) -> None:
    """The letters that were sent get the outcome, the draft that lies there does not."""
    run(*DRAFT, "--record")
    run("log", "sent", "10234")
    run("draft", "--scenario", "noreply", *DRAFT[3:], "--record")
    assert run("log", "close", "10234", "--outcome", "kept").code == 0
    assert [case["outcome"] for case in cases(run)] == ["kept", "dropped"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("log", "reply", "10234", "maybe"), "maybe is unknown"),
        (("log", "close", "10234", "--outcome", "keept"), "did you mean kept?"),
        (("log", "show", "99999"), "99999: has no case on record"),
        (("log", "sent", "10234", "--at", "yesterday"), "--at: is not a day"),
        (("log", "--state", "gone"), "gone is unknown"),
        (("log", "show", "a\nb"), "ORDER: holds a character"),
        (("log", "add", " ", "-s", "restock"), "ORDER: is empty"),
        (("log", "add", "1", "-s", "restock", "--item", "a\x1b[31m"), "--item: holds a character"),
        (("log", "forget", "--older", "long"), "is not a number of days like 180d"),
        (("log", "export", "--to", "xls"), "xls is unknown"),
        (("log", "add", "1", "-s", "restock", "--as", "notice"), "notice is unknown"),
        (("log", "add", "1", "-s", "restock", "--reply-by", "soon"), "--reply-by"),
        (("due", "--to", "xml"), "xml is unknown"),
    ],
)
def test_what_cannot_be_is_said(words: tuple[str, ...], said: str, run: Run) -> None:
    """Exit 3, in a word."""
    run(*DRAFT, "--record")
    ran = run(*words)
    assert ran.code == 3
    assert said in ran.err


def test_what_was_said_by_phone_is_added_by_hand(run: Run) -> None:
    """It counts as sent, at the time that is given."""
    words = ("log", "add", "777", "-s", "restock", "--as", "phone", "--item", "Mug x2 @3740 #MUG-NV",
             "--restock-date", "12/5", "--reply-by", "+3bd", "--channel", "rakuten",
             "--at", "2026-11-20T15:00", "--ordered-at", "2026-11-19T21:00+09:00")  # fmt: skip
    assert run(*words).code == 0
    (case,) = cases(run)
    assert (case["channel"], case["medium"], case["state"]) == ("rakuten", "phone", "sent")
    assert (case["restock"], case["reply_by"]) == ("2026-12-05", "2026-11-26")
    assert case["lines"] == [{"sku": "MUG-NV", "ordered": 2, "short": 2, "price": "3740"}]
    assert run(*words).code == 6


def test_an_order_number_of_two_channels_asks_which(run: Run) -> None:
    """--channel says."""
    for channel in ("own", "rakuten"):
        assert run("log", "add", "5", "-s", "restock", "--channel", channel).code == 0
    ran = run("log", "close", "5", "--outcome", "kept")
    assert ran.code == 3
    assert "is on record for own, rakuten; say which" in ran.err
    assert run("log", "close", "5", "--outcome", "kept", "--channel", "own").code == 0


def test_no_cell_is_a_formula(run: Run) -> None:
    """What Excel would run is text; numbers stay numbers; a byte order mark leads."""
    run("log", "add", "=1+1", "-s", "restock", "--item", "=SUM(A1) x1 @100", "--item", "+2 x1")
    text = run("log", "export", "--to", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["order"] for row in rows] == ["'=1+1", "'=1+1"]
    assert [row["sku"][0] for row in rows] == ["'", "'"]
    assert rows[0]["pieces"] == "1"


def test_forgetting_says_what_it_keeps(run: Run) -> None:
    """How many went, how many stay, which of them are as old."""
    for order in ("1", "2"):
        run("log", "add", order, "-s", "restock", "--at", "2026-01-10")
    run("log", "close", "1", "--outcome", "kept", "--at", "2026-01-20")
    ran = run("log", "forget", "--older", "180d")
    assert ran.out == (
        "Deleted, from before 2026-05-26: 1. Kept: 1.\n"
        "As old but not settled: 1. Close them, or delete them too with --unsettled.\n"
    )
    assert run("log", "forget", "--older", "180d", "--unsettled").out.endswith("Kept: 0.\n")


def test_the_list_is_the_same_everywhere_and_holds_no_escape(run: Run) -> None:
    """Plain columns, kana counted as two; nothing is nothing on stdout."""
    empty = run("log")
    assert (empty.code, empty.out) == (0, "")
    assert "no case on record" in empty.err
    run(*DRAFT, "--record")
    ran = run("log", LANG="ja_JP.UTF-8")
    assert "\x1b" not in ran.out
    assert "10234" in ran.out
    assert run("log", "--state", "settled").out == ""


def test_the_log_opens_for_whoever_may_open_it(run: Run, tmp_path: Path) -> None:
    """A folder in the way is told as such."""
    (tmp_path / "log.sqlite").mkdir()
    ran = run("log", STOCKMAIL_LOG=str(tmp_path / "log.sqlite"))
    assert ran.code == 3
    assert "cannot be opened" in ran.err
    assert list((tmp_path / "log.sqlite").iterdir()) == []
