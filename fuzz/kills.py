"""Kill batches and log entries at random moments: ``python -m fuzz.kills [COUNT]`` (200 by default).

After each kill the work is taken up again as a person would. At the end every order has one whole draft
and every case is on record once.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORDERS = 400
SHOP = ROOT / "examples" / "shop.yaml"
RESTOCK = ("-s", "restock", "--restock-date", "2026-12-05", "--shop", str(SHOP))


def main(count: int) -> int:
    """Kill that often, half of it in batches and half in entries of the log; how much went wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        batch, log = _batches(folder, count // 2), _entries(folder, count - count // 2)
    print(f"{count} kills: {batch} batches wrong, {log} entries lost or double")
    return int(bool(batch or log))


def _batches(folder: Path, count: int) -> int:
    """A batch killed until it is through, again and again in new folders."""
    orders, wrong, number, kills = folder / "orders.jsonl", 0, 0, 0
    orders.write_text("".join(json.dumps(_order(n)) + "\n" for n in range(ORDERS)), encoding="utf-8")
    while kills < count:
        out, number, more = folder / f"out{number}", number + 1, ""
        for most in (0.9, 0.9, 0.9, None):
            killed = _run(folder, most, "batch", str(orders), *RESTOCK, "--out", str(out), *more.split())
            kills += killed
            if not killed:
                break
            more = "--resume"
        drafts = [path for path in out.iterdir() if not path.name.startswith(".")]
        whole = all(path.read_bytes().endswith(b"https://minato.example\n") for path in drafts)
        wrong += not (len(drafts) == ORDERS and whole)
    return wrong


def _entries(folder: Path, count: int) -> int:
    """One order after another, each drafted and recorded, killed and done again."""
    for number in range(count):
        order = folder / "order.json"
        order.write_text(json.dumps(_order(number)), encoding="utf-8")
        words = ("draft", *RESTOCK, "--order", str(order), "--record")
        _run(folder, 0.4, *words)
        _run(folder, None, *words)  # exit 6 where the killed one was on record already
    import sqlite3

    with sqlite3.connect(folder / "data" / "log.sqlite") as base:
        (fine,) = base.execute("PRAGMA integrity_check").fetchone()
        cases = [row[0] for row in base.execute("SELECT order_id FROM cases")]
    return len({*map(str, range(count))} ^ {*cases}) + len(cases) - len({*cases}) + (fine != "ok")


def _order(number: int) -> dict[str, object]:
    line = {"sku": "MUG", "name": "マグカップ", "quantity": 1, "unit_price": 3740, "short": 1}
    payment = {"method": "card", "paid": True, "total": 3740}
    return {"id": str(number), "customer": {"name": "山田 太郎"}, "lines": [line], "payment": payment}


def _run(folder: Path, most: float | None, *words: str) -> bool:
    """Run the program, for *most* seconds or less; whether it was killed."""
    home = {f"STOCKMAIL_{name.upper()}": str(folder / name) for name in ("cache", "config", "data")}
    environ = {**os.environ, **home, "STOCKMAIL_TODAY": "2026-11-22"}
    quiet = subprocess.DEVNULL
    line = [sys.executable, "-m", "stockmail", *words]
    process = subprocess.Popen(line, env=environ, stdout=quiet, stderr=quiet)
    if most is not None:
        time.sleep(random.uniform(0.05, most))  # noqa: S311 - chance, not secrecy
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
