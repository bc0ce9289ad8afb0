"""Kill batches and log entries at random moments: ``python -m fuzz.kills [COUNT]`` (200 by default).

After each kill the work is taken up again as a person would. At the end every order has one whole draft
and every case is on record once. When a kill may come is measured first, so that a slow machine is not
killed in its sleep.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORDERS = 400
SHOP = ROOT / "examples" / "shop.yaml"
RESTOCK = ("-s", "restock", "--restock-date", "2026-12-05", "--shop", str(SHOP))
SLACK = 1.1
TRIES = 3  # kills of one batch, before it is left to finish


def main(count: int) -> int:
    """Kill that often, half of it in batches and half in entries of the log; how much went wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        batch, kills = _batches(folder, count // 2)
        log, more = _entries(folder, count - count // 2)
    print(f"{kills + more} kills: {batch} batches wrong, {log} entries lost or double")
    return int(bool(batch or log))


def _batches(folder: Path, count: int) -> tuple[int, int]:
    """A batch killed until it is through, again and again in new folders; how many went wrong, the kills."""
    orders, wrong, number, kills = folder / "orders.jsonl", 0, 0, 0
    orders.write_text("".join(json.dumps(_order(n)) + "\n" for n in range(ORDERS)), encoding="utf-8")
    words = ("batch", str(orders), *RESTOCK, "--record", "--out")
    most = _time(folder, *words, str(folder / "first"))
    while kills < count:
        out, log, more = folder / f"out{number}", folder / f"{number}.sqlite", ""
        number += 1
        for _try in range(TRIES):
            killed = _run(folder, most, *words, str(out), *more.split(), log=log)
            kills += killed
            if not killed:
                break
            more = "--resume"
        else:
            _run(folder, None, *words, str(out), "--resume", log=log)
        wrong += not (_whole(out) and _once(log, ORDERS))
    return wrong, kills


def _whole(out: Path) -> bool:
    """Whether every order has its draft, to the last line, and nothing else lies there."""
    drafts = [path for path in out.iterdir() if path.name != ".stockmail-batch.lock"]
    ends = all(path.read_bytes().endswith(b"https://minato.example\n") for path in drafts)
    return ends and {path.name.partition("_")[0] for path in drafts} == {*map(str, range(ORDERS))}


def _entries(folder: Path, count: int) -> tuple[int, int]:
    """One order after another, drafted and recorded, killed and done again; how many are wrong, the kills."""
    log, order, kills, number = folder / "log.sqlite", folder / "order.json", 0, 0
    words = ("draft", *RESTOCK, "--order", str(order), "--record")
    order.write_text(json.dumps(_order(0)), encoding="utf-8")
    most = _time(folder, *words)
    while kills < count:
        order.write_text(json.dumps(_order(number)), encoding="utf-8")
        kills += _run(folder, most, *words, log=log)
        _run(folder, None, *words, log=log)  # exit 6 where it is on record already
        number += 1
    return int(not _once(log, number)), kills


def _once(log: Path, orders: int) -> bool:
    """Whether each of so many orders is on record once, in a file that is sound."""
    with sqlite3.connect(log) as base:
        (fine,) = base.execute("PRAGMA integrity_check").fetchone()
        cases = [row[0] for row in base.execute("SELECT order_id FROM cases")]
    return fine == "ok" and sorted(cases) == sorted(map(str, range(orders)))


def _order(number: int) -> dict[str, object]:
    line = {"sku": "MUG", "name": "マグカップ", "quantity": 1, "unit_price": 3740, "short": 1}
    payment = {"method": "card", "paid": True, "total": 3740}
    return {"id": str(number), "customer": {"name": "山田 太郎"}, "lines": [line], "payment": payment}


def _time(folder: Path, *words: str) -> float:
    """How long it takes when nobody kills it, and what is kept between runs is there already."""
    for _time in range(2):
        start = time.perf_counter()
        _run(folder, None, *words, "--again", log=folder / "timed.sqlite")
    return (time.perf_counter() - start) * SLACK


def _run(folder: Path, most: float | None, *words: str, log: Path) -> bool:
    """Run the program, for *most* seconds or less; whether it was killed."""
    home = {f"STOCKMAIL_{name.upper()}": str(folder / name) for name in ("cache", "config", "data")}
    environ = {**os.environ, **home, "STOCKMAIL_TODAY": "2026-11-22", "STOCKMAIL_LOG": str(log)}
    quiet = subprocess.DEVNULL
    line = [sys.executable, "-m", "stockmail", *words]
    process = subprocess.Popen(line, env=environ, stdout=quiet, stderr=quiet)
    if most is not None:
        time.sleep(random.uniform(0.05, most))  # noqa: S311 - chance, not secrecy
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
