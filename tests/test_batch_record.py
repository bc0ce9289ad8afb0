"""A batch on record: every draft a case, no apology twice, nothing lost by an interruption."""

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from stockmail.batch.crew import crew
from stockmail.batch.done import Made
from stockmail.batch.parts import parts
from stockmail.batch.records import Records
from stockmail.batch.spool import READY, Folder
from stockmail.batch.work import drafted
from stockmail.log.book import opened
from stockmail.log.rows import Logged
from stockmail.readers import orders
from stockmail.readers.sources import Sources
from tests import batches
from tests.batches import RESTOCK, Batch, a_job, an_order, sums
from tests.conftest import Run

NOW = datetime.fromisoformat("2026-11-22T10:00:00+09:00")


def cases(path: Path) -> list[Logged]:
    """All cases on record."""
    with opened(path) as log:
        return log.cases()


def test_every_draft_of_a_batch_is_a_case(batch: Batch, tmp_path: Path) -> None:
    """With its order, its products, its promised days and the file that holds the order; no name."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(40))
    log = tmp_path / "log.sqlite"
    ran = batch(day, *RESTOCK, "--out", tmp_path / "out", "--record", STOCKMAIL_LOG=str(log))
    assert ran.code == 0
    on_record = cases(log)
    assert len(on_record) == sums(ran)[1] > 10
    assert {case.entry.source for case in on_record} == {str(day)}
    assert {str(case.entry.restock) for case in on_record} == {"2026-12-05"}
    assert "山田".encode() not in log.read_bytes()


def test_the_same_apology_is_not_drafted_twice(batch: Batch, tmp_path: Path) -> None:
    """Exit 6 when that is all there is to say; --again insists; --keep-going drafts for the new ones."""
    log = {"STOCKMAIL_LOG": str(tmp_path / "log.sqlite")}
    first = batches.write(tmp_path / "first.jsonl", [an_order("1", ("MUG-NV", 1))])
    assert batch(first, *RESTOCK, "--record", **log).code == 0
    again = batch(first, *RESTOCK, "--record", **log)
    assert (again.code, again.out) == (6, "")
    assert "has restock (mail) on record since 2026-11-22" in again.err
    both = batches.write(
        tmp_path / "both.jsonl", [an_order("1", ("MUG-NV", 1)), an_order("2", ("MUG-NV", 1))]
    )
    some = batch(both, *RESTOCK, "--record", "--keep-going", **log, cwd=tmp_path)
    assert (some.code, sums(some)) == (1, (2, 1, 0, 1))
    assert json.loads(some.out)["order"] == "2"
    assert batch(both, *RESTOCK, "--record", "--again", **log).code == 0


def test_a_log_that_refuses_does_not_cost_the_drafts(batch: Batch, tmp_path: Path) -> None:
    """They are there; the exit code and a clear word say what is not."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1))])
    newer = tmp_path / "nowhere" / "log.sqlite"
    newer.parent.write_text("a file where a folder should be", encoding="utf-8")
    ran = batch(day, *RESTOCK, "--out", tmp_path / "out", "--record", STOCKMAIL_LOG=str(newer))
    assert ran.code == 5
    assert "the drafts are done, but the case log does not have them" in ran.err
    assert (tmp_path / "out" / "1_山田太郎.txt").exists()


def test_what_was_interrupted_is_recorded_by_resume_and_once(run: Run, shop: Path, tmp_path: Path) -> None:
    """The rows wait beside the drafts; one that was on record already is not recorded again."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(3, of="MUG-NV"))
    log, out = tmp_path / "log.sqlite", tmp_path / "out"
    words = (day, *RESTOCK, "--out", out, "--record")
    ready: list[bytes] = []

    def keep_what_waits(rows: Any) -> None:  # noqa: ANN401
        ready.append((out / READY).read_bytes())
        Records(log, NOW, again=False).write(list(rows)[:1])  # killed after the first

    with Folder(out, ".txt", force=False) as folder, Records(log, NOW, again=False) as records:
        made = _drafted(day)
        folder.add(made, records.rows(made))
        folder.settle(keep_what_waits)
    (out / READY).write_bytes(ready[0])
    next(out.glob("*.txt")).unlink()
    assert run("batch", *words, "--resume", "--shop", shop, STOCKMAIL_LOG=str(log)).code == 0
    assert len(list(out.glob("*.txt"))) == 3
    assert sorted(case.entry.order for case in cases(log)) == ["10000", "10001", "10002"]


def _drafted(day: Path) -> tuple[Made, ...]:
    job = a_job()._replace(files=True, record=True)
    files = orders.read(Sources((str(day),)), BytesIO())
    ((_part, done),) = drafted(parts(files), job, crew(1, None), {})
    return done.made
