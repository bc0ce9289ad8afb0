"""Disks full or read-only, two at once, a clock that goes back: nothing lost, nothing double, a word."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stockmail.files import aside_of
from tests import batches
from tests.batches import RESTOCK
from tests.conftest import ROOT, TODAY, Ran, Run
from tests.disks import Disk, disk

ORDER = ROOT / "examples" / "order.json"
SHOP = ROOT / "examples" / "shop.yaml"
DRAFT = ("draft", *RESTOCK, "--order", ORDER, "--shop", SHOP)
COUNT = 120
LATER = "2027-01-10"  # much is due then


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 200 kilobytes."""
    with disk(tmp_path / "disk", 200) as made:
        yield made


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A file of orders, all of them concerned."""
    return batches.write(tmp_path / "day.jsonl", batches.day(COUNT, of="MUG-NV"))


def told(ran: Ran, code: int, word: str) -> Ran:
    """It ended with that code and that word, and with no more than a few lines."""
    assert ran.code == code, ran.err
    assert word in ran.err
    assert "Traceback" not in ran.err
    assert "Exception ignored" not in ran.err
    return ran


def drafts(out: Path) -> list[str]:
    """The names of the files that a person sees."""
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def recorded(log: Path) -> list[str]:
    """The orders on record; the file is sound."""
    with sqlite3.connect(log) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in base.execute("SELECT order_id FROM cases")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words",
    [
        *(DRAFT, (*DRAFT, "--to", "json"), ("check", ROOT / "examples" / "draft.txt"), ("check", "--rules")),
        *(("orders", ORDER), ("orders", ORDER, "--to", "table"), ("scenarios",), ("formats",), ("schema",)),
        *(("suggest", "--order", ORDER, "--shop", SHOP), ("due", "--on", LATER), ("report",), ("log",)),
        ("log", "export"),
        *(("doctor",), ("export", "espanso"), ("--help",), ("draft", "--help"), ("--version",)),
        *(("preview", "restock"), ("batch", ORDER, *RESTOCK, "--shop", SHOP, "--to", "jsonl")),
        ("batch", ORDER, *RESTOCK, "--shop", SHOP, "--to", "jsonl", "--keep-going"),
    ],
    ids=lambda words: " ".join(str(word) for word in words[:2]),
)
def test_what_cannot_be_printed_is_told(words: tuple[str | Path, ...], tmp_path: Path) -> None:
    """Standard output on a full disk: one word, exit 3."""
    home = {f"STOCKMAIL_{name.upper()}": str(tmp_path / name) for name in ("cache", "config", "data")}
    environ = {**os.environ, **home, "STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": "en"}
    environ.pop("PYTHONUNBUFFERED", None)  # with it, even nothing cannot be printed there
    start = (sys.executable, "-m", "stockmail")
    subprocess.run([*start, *map(str, DRAFT), "--record"], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env=environ, check=True)  # fmt: skip
    line = [*start, *map(str, words)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            line, stdout=full, stderr=subprocess.PIPE, env=environ, check=False, cwd=tmp_path
        )
    told(Ran("", done.stderr.decode(), done.returncode), 3, "stdout: cannot be written: No space left")


def test_a_disk_that_fills_while_a_batch_gathers_keeps_nothing(run: Run, small: Disk, day: Path) -> None:
    """No draft has appeared, and no hidden file lies there."""
    small.resize(40)
    out = small.path / "out"
    told(run("batch", day, *RESTOCK, "--shop", SHOP, "--out", out), 3, "cannot be written: No space left")
    assert [path.name for path in out.iterdir()] == [".stockmail-batch.lock"]


def test_a_disk_that_fills_while_drafts_appear_loses_none(run: Run, small: Disk, day: Path) -> None:
    """The word names --resume, which does the rest when there is room; each is there once, and on record."""
    out, log = small.path / "out", small.path.parent / "data" / "log.sqlite"
    small.resize(320)
    words = ("batch", day, *RESTOCK, "--shop", SHOP, "--out", out, "--record")
    told(run(*words), 3, "--resume does the rest")
    assert 0 < len(drafts(out)) < COUNT
    small.resize(4000)
    told(run(*words, "--resume"), 0, "is finished")
    assert len(drafts(out)) == COUNT
    assert sorted(recorded(log)) == sorted({name.partition("_")[0] for name in drafts(out)})


def test_a_log_on_a_full_disk_leaves_the_draft_and_is_sound(run: Run, small: Disk, day: Path) -> None:
    """Exit 5: it is printed, and not on record. When there is room it is recorded once."""
    log = small.path / "log.sqlite"
    small.fill()
    ran = told(run(*DRAFT, "--record", STOCKMAIL_LOG=str(log)), 5, "the disk is full")
    assert "件名" in ran.out
    small.empty()
    told(run(*DRAFT, "--record", STOCKMAIL_LOG=str(log)), 0, "recorded")
    small.fill()
    told(run("log", "sent", "10234", "--shop", SHOP, STOCKMAIL_LOG=str(log)), 3, "the disk is full")
    out = small.path.parent / "out"
    words = ("batch", day, *RESTOCK, "--shop", SHOP, "--out", out, "--record")
    told(run(*words, STOCKMAIL_LOG=str(log)), 5, "mend that, then --resume")
    assert len(drafts(out)) == COUNT
    assert recorded(log) == ["10234"]
    small.empty()
    small.resize(2000)
    told(run(*words, "--resume", STOCKMAIL_LOG=str(log)), 0, "is finished")
    assert len(recorded(log)) == len({*recorded(log)}) == COUNT + 1


def test_files_on_a_full_disk_are_whole_or_not_there(run: Run, small: Disk, day: Path) -> None:
    """-o of draft, batch and report, init, and what is set aside."""
    small.fill()
    there = sorted(path.name for path in small.path.iterdir())
    bad = batches.write(small.path.parent / "bad.jsonl", [*batches.day(5, of="MUG-NV"), {"id": "x"}])
    for words in (
        (*DRAFT, "-o", small.path / "a.txt"),
        ("batch", day, *RESTOCK, "--shop", SHOP, "--to", "jsonl", "-o", small.path / "b.jsonl"),
        ("report", "--html", small.path / "c.html"),
        ("log", "export", "-o", small.path / "d.csv"),
        ("export", "ime", "-o", small.path / "e.txt"),
    ):
        told(run(*words), 3, "cannot be written: No space left")
    told(run("init", "--no-input", "--name", "x", cwd=small.path), 3, "cannot be written: No space left")
    assert sorted(path.name for path in small.path.iterdir()) == there
    aside = ("batch", bad, *RESTOCK, "--shop", SHOP, "--to", "jsonl", "--keep-going")
    told(run(*aside, "-o", small.path / "f.jsonl"), 3, "cannot be written: No space left")


def test_a_read_only_disk_is_told_and_read(run: Run, small: Disk, day: Path) -> None:
    """The log, the folder of drafts, the cache."""
    log, out = small.path / "log.sqlite", small.path / "out"
    told(run(*DRAFT, "--record", STOCKMAIL_LOG=str(log)), 0, "recorded")
    out.mkdir()
    small.protect()
    try:
        for words in (("log", "show", "10234"), ("due",), ("report",), ("log", "export")):
            assert run(*words, "--shop", SHOP, STOCKMAIL_LOG=str(log)).code == 0
        ran = told(run(*DRAFT, "--record", "--again", STOCKMAIL_LOG=str(log)), 5, "it is read-only")
        assert "件名" in ran.out
        told(run("log", "sent", "10234", "--shop", SHOP, STOCKMAIL_LOG=str(log)), 3, "it is read-only")
        told(
            run(*DRAFT, "--record", STOCKMAIL_LOG=str(small.path / "new" / "log")), 5, "Read-only file system"
        )
        for folder in (out, small.path / "other"):
            ran = run("batch", day, *RESTOCK, "--shop", SHOP, "--out", folder)
            told(ran, 3, "cannot be written: Read-only file system")
        told(run(*DRAFT, "-o", small.path / "a.txt"), 3, "cannot be written: Read-only file system")
        plain = run(*DRAFT)
        cached = run(*DRAFT, STOCKMAIL_CACHE=str(small.path / "cache"))
        assert (cached.code, cached.out) == (0, plain.out)
    finally:
        small.protect(on=False)


def test_a_clock_that_goes_back_loses_nothing(run: Run) -> None:
    """Recorded on 1 December, sent, answered and looked at in November: each word is there."""
    later, earlier = "2026-12-01T10:00", "2026-11-22T10:00"
    order = (*DRAFT[:3], "--restock-date", "2026-12-20", *DRAFT[-4:])
    told(run(*order, "--record", STOCKMAIL_TODAY=later), 0, "recorded")
    for words in (
        ("log", "sent", "10234"),
        ("log", "reply", "10234", "wait"),
        ("due",),
        ("report",),
        ("log",),
    ):
        ran = run(*words, "--shop", SHOP, STOCKMAIL_TODAY=earlier)
        assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    shown = run("log", "export", "--to", "jsonl", STOCKMAIL_TODAY=earlier).out
    (case,) = map(json.loads, shown.splitlines())
    assert case["order"] == "10234"
    assert run("log", "forget", "--older", "1d", "--unsettled", STOCKMAIL_TODAY=earlier).code == 0
    assert run("log", "export", "--to", "jsonl", STOCKMAIL_TODAY=later).out == shown


def test_two_batches_at_once_into_one_folder_make_one(tmp_path: Path, day: Path) -> None:
    """Begun in the same moment: who comes second is told so, or finds all done; nothing is there twice."""
    home = {f"STOCKMAIL_{name.upper()}": str(tmp_path / name) for name in ("cache", "config", "data")}
    environ = {**os.environ, **home, "STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": "en"}
    words = ("batch", day, *RESTOCK, "--shop", SHOP, "--record", "--out")
    for number in range(3):
        out = tmp_path / f"out{number}"
        line = [sys.executable, "-m", "stockmail", *map(str, (*words, out, "--again"))]
        both = [subprocess.Popen(line, env=environ, stderr=subprocess.PIPE) for _each in range(2)]
        said = [process.communicate()[1].decode() for process in both]
        codes = sorted(process.returncode for process in both)
        assert codes in ([0, 0], [0, 3]), said
        assert codes == [0, 0] or any("another batch is writing there" in each for each in said)
        assert len(drafts(out)) == COUNT


def test_two_who_record_the_same_order_at_once_record_it_once(tmp_path: Path) -> None:
    """One prints and records it, the other is told that it is on record."""
    home = {f"STOCKMAIL_{name.upper()}": str(tmp_path / name) for name in ("cache", "config", "data")}
    environ = {**os.environ, **home, "STOCKMAIL_TODAY": TODAY, "STOCKMAIL_UI": "en"}
    line = [sys.executable, "-m", "stockmail", *map(str, DRAFT), "--record"]
    for number in range(3):
        log = tmp_path / f"log{number}.sqlite"
        named = {**environ, "STOCKMAIL_LOG": str(log)}
        quiet = subprocess.DEVNULL
        both = [subprocess.Popen(line, env=named, stdout=quiet, stderr=quiet) for _each in range(3)]
        codes = sorted(process.wait() for process in both)
        assert codes == [0, 6, 6]
        assert recorded(log) == ["10234"]


def test_who_is_set_aside_is_kept_before_the_first_draft_appears(run: Run, tmp_path: Path) -> None:
    """A batch that ends while drafts appear is finished by --resume, which knows nothing of the others."""
    bad = batches.write(tmp_path / "bad.jsonl", [*batches.day(3, of="MUG-NV"), {"id": "x"}])
    out = tmp_path / "out"
    out.mkdir()
    # A folder in the place of a draft: writing it fails as on a disk that breaks.
    words = ("batch", bad, *RESTOCK, "--shop", SHOP, "--keep-going", "--out", out, "--private", "--force")
    (out / "10001.txt").mkdir()
    told(run(*words), 3, "--resume does the rest")
    aside = (out / "set-aside.jsonl").read_text("utf-8")
    assert [json.loads(line)["id"] for line in aside.splitlines()] == ["x"]
    (out / "10001.txt").rmdir()
    told(run(*words, "--resume"), 0, "is finished")
    assert drafts(out) == ["10000.txt", "10001.txt", "10002.txt", "set-aside.jsonl"]


def test_an_interrupted_batch_that_is_damaged_is_told(run: Run, tmp_path: Path, day: Path) -> None:
    """Its hidden file cut off or spoilt: a word, never a half draft."""
    out = tmp_path / "out"
    out.mkdir()
    ready = out / ".stockmail-batch.ready"
    head = b'{"force": false}\n'
    for data in (b"", b"[]\n", head + b'{"name": "1.txt"', head + b"[1]\n", b"\xff",
                 head + b'{"name": "1.txt", "size": 9, "row": null}\nhi'):  # fmt: skip
        ready.write_bytes(data)
        told(run("batch", day, *RESTOCK, "--shop", SHOP, "--out", out, "--resume"), 3, "is damaged")
        assert drafts(out) == []


@pytest.mark.skipif(sys.platform == "win32", reason="nothing tells there whether a process is alive")
def test_what_a_killed_run_left_aside_is_swept_away(run: Run, tmp_path: Path, day: Path) -> None:
    """A day's drafts into one file, killed: the next run removes what lies hidden beside it."""
    out = tmp_path / "all.jsonl"
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left = aside_of(out).with_name(aside_of(out).name.replace(str(os.getpid()), str(ended.pid)))
    ours = aside_of(out)
    for each in (left, ours):
        each.write_text("山田 太郎", encoding="utf-8")
    words = ("batch", day, *RESTOCK, "--shop", SHOP, "--to", "jsonl", "-o", out)
    told(run(*words), 0, "drafted")
    assert not left.exists()
    assert ours.exists()  # whoever writes it is alive
