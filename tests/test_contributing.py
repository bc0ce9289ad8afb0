"""The worked example of CONTRIBUTING.md works when it is followed to the letter."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

# A line that begins with a file's name, then a block: what goes into that file.
STEP = re.compile(r"^`([\w./]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A copy of the checkout in which someone has followed the example."""
    copy = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("stockmail", "templates"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    shutil.copy(ROOT / "scenarios.yaml", copy)
    for name, text in STEP.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return copy


@pytest.mark.parametrize(("language", "said"), [("ja", "メーカーの自主回収"), ("en", "has recalled it")])
def test_a_scenario_takes_an_entry_and_a_text_per_language(
    language: str, said: str, followed: Path, run: Run
) -> None:
    """No Python: the draft is there, refund and all."""
    ran = run("draft", "--scenario", "recall", "--example", "--lang", language, cwd=followed)
    assert ran.code == 0, ran.err
    assert said in ran.out
    assert "7,480" in ran.out
    assert "recall" in run("scenarios", cwd=followed).out
