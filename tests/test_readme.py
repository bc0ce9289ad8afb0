"""What the READMEs say is so: their commands run, their drafts are what the program prints.

``pytest --accept tests/test_readme.py`` writes into them what the program prints now: the drafts, and
the table of scenarios.
"""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stockmail import errors, registry
from stockmail.cli import commands
from tests.cases import LIBRARY
from tests.conftest import ROOT, Run

SETS_UP_AND_DRAFTS = (
    "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/stockmail draft"
    " --scenario restock --order examples/order.json --shop examples/shop.yaml"
)
SETS_UP_AND_TESTS = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"

READMES = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
Agree = Callable[[Path, str], None]
# The heading row and the line under it; the rows.
TABLE = re.compile(r"(^\| (?:scenario|シナリオ) \|.*\n\|---\|---\|\n)(?:\|.*\n)*", re.MULTILINE)
SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
each_readme = pytest.mark.parametrize("language", READMES)


def sessions(path: Path) -> list[str]:
    """What stands in the README's terminals."""
    return [found[1] for found in SESSION.finditer(path.read_text("utf-8"))]


def commands_in(path: Path) -> list[str]:
    """Every line that calls the program, without its prompt."""
    lines = [line for session in sessions(path) for line in session.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ stockmail")]


def words(command: str) -> list[str]:
    """The arguments of a command as a shell cuts them."""
    return shlex.split(command.removeprefix("$ "), comments=True)[1:]


def checkout(folder: Path) -> Path:
    """A folder with the examples in it, as the README takes for granted."""
    shutil.copytree(ROOT / "examples", folder / "checkout" / "examples")
    return folder / "checkout"


ASKS = {"new"}


@each_readme
def test_the_two_commands_stand_alone(language: str) -> None:
    """One line to paste each, and nothing else in a block of that kind."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", READMES[language].read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks == [SETS_UP_AND_DRAFTS + "\n", SETS_UP_AND_TESTS + "\n"]


@each_readme
def test_no_shell_line_is_left_untried(language: str) -> None:
    """Whatever stands after a prompt is a command of the program, and runs below."""
    lines = [line for session in sessions(READMES[language]) for line in session.splitlines()]
    prompted = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    assert prompted == commands_in(READMES[language])


@pytest.fixture
def agree(request: pytest.FixtureRequest) -> Agree:
    """A README must say *true*; with --accept it is made to."""

    def check(readme: Path, true: str) -> None:
        if request.config.getoption("--accept"):
            readme.write_text(true, encoding="utf-8", newline="\n")
        assert readme.read_text("utf-8") == true

    return check


@each_readme
def test_a_draft_shown_is_what_the_program_prints(
    language: str, run: Run, tmp_path: Path, agree: Agree
) -> None:
    """Byte for byte, under each command that says for which day it drafts."""
    here = checkout(tmp_path)
    true = READMES[language].read_text("utf-8")
    dated = [session for session in sessions(READMES[language]) if "--today" in session.splitlines()[0]]
    assert dated
    for session in dated:
        command = session.splitlines()[0]
        ran = run(*words(command), cwd=here, LANG=LOCALES[language])
        assert ran.code == 0, ran.err
        true = true.replace(session, f"{command}\n{ran.out}")
    agree(READMES[language], true)


@each_readme
def test_the_table_of_scenarios_is_the_programs(language: str, agree: Agree) -> None:
    """Every one, with its title, in the order of scenarios.yaml."""
    rows = "".join(f"| `{entry.id}` | {entry.title[language]} |\n" for entry in LIBRARY.scenarios.values())
    readme = READMES[language].read_text("utf-8")
    agree(READMES[language], TABLE.sub(lambda table: table[1] + rows, readme))


@pytest.mark.parametrize("command", sorted({line for path in READMES.values() for line in commands_in(path)}))
def test_every_command_shown_runs(command: str, run: Run, tmp_path: Path) -> None:
    """As it stands there, from the checkout, and it says something."""
    folder = checkout(tmp_path)
    ran = run(*words(command), cwd=folder)
    assert ran.code == 0, ran.err
    assert ran.out + ran.err


@each_readme
@pytest.mark.parametrize("command", registry.names(commands))
def test_every_command_of_the_program_is_shown(command: str, language: str) -> None:
    """None is kept a secret; what asks its questions on a terminal is named, for no test can run it."""
    named = f"`stockmail {command}`" in READMES[language].read_text("utf-8") and command in ASKS
    assert named or any(line.split()[1] == command for line in commands_in(READMES[language]))


@each_readme
def test_every_exit_code_is_in_the_table(language: str) -> None:
    """Those that the errors carry, and those of every program."""
    rows = set(map(int, re.findall(r"^\| ([0-9]+) \|", READMES[language].read_text("utf-8"), re.MULTILINE)))
    kinds: list[type[errors.StockmailError]] = [
        *errors.StockmailError.__subclasses__(),
        errors.StockmailError,
    ]
    assert rows == {0, 1, 2, 130} | {kind.exit_code for kind in kinds}
