"""Other people's linters find nothing in the Japanese of the whole matrix (prose/README.md)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROSE = ROOT / "prose"
TEXTLINT = PROSE / "node_modules" / ".bin" / "textlint"
needs_textlint = pytest.mark.skipif(not TEXTLINT.exists(), reason="npm install in prose/ brings textlint")


def lint(folder: Path) -> list[str]:
    """What textlint has to say of the files in *folder*, a line a finding."""
    files = sorted(map(str, folder.glob("*.txt")))
    done = subprocess.run(
        [TEXTLINT, "-f", "json", "-o", folder / "found.json", *files],
        cwd=PROSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = folder / "found.json"
    if not report.exists():  # textlint writes no report when it found nothing
        assert done.returncode == 0, done.stderr
        return []
    results = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{Path(result['filePath']).stem}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
    ]


@needs_textlint
@pytest.mark.slow
def test_textlint_finds_nothing_in_the_matrix(tmp_path: Path) -> None:
    """Every Japanese sentence of every cell."""
    subprocess.run([sys.executable, "-m", "prose.japanese", tmp_path], cwd=ROOT, check=True)
    assert len(list(tmp_path.glob("*.txt"))) > 300
    assert lint(tmp_path) == []


@needs_textlint
@pytest.mark.slow
def test_textlint_would_find_a_fault(tmp_path: Path) -> None:
    """The check can fail: planted faults are found."""
    (tmp_path / "bad.txt").write_text("お客様がおっしゃられた商品は、見れません。\n", encoding="utf-8")
    found = "\n".join(lint(tmp_path))
    assert "prh" in found
    assert "no-dropping-the-ra" in found


def test_every_rule_that_is_off_says_why() -> None:
    """A rule set to false stands in prose/README.md with its reason."""
    rules = json.loads((PROSE / ".textlintrc.json").read_text(encoding="utf-8"))["rules"]
    off = [name for name, setting in rules.items() if setting is False]
    readme = (PROSE / "README.md").read_text(encoding="utf-8")
    assert [name for name in off if name not in readme] == []


def test_no_lock_file_names_a_registry() -> None:
    """Versions are pinned in package.json; a lock file would hold addresses."""
    versions = json.loads((PROSE / "package.json").read_text(encoding="utf-8"))["devDependencies"].values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert not (PROSE / "package-lock.json").exists()
