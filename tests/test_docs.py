"""The docs are true: pages made by the program are fresh, and what a page tells to type runs as shown.

``python -m docs.make`` writes the made pages anew; ``pytest --accept tests/test_docs.py`` writes into
the others what their commands say now.
"""

import re
import shutil
from pathlib import Path

import pytest

from docs import make
from docs.made import pictures
from stockmail import registry
from stockmail.cli import commands
from tests import console
from tests.conftest import ROOT

DOCS = ROOT / "docs"
MADE = dict(make.pages())
TOLD = sorted(path for path in DOCS.rglob("*.md") if "```console" in path.read_text("utf-8"))
FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)|(?:src|srcset)=\"(?!https?:)([^\"]+)\"")


def ids(path: Path) -> str:
    """A page, from docs/ down."""
    return path.relative_to(ROOT).as_posix()


def said(text: str) -> list[str]:
    """The words, without how they are laid out: that is for click and rich to change."""
    return re.sub(r"<style>.*?</style>|<[^<>]*>", " ", text, flags=re.DOTALL).split()


@pytest.mark.parametrize("path", MADE, ids=ids)
def test_a_made_page_is_fresh(path: Path) -> None:
    """It says what the program says now."""
    assert path.is_file(), "run python -m docs.make"
    assert said(path.read_text("utf-8")) == said(MADE[path]), "run python -m docs.make"


def test_every_command_has_its_page_and_no_other_has() -> None:
    """A page of a command that is gone goes too."""
    there = {path.stem for path in (DOCS / "commands").glob("*.md")}
    assert there == {*registry.names(commands), "index"}


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_loads_nothing_from_elsewhere(name: str) -> None:
    """No font, no image, no script: a README may show it anywhere."""
    svg = (DOCS / name).read_text("utf-8")
    assert not re.findall(r"url\((?!#)|<image|<script|@font-face|@import", svg)


@pytest.mark.parametrize("path", TOLD, ids=ids)
def test_a_page_tells_what_happens(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Its files are written, its commands run one after the other, and say what it shows."""
    page = path.read_text("utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    told = console.steps(page)
    heard = console.run(told, tmp_path, environ(path, tmp_path))
    assert len(heard) == len(told)
    for at, (step, (output, code)) in enumerate(zip(told, heard, strict=True)):
        asks_for_code = [each.command for each in told[at + 1 : at + 2]] == ["echo $?"]
        assert code == 0 or asks_for_code, f"$ {step.command}\n{output}"
        if not step.name and not console.agrees(step.shown, output):
            assert request.config.getoption("--accept"), f"$ {step.command}\n{output}"
            page = page.replace(f"$ {step.command}\n{step.shown}\n", f"$ {step.command}\n{output}")
            path.write_text(page, encoding="utf-8", newline="\n")


def environ(path: Path, folder: Path) -> dict[str, str]:
    """A morning in November, in the page's language, with nobody's settings."""
    own = {f"STOCKMAIL_{name}": str(folder / f".{name}") for name in ("CACHE", "CONFIG", "DATA")}
    fixed = {"STOCKMAIL_TODAY": "2026-11-22T10:30", "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    return own | fixed | {"STOCKMAIL_UI": "ja" if path.parent.name == "ja" else "en"}


def test_the_python_of_the_library_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands there, among the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    (code,) = FENCED.findall((DOCS / "library.md").read_text("utf-8"))
    exec(compile(code, "library.md", "exec"), {})  # noqa: S102 - our own page
    assert [path.suffix for path in tmp_path.glob("drafts/*")] == [".eml"]


@pytest.mark.parametrize(
    "path", [*ROOT.glob("*.md"), *(path for path in DOCS.rglob("*.md") if path not in MADE)], ids=ids
)
def test_links_lead_somewhere(path: Path) -> None:
    """To a file that is there; Sphinx sees to those between the docs' headings."""
    found = ["".join(link) for link in LINK.findall(path.read_text("utf-8"))]
    assert [link for link in found if not (path.parent / link).exists()] == []
