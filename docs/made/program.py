"""Runs the program as a person does, always at the same place and on the same day."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COLUMNS = 100
CALL = "import sys; sys.argv[0] = 'stockmail'; from stockmail.cli import main; main()"
DAY = "2026-11-22"


def started(words: tuple[str, ...], ui: str = "en") -> tuple[str, str]:
    """What the program says on stdout and on stderr. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("STOCKMAIL_", "LC_"))}
        own = {f"STOCKMAIL_{name}": folder for name in ("CACHE", "CONFIG", "DATA")}
        fixed = {"STOCKMAIL_UI": ui, "STOCKMAIL_TODAY": DAY, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", CALL, *words], cwd=ROOT, env=kept | own | fixed,
            capture_output=True, check=True, encoding="utf-8",
        )  # fmt: skip
    return done.stdout, done.stderr
