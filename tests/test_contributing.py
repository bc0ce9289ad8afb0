"""The worked examples of CONTRIBUTING.md work when they are followed to the letter."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Run

# A line that begins with a file's name, then a block: what goes into that file.
STEP = re.compile(r"^`([\w./]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A copy of the checkout in which someone has followed the examples."""
    copy = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("stockmail", "templates"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    shutil.copy(ROOT / "scenarios.yaml", copy)
    for name, text in STEP.findall(TEXT):
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.read_text("utf-8") if name == "scenarios.yaml" else ""  # its end; the others are new
        path.write_text(there + text, encoding="utf-8")
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


def test_an_order_format_takes_a_module_and_a_sample(followed: Path, run: Run) -> None:
    """It is recognised, and read as its expected.yaml says."""
    folder = followed / "tests" / "orders" / "potters"
    ran = run("orders", folder / "orders.csv", cwd=followed)
    assert ran.code == 0, ran.err
    assert "potters' guild" in ran.err
    (found,) = orders(ran.out)
    (expected,) = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))["orders.csv"]
    (line,) = found["lines"]
    assert expected["id"] == found["id"]
    assert expected["addressee"] == found["customer"]["name"]
    assert expected["total"] == found["payment"]["total"]
    assert expected["lines"] == [[None, line["name"], line["variant"], line["quantity"], None]]


def orders(lines: str) -> list[Any]:
    """Orders as `stockmail orders` prints them."""
    return [json.loads(line) for line in lines.splitlines()]


def test_an_output_takes_a_module(followed: Path, run: Run) -> None:
    """--to knows it, in the help too."""
    words = ("draft", "--scenario", "restock", "--example", "--lang", "en")
    ran = run(*words, "--to", "markdown", cwd=followed)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("# Out of stock: your order 10234")
    assert "markdown" in run("draft", "--help-all", cwd=followed).out


def test_a_check_takes_a_module(followed: Path, run: Run) -> None:
    """It finds its own samples, in drafts of its language, and explains itself."""
    assert "Why: capitals" in " ".join(run("check", "--explain", "shouting", cwd=followed).out.split())
    texts = ("We are VERY VERY SORRY for this.", "You paid JPY 7,480 to NHK.")
    fails, passes = (
        run("check", "-", "--lang", "en", cwd=followed, stdin=text.encode()).out for text in texts
    )
    assert "(shouting)" in fails
    assert "(shouting)" not in passes


def test_a_channel_takes_a_file(followed: Path, run: Run) -> None:
    """What it forbids is not in the draft, and its steps are told."""
    ran = run("draft", "-s", "restock", "--example", "--channel", "fair", "--lang", "en", cwd=followed)
    assert ran.code == 0, ran.err
    assert "http" not in ran.out
    assert (
        "Cancel it in the hall first."
        in run(
            "draft", "-s", "discontinued", "--example", "--channel", "fair", "--lang", "en", cwd=followed
        ).err
    )
