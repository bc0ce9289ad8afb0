"""What the READMEs say is so: their commands run, their drafts are what the program prints.

``pytest --accept tests/test_readme.py`` writes into them what the program prints now: the drafts, and
the table of scenarios.
"""

import re
import shlex
import shutil
from collections.abc import Callable
from itertools import zip_longest
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
GUIDES = {"en": ROOT / "docs" / "guide.md", "ja": ROOT / "docs" / "ja" / "guide.md"}
LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
Agree = Callable[[Path, str], None]
# The heading row and the line under it; the rows.
TABLE = re.compile(r"(^\| (?:scenario|シナリオ) \|.*\n\|(?:---\|){4}\n)(?:\|.*\n)*", re.MULTILINE)
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


# These ask at a terminal: test_first_draft.py sits there.
ASKS = {"stockmail init", "stockmail new"}


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
    """Every one, with its title, in the order of scenarios.yaml, in two columns."""
    cells = [f"| `{entry.id}` | {entry.title[language]} " for entry in LIBRARY.scenarios.values()]
    half = (len(cells) + 1) // 2
    rows = "".join(
        f"{left}{right}|\n" for left, right in zip_longest(cells[:half], cells[half:], fillvalue="| | ")
    )
    readme = READMES[language].read_text("utf-8")
    agree(READMES[language], TABLE.sub(lambda table: table[1] + rows, readme))


@pytest.mark.parametrize(
    "command", sorted({line for path in READMES.values() for line in commands_in(path)} - ASKS)
)
def test_every_command_shown_runs(command: str, run: Run, tmp_path: Path) -> None:
    """As it stands there, from the checkout, and it says something."""
    folder = checkout(tmp_path)
    ran = run(*words(command), cwd=folder)
    assert ran.code == 0, ran.err
    assert ran.out + ran.err


@each_readme
@pytest.mark.parametrize("command", registry.names(commands))
def test_every_command_of_the_program_is_shown(command: str, language: str) -> None:
    """None is kept a secret: in the README, or in the guide, whose lines test_docs.py runs."""
    pages = (READMES[language], GUIDES[language])
    assert any(line.split()[1] == command for page in pages for line in commands_in(page))


@pytest.mark.parametrize("path", [*GUIDES.values(), ROOT / "docs" / "scripts.md"], ids=lambda path: path.name)
def test_every_exit_code_is_in_the_table(path: Path) -> None:
    """Those that the errors carry, and those of every program."""
    rows = set(map(int, re.findall(r"^\| ([0-9]+) \|", path.read_text("utf-8"), re.MULTILINE)))
    kinds: list[type[errors.StockmailError]] = [
        *errors.StockmailError.__subclasses__(),
        errors.StockmailError,
    ]
    assert rows == {0, 1, 2, 130} | {kind.exit_code for kind in kinds}


@each_readme
def test_it_fits_one_screen(language: str) -> None:
    """Of a browser: what it is, two commands, the first own draft, a real draft, the scenarios."""
    assert len(READMES[language].read_text("utf-8").splitlines()) <= 70
