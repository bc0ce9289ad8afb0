"""Help fits a screen, in both languages and on a narrow one; its examples run."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from stockmail.cli import build
from stockmail.wrap import cells
from tests.conftest import ROOT, TODAY, Run

# A screen has 24 lines; the prompt takes one.
LINES = 23
LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}


def commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, sub-commands too; the program itself is the empty one."""
    yield from _under(typer.main.get_command(build()), ())


def _under(
    command: Any,  # noqa: ANN401 - typer's, which has no public name
    words: tuple[str, ...],
) -> Iterator[tuple[str, ...]]:
    yield words
    if names := getattr(command, "list_commands", None):
        context = command.make_context("stockmail", [], resilient_parsing=True)
        for name in names(context):
            yield from _under(command.get_command(context, name), (*words, name))


def command_at(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - as above
    """The command that *words* call."""
    command: Any = typer.main.get_command(build())
    for word in words:
        context = command.make_context("stockmail", [], resilient_parsing=True)
        command = command.get_command(context, word)
    return command


EVERY = tuple(commands())
each_command = pytest.mark.parametrize("words", EVERY, ids=" ".join)
each_language = pytest.mark.parametrize("language", LOCALES)


@each_language
@each_command
def test_the_first_page_fits_a_screen(run: Run, words: tuple[str, ...], language: str) -> None:
    """Of 24 lines and 80 columns."""
    shown = run(*words, "--help", LANG=LOCALES[language], COLUMNS="80").out.splitlines()
    assert len(shown) <= LINES
    assert [line for line in shown if cells(line) > 80] == []


@each_language
@each_command
def test_nothing_runs_over_the_edge_of_a_narrow_screen(
    run: Run, words: tuple[str, ...], language: str
) -> None:
    """40 columns hold all but the examples, which are to be copied whole."""
    shown = run(*words, "--help", LANG=LOCALES[language], COLUMNS="40").out.splitlines()
    told = [line for line in shown if not line.startswith("  $ ")]
    assert [line for line in told if cells(line) > 40 and len(line.split()) > 1] == []


@pytest.mark.parametrize("command", ["draft", "batch", "suggest"])
def test_the_whole_help_holds_what_the_first_page_leaves_out(run: Run, command: str) -> None:
    """--help-all: every option, in sections."""
    first, whole = run(command, "--help").out, run(command, "--help-all").out
    assert "--help-all" in first
    assert "--refund-by" not in first
    assert "--refund-by" in whole
    assert {"Decisions:", "Facts of the order:"} <= set(whole.splitlines())
    assert set(options(first)) <= set(options(whole))


def options(page: str) -> list[str]:
    """The long options at the beginnings of a page's lines."""
    starts = [line.split()[:2] for line in page.splitlines() if line.startswith("  -")]
    return [word.strip(",") for words in starts for word in words if word.startswith("--")]


def test_every_command_is_named_on_the_first_page(run: Run) -> None:
    """With a line of its own, or at least by its name."""
    shown = run("--help").out.replace(",", " ").split()
    assert {words[0] for words in EVERY if words} <= set(shown)


def test_completion_is_set_up_for_the_whole_program(run: Run) -> None:
    """In its help alone, not in that of each command."""
    assert "--install-completion" in run("--help-all").out
    assert not any("completion" in run(*words, "--help").out for words in EVERY if words)


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    """A folder as the examples take for granted: orders, a shop with its own words, a draft on record."""
    folder = tmp_path / "desk"
    shutil.copytree(ROOT / "examples", folder)
    (folder / "bin").mkdir()
    program = folder / "bin" / "stockmail"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stockmail "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    order = ("draft", "-s", "restock", "--order", "order.json", "--restock-date", "+10d", "--record")
    assert run(*order, cwd=folder).code == 0
    return folder


def example(line: str, desk: Path, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run *line* as it stands in a shell; what watches is interrupted once it has shown something."""
    path = f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(
        ["sh", "-c", f"exec {line}" if "|" not in line else line], cwd=desk, text=True,
        env={**os.environ, **environ, "PATH": path},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        head = ""
        if "--watch" in line:
            assert process.stdout
            head = process.stdout.readline()
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(line, process.returncode, head + out, err)


# In which state of the case an example takes place.
BEFORE = {"reply": ("sent",), "close": ("sent",)}


@each_command
def test_two_examples_stand_in_the_help_and_run(
    words: tuple[str, ...], run: Run, desk: Path, tmp_path: Path, cache: Path
) -> None:
    """As they are written, in a folder with an order file."""
    shown = run(*words, "--help", COLUMNS="80").out
    lines = [line[4:] for line in shown.splitlines() if line.startswith("  $ stockmail")]
    assert len(lines) == 2
    assert all(line.split()[1 : len(words) + 1] == list(words) for line in lines)
    if words == ("new",):  # asks at a terminal: test_new.py
        return
    environ = {"STOCKMAIL_TODAY": TODAY, "LANG": "C.UTF-8", "STOCKMAIL_CACHE": str(cache)}
    environ |= {"STOCKMAIL_CONFIG": str(tmp_path / "config")}
    for number, line in enumerate(lines):
        data = tmp_path / f"data{number}"
        shutil.copytree(tmp_path / "data", data)
        environ["STOCKMAIL_DATA"] = str(data)
        for step in BEFORE.get(words[-1] if words else "", ()):
            if "dropped" not in line:
                assert run("log", step, "10234", cwd=desk, STOCKMAIL_DATA=str(data)).code == 0
        ran = example(line, desk, environ)
        assert ran.returncode == (130 if "--watch" in line else 0), ran.stderr
