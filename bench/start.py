"""How long a cold start takes, side by side with the least a typer program can take.

Run with the Python of an environment in which stockmail is installed:

    python bench/start.py [--mailmerge PYTHON]

PYTHON is that of an environment with ``mailmerge``; where that is not there, its row is left out.
Each round runs every command once, one after the other, so that a slow moment of the machine hits
all of them; the medians of the rounds make the ratios. Every draft is of an order that was not there
before, with all offers; mailmerge renders the same text. Processor time is told too: it minds a busy
machine less than the clock does.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import rivals
from batch import drafted, raws
from orders import TODAY
from spent import Ratio, Spent, machine, median

from stockmail.model import Raw

ROOT = Path(__file__).resolve().parent.parent
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "you") -> None:
    print(f"hello {name}")
app()
"""
MAILS = "[smtp_server]\nhost = localhost\nport = 25\n"
STOCKMAIL = str(Path(sys.executable).with_name("stockmail"))
TAB = {
    "_STOCKMAIL_COMPLETE": "complete_bash",
    "COMP_WORDS": "stockmail draft --scenario re",
    "COMP_CWORD": "3",
}
OWN = """\
{% extends "stockmail/scenarios/restock.j2" %}
{% block reason %}
入荷が遅れております。
{% endblock %}
"""
WARM = 12  # orders drafted before the clock runs: most have the form of one of them
# What each may cost, as a multiple of hello-world, and of mailmerge.
LIMITS = {"stockmail --help": 1.2, "a TAB": 1.2, "stockmail draft": 1.9}
AGAINST_MAILMERGE = 0.9


class Command(NamedTuple):
    """Words of a command, what is added to its environment, and where it runs."""

    words: tuple[str, ...]
    environ: dict[str, str]
    folder: Path = ROOT


def spent(command: Command, cache: Path) -> Spent:
    """One run of *command* as a whole process, its output thrown away."""
    # Where bytecode is never kept, an editable install is compiled anew at every start; no shop's
    # machine is set up like that.
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    process = subprocess.Popen(
        command.words, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=plain | {"STOCKMAIL_CACHE": str(cache), **command.environ},
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    clock = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command.words)} ended with {process.returncode}")
    return Spent(clock, used.ru_utime + used.ru_stime)


def draft(
    folder: Path, raw: Raw, number: int, shop: Path = Path("examples/shop.yaml"), **environ: str
) -> Command:
    """One draft of that order."""
    path = folder / f"{number}.json"
    path.write_text(json.dumps(raw.fields, ensure_ascii=False), encoding="utf-8")
    words = ("draft", "--scenario", "restock", "--order", str(path), "--shop", str(shop))
    return Command((STOCKMAIL, *words, "--today", str(TODAY)), environ)


def shop_with_texts(folder: Path) -> Path:
    """The example shop with one block of its own, which needs Jinja at every start."""
    text = folder / "templates" / "ja" / "scenarios" / "restock.j2"
    text.parent.mkdir(parents=True)
    text.write_text(OWN, encoding="utf-8")
    return Path(shutil.copy(ROOT / "examples" / "shop.yaml", folder))


def mail(folder: Path, python: str, raw: Raw, number: int) -> Command:
    """The same text by mailmerge, which only shows it."""
    template, rows, server = (folder / f"{number}.{name}" for name in ("txt", "csv", "conf"))
    rivals.write(template, rows, rivals.briefs([raw], drafted))
    server.write_text(MAILS, encoding="utf-8")
    files = ("--template", str(template), "--database", str(rows), "--config", str(server))
    return Command((str(Path(python).with_name("mailmerge")), "--dry-run", *files), {}, folder)


def rounds(folder: Path, count: int, mailmerge: str) -> Iterator[dict[str, Command]]:
    """What each round runs, by name; the first ones only warm up."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    own = shop_with_texts(folder)
    has_rival = rivals.is_there(mailmerge)
    if not has_rival:
        print(f"mailmerge is not there in {mailmerge}; --mailmerge names a Python that has it")
    for number, raw in enumerate(raws(WARM + count)):
        nothing = folder / f"cache-{number}"
        made = {
            "typer hello-world": Command((sys.executable, str(hello)), {}),
            "stockmail --help": Command((STOCKMAIL, "--help"), {}),
            "stockmail draft --help": Command((STOCKMAIL, "draft", "--help"), {}),
            "a TAB": Command((STOCKMAIL,), TAB),
            "stockmail draft": draft(folder, raw, number),
            "… with own texts": draft(folder, raw, number, own),
            "… nothing kept": draft(folder, raw, number, STOCKMAIL_CACHE=str(nothing)),
        }
        yield made | ({"mailmerge": mail(folder, mailmerge, raw, number)} if has_rival else {})


def measured(count: int, mailmerge: str) -> dict[str, Spent]:
    """Medians of *count* rounds by what was run, in seconds."""
    runs: dict[str, list[Spent]] = {}
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder) / "cache"
        for number, commands in enumerate(rounds(Path(folder), count, mailmerge)):
            for name, command in commands.items():
                took = spent(command, cache)
                if number >= WARM:
                    runs.setdefault(name, []).append(took)
    return {name: median(each) for name, each in runs.items()}


def ratios(medians: dict[str, Spent]) -> Iterator[Ratio]:
    """The ratios that are asked for."""
    floor = medians["typer hello-world"]
    for name, limit in LIMITS.items():
        yield Ratio(f"start: {name} to a typer hello-world", medians[name].over(floor), limit)
    if rival := medians.get("mailmerge"):
        what = "start: stockmail draft to mailmerge, one mail"
        yield Ratio(what, medians["stockmail draft"].over(rival), AGAINST_MAILMERGE)


def main() -> None:
    """Print one line a command: medians, and their ratios to hello-world."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--mailmerge", metavar="PYTHON", default="python3")
    asked = parser.parse_args()
    medians = measured(asked.rounds, asked.mailmerge)
    print(f"{machine()}, medians of {asked.rounds}")
    print(f"{'':<24}{'clock':>10}{'processor':>13}")
    for name, each in medians.items():
        print(f"{name:<24}{each.clock * 1000:7.0f} ms{each.processor * 1000:10.0f} ms")
    print(*ratios(medians), sep="\n")


if __name__ == "__main__":
    main()
