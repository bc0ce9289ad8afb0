"""Fuzz one target, or all of them in turn: ``python -m fuzz --seconds 20 [readers …]``.

Each target runs in a process of its own (libFuzzer ends it). New inputs that reach new code are kept in
fuzz/corpus/, which git ignores; an input that fails goes to fuzz/findings/, where the tests run it.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGETS = ("readers", "fields", "parser", "check", "settings", "options", "own")
DONE = re.compile(r"Done (\d+) runs")


def main() -> int:
    """Run what is asked for; 1 when something was found."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", default=[])
    asked.add_argument("--seconds", type=int, default=20, help="for each target")
    given = asked.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("no atheris here (pip install -e '.[fuzz]'): nothing is fuzzed")
        return 0
    runs = {name: _run(name, given.seconds) for name in given.targets or TARGETS}
    for name, (count, code) in runs.items():
        print(f"{name}: {count:,} inputs, {'nothing found' if not code else f'a finding (exit {code})'}")
    print(f"in all: {sum(count for count, _code in runs.values()):,} inputs")
    return int(any(code for _count, code in runs.values()))


def _run(name: str, seconds: int) -> tuple[int, int]:
    """How many inputs *name* was given, and libFuzzer's exit code."""
    found, corpus = HERE / "findings" / name, HERE / "corpus" / name
    found.mkdir(parents=True, exist_ok=True)
    seeds(corpus, name)
    flags = (f"-max_total_time={seconds}", "-max_len=20000", "-timeout=10", "-rss_limit_mb=3000")
    words = [sys.executable, "-m", "fuzz.one", name, str(corpus), str(found), *flags, "-print_final_stats=1",
             f"-artifact_prefix={found}{os.sep}", "-use_value_profile=1"]  # fmt: skip
    done = subprocess.run(words, check=False, capture_output=True, cwd=HERE.parent)
    told = done.stderr.decode(errors="replace") + done.stdout.decode(errors="replace")
    if done.returncode:
        print(told[-6000:])
    counts = DONE.findall(told) or re.findall(r"number_of_executed_units: (\d+)", told) or ["0"]
    return int(counts[-1]), done.returncode


def seeds(corpus: Path, name: str) -> None:
    """Begin with the order files of the tests, and the drafts for the review."""
    if corpus.is_dir():
        return
    corpus.mkdir(parents=True)
    tests = HERE.parent / "tests"
    if name == "own":
        from fuzz import own

        for number, path in enumerate(own.SHIPPED):
            (corpus / f"{number}-{path.name}").write_bytes(bytes([number]) + path.read_bytes())
        return
    folders = {"check": "bad_drafts/*.txt", "settings": "../examples/*.yaml"}
    for path in sorted(tests.glob(folders.get(name, "orders/*/*.*"))):
        head = b"" if name == "settings" else b"\0"
        (corpus / f"{path.parent.name}-{path.name}").write_bytes(head + path.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
