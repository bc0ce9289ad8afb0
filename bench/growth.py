"""What one order costs when there are many: its time and the memory of the process, each in a new process.

``growth.py COUNT`` prints microseconds an order, of the last thousand too, and the peak in MiB.
"""

import json
import resource
import subprocess
import sys
from itertools import islice
from pathlib import Path


def print_growth(counts: tuple[int, ...]) -> None:
    """One line a count."""
    print("as the orders grow in number:")
    for count in counts:
        done = subprocess.run([sys.executable, __file__, str(count)], capture_output=True, check=True)
        told = json.loads(done.stdout)
        print(
            f"  {count:<28}{told['each']:8.0f} µs{told['last']:8.0f} µs the last 1000{told['peak']:7.1f} MiB"
        )


def main() -> None:
    """Draft so many orders that come one by one, and keep none."""
    from batch import drafted, micros, raws

    count = int(sys.argv[1])
    coming = raws(count)
    micros(drafted, islice(coming, 100))
    first = micros(drafted, islice(coming, count - 1000)).processor if count > 1000 else None  # noqa: PLR2004
    last = micros(drafted, coming).processor
    peak = _peak() / 1024
    each = last if first is None else (first * (count - 1000) + last * 900) / (count - 100)
    print(json.dumps({"each": each, "last": last, "peak": peak}))


def _peak() -> int:
    """The most memory that this process has had, in KiB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage counts what the parent had when it forked
        return int(status.read_text(encoding="utf-8").partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
