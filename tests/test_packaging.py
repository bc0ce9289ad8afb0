"""The wheel, as someone gets it who has never seen the checkout."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import stockmail
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

BIN = "Scripts" if sys.platform == "win32" else "bin"
# What could let the checkout or this environment shine through.
OURS = ("PYTHON", "VIRTUAL_ENV", "STOCKMAIL_", "COV_")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, from the index that pip is set up for."""
    folder = tmp_path_factory.mktemp("packaging")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip: list[str | Path] = [folder / "venv" / BIN / "python", "-m", "pip", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder / "dist", ROOT], check=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run([*pip, "install", wheel], check=True)
    return folder / "venv" / BIN


def outside(fresh: Path, folder: Path, *words: str) -> str:
    """What a program of the fresh environment prints in an empty folder."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    fixed = {"STOCKMAIL_TODAY": "2026-11-22", "STOCKMAIL_UI": "en", "PYTHONUTF8": "1"}
    places = {"STOCKMAIL_CACHE": str(folder / "cache"), "STOCKMAIL_CONFIG": str(folder / "config")}
    (folder / "empty").mkdir(exist_ok=True)
    done = subprocess.run(
        [fresh / words[0], *words[1:]], cwd=folder / "empty", env=environ | fixed | places,
        capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


def test_the_wheel_brings_its_words(fresh: Path, tmp_path: Path) -> None:
    """A draft from an empty folder, its texts out of the package."""
    words = ("draft", "--scenario", "restock", "--example", "--lang", "ja")
    assert outside(fresh, tmp_path, "stockmail", *words).startswith("件名: 【お詫び】")


def test_the_words_are_inside_the_package(fresh: Path, tmp_path: Path) -> None:
    """Not the checkout's: those of the wheel."""
    code = "from stockmail.library import root; print(root())"
    root = Path(outside(fresh, tmp_path, "python", "-c", code).strip())
    assert root.parts[-3:] == ("site-packages", "stockmail", "_data")
    shipped = {path.relative_to(root).as_posix() for path in root.rglob("*.*") if path.is_file()}
    sources = [ROOT / "scenarios.yaml", *(ROOT / "templates").rglob("*.*")]
    assert shipped == {path.relative_to(ROOT).as_posix() for path in sources if path.is_file()}


def test_the_wheel_lists_its_scenarios(fresh: Path, tmp_path: Path) -> None:
    """scenarios.yaml came along."""
    listed = outside(fresh, tmp_path, "stockmail", "scenarios")
    assert "restock" in listed
    assert len(listed.splitlines()) >= 5


def test_the_wheel_speaks_japanese(fresh: Path, tmp_path: Path) -> None:
    """The compiled catalogues came along."""
    code = "from stockmail import messages; print(messages.translation('ja').gettext('Commands'))"
    assert outside(fresh, tmp_path, "python", "-c", code).strip() == "コマンド"


def test_the_version_stands_in_one_place(fresh: Path, tmp_path: Path) -> None:
    """The package's own; the wheel and the program say the same."""
    code = "from importlib.metadata import version; print(version('stockmail'))"
    assert outside(fresh, tmp_path, "python", "-c", code).strip() == stockmail.__version__
    assert not re.search(
        r"\b" + re.escape(stockmail.__version__), (ROOT / "pyproject.toml").read_text("utf-8")
    )


def test_the_wheel_serves_programs(fresh: Path, tmp_path: Path) -> None:
    """The library came along, with its types."""
    code = (
        "from pathlib import Path; import stockmail;"
        "order = {'id': '7', 'customer': {'name': 'Ann Lee'}, 'lines': [{'name': 'Mug', 'quantity': 1}]};"
        "shop = {'name': 'Minato', 'staff': 'Sato', 'email': 'info@minato.example'};"
        "print(stockmail.draft(order, 'firstnotice', shop=shop, language='en').subject);"
        "print(*sorted(path.name for path in Path(stockmail.__file__).parent.glob('*py*') if path.is_file()))"
    )
    subject, types = outside(fresh, tmp_path, "python", "-c", code).splitlines()
    assert subject.startswith("Out of stock: your order 7")
    assert {"__init__.pyi", "py.typed"} <= set(types.split())
