"""What the tests share: a fixed day, a way to run the program, golden drafts."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # no test fails on a machine that is busy
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"
TODAY = "2026-11-22"  # a Sunday; the next day is a holiday, 勤労感謝の日

Golden = Callable[[str, str], None]


class Ran(NamedTuple):
    """What a run of the program left: its streams and its exit code."""

    out: str
    err: str
    code: int


Run = Callable[..., Ran]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden drafts are rewritten only when asked for."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden drafts")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that runs the program as a shell does is marked so: ``-m "not starts"`` leaves it out."""
    for item in items:
        if "run" in getattr(item, "fixturenames", ()):
            item.add_marker("starts")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file of that name under tests/golden/."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden draft {name}; look at the draft, then run pytest --accept"
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder for all runs, away from the user's own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path) -> Run:
    """Run the program as a shell does, in an empty folder, on a fixed day."""

    def start(*args: str | Path, stdin: bytes = b"", cwd: Path = tmp_path, **environ: str) -> Ran:
        words = [sys.executable, "-m", "stockmail", *map(str, args)]
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        home = {"STOCKMAIL_CACHE": str(cache), "STOCKMAIL_CONFIG": str(tmp_path / "config")}
        home |= {"STOCKMAIL_DATA": str(tmp_path / "data")}
        fixed = {"STOCKMAIL_TODAY": TODAY, "LANG": "C.UTF-8", **home}
        done = subprocess.run(
            words,
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=plain | fixed | environ,
            timeout=60,
            check=False,
        )
        return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)

    return start


@pytest.fixture
def shop() -> Path:
    """The example shop."""
    return ROOT / "examples" / "shop.yaml"


@pytest.fixture
def batch(run: Run, shop: Path) -> Run:
    """Run ``stockmail batch`` for the example shop; the sums it tells must add up."""

    def start(*args: str | Path, **more: Any) -> Ran:  # noqa: ANN401
        ran = run("batch", *args, "--shop", shop, **more)
        for read, *parts in re.findall(r"(\d+) read = (\d+) drafted \+ (\d+) \S+ \S+ \+ (\d+)", ran.err):
            assert int(read) == sum(map(int, parts))
        return ran

    return start
