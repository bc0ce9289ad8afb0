"""How long a cold start takes, side by side with the least a typer program can take.

Run with the Python of an environment in which stockmail is installed: ``python bench/start.py``.
Each round runs every command once, one after the other, so that a slow moment of the machine hits
all of them; the medians of the rounds make the ratios.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "you") -> None:
    print(f"hello {name}")
app()
"""
STOCKMAIL = [str(Path(sys.executable).with_name("stockmail"))]
ORDER = ["--order", "examples/order.json", "--shop", "examples/shop.yaml"]
COMMANDS = {
    "typer hello-world": [sys.executable, "{hello}"],
    "stockmail --help": [*STOCKMAIL, "--help"],
    "stockmail draft --help": [*STOCKMAIL, "draft", "--help"],
    "stockmail draft": [*STOCKMAIL, "draft", "--scenario", "restock", *ORDER],
}
# What each may cost, as a multiple of hello-world.
LIMITS = {"stockmail --help": 1.3, "stockmail draft": 2.5}


# Where bytecode is never kept, an editable install is compiled anew at every start; no shop's
# machine is set up like that.
ENVIRON = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """The wall time of one run of *command* as a whole process."""
    start = time.perf_counter()
    subprocess.run(
        command,
        cwd=ROOT,
        env=ENVIRON,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main() -> None:
    """Print one line a command: median, and the ratio to hello-world."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        commands = {name: [word.format(hello=hello) for word in words] for name, words in COMMANDS.items()}
        for command in commands.values():
            seconds(command)  # bytecode and disk caches warm, as on every day but the first
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                runs[name].append(seconds(command))
    floor = statistics.median(runs["typer hello-world"])
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, medians of {rounds}")
    for name, times in runs.items():
        ratio = statistics.median(times) / floor
        limit = f"  (at most {LIMITS[name]})" if name in LIMITS else ""
        print(f"{name:<24}{statistics.median(times) * 1000:7.0f} ms{ratio:7.2f} x{limit}")


if __name__ == "__main__":
    main()
