"""A batch that is killed at any moment is finished by --resume: none lost, none double, none torn."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import batches
from tests.batches import RESTOCK
from tests.conftest import ROOT, TODAY, Run

COUNT = 10_000


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten thousand orders, all of them concerned."""
    return batches.write(tmp_path_factory.mktemp("day") / "day.jsonl", batches.day(COUNT, of="MUG-NV"))


def start(
    day: Path, out: Path, *more: str, place: str = "--out", heard: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """The batch as a process of its own, the first of its group. heard: where what it says goes."""
    shop = ROOT / "examples" / "shop.yaml"
    words = ("batch", day, *RESTOCK, "--shop", shop, place, out, *more)
    home = {"STOCKMAIL_CACHE": str(out.parent / "cache"), "STOCKMAIL_TODAY": TODAY}
    return subprocess.Popen(
        [sys.executable, "-m", "stockmail", *map(str, words)],
        env={**os.environ, **home}, stdout=subprocess.DEVNULL, stderr=heard, start_new_session=True,
    )  # fmt: skip


def drafts(out: Path) -> list[Path]:
    """The files that a person sees."""
    return [path for path in out.iterdir() if not path.name.startswith(".")]


def wait_for(moment: Iterator[bool]) -> None:
    """Until it has come."""
    for come in moment:
        if come:
            return
        time.sleep(0.002)
    raise AssertionError("it never came")


def test_killed_while_drafts_are_put_in_place_nothing_is_lost(day: Path, tmp_path: Path) -> None:
    """Killed twice there, with kill -9: then 10,000 files, each whole."""
    out = tmp_path / "out"
    for more, enough in (((), 100), (("--resume",), 3000)):
        process = start(day, out, *more)
        wait_for(out.is_dir() and len(os.listdir(out)) > enough for _try in range(60_000))  # noqa: PTH208
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert 0 < len(drafts(out)) < COUNT
    assert start(day, out, "--resume").wait() == 0
    files = drafts(out)
    assert len(files) == COUNT
    assert len({path.name.partition("_")[0] for path in files}) == COUNT
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert all(text.startswith("件名: ") and text.endswith("https://minato.example\n") for text in texts)


def test_killed_before_all_is_composed_nothing_is_there(day: Path, tmp_path: Path) -> None:
    """No draft has appeared; the next run begins anew."""
    out = tmp_path / "out"
    process = start(day, out)
    part = out / ".stockmail-batch.part"
    wait_for(part.exists() and part.stat().st_size > 100_000 for _try in range(60_000))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert drafts(out) == []
    assert start(day, out, "--resume").wait() == 0
    assert len(drafts(out)) == COUNT


@pytest.mark.parametrize("more", [(), ("--workers", "2")])
def test_ctrl_c_ends_every_process_without_a_word(more: tuple[str, ...], day: Path, tmp_path: Path) -> None:
    """Exit 130; no trace of Python's, and nothing stays behind."""
    process = start(day, tmp_path / "all.jsonl", *more, place="-o", heard=subprocess.PIPE)
    wait_for(any(each.stat().st_size for each in tmp_path.glob(".*.part")) for _try in range(10_000))
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=30)[1]
    assert (process.returncode, told) == (130, b"")
    assert [each.name for each in tmp_path.iterdir()] == ["cache"]


def test_an_unfinished_batch_is_not_passed_over(run: Run, shop: Path, tmp_path: Path) -> None:
    """Another one into the same folder says so."""
    small = batches.write(tmp_path / "small.jsonl", batches.day(1, of="MUG-NV"))
    out = tmp_path / "out"
    out.mkdir()
    ready = out / ".stockmail-batch.ready"
    ready.write_bytes(b'{"force": false}\n{"name": "../1.txt", "size": 2}\nhi')
    ran = run("batch", small, *RESTOCK, "--shop", shop, "--out", out)
    assert ran.code == 3
    assert "--resume finishes it, --force starts anew" in ran.err
    assert run("batch", small, *RESTOCK, "--shop", shop, "--out", out, "--resume").code == 0
    assert [path.name for path in drafts(out)] == ["1.txt"]  # never outside of the folder
    assert (out / "1.txt").read_bytes() == b"hi"


def test_two_batches_into_one_folder_do_not_mix(run: Run, shop: Path, tmp_path: Path) -> None:
    """The second is refused while the first is at work."""
    from stockmail.batch.spool import Folder

    small = batches.write(tmp_path / "small.jsonl", batches.day(1, of="MUG-NV"))
    with Folder(tmp_path / "out", ".txt", force=False):
        ran = run("batch", small, *RESTOCK, "--shop", shop, "--out", tmp_path / "out")
    assert ran.code == 3
    assert "another batch is writing there" in ran.err


def test_a_full_disk_leaves_nothing_behind(run: Run, shop: Path, tmp_path: Path) -> None:
    """One clear word, and no draft."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    small = batches.write(tmp_path / "small.jsonl", batches.day(50, of="MUG-NV"))
    out = tmp_path / "out"
    out.mkdir()
    (out / ".stockmail-batch.part").symlink_to(full)
    ran = run("batch", small, *RESTOCK, "--shop", shop, "--out", out)
    assert ran.code == 3
    assert "cannot be written: No space left on device" in ran.err
    assert drafts(out) == []
