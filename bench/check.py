"""How long the review of one draft takes: its own work, without the start of the program.

Run with the Python of an environment in which stockmail is installed: ``python bench/check.py``.
A batch reviews every draft, so a draft of 600 characters may cost 3 ms at most.
"""

import argparse
import platform
import statistics
import time
from datetime import date
from pathlib import Path

from stockmail.library import Library, root
from stockmail.reading import read
from stockmail.review import review, wants

GOLDEN = Path(root()) / "tests" / "golden"
DRAFTS = ("ja/mail/restock--offers.txt", "en/mail/restock--offers.txt")
MOST = 3.0


def main() -> None:
    """Print one line a draft: characters, and the median and worst time of the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    library = Library(None, None)
    scenario = library.scenarios["restock"]
    print(f"Python {platform.python_version()}, {rounds} rounds, {date.today().isoformat()}")  # noqa: DTZ011
    for name in DRAFTS:
        text = (GOLDEN / name).read_text(encoding="utf-8")
        times = [_milliseconds(text, library, scenario) for _ in range(rounds + 1)]
        first, warm = times[0], sorted(times[1:])
        print(
            f"{name:<30}{len(text):5} characters  first {first:6.2f} ms  "
            f"median {statistics.median(warm):5.2f} ms  worst {warm[-1]:5.2f} ms  (at most {MOST})"
        )


def _milliseconds(text: str, library: Library, scenario: object) -> float:
    start = time.perf_counter()
    reading = read(text)._replace(wants=wants(scenario, "mail"))  # type: ignore[arg-type]
    review(reading, library.checks(reading))
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
