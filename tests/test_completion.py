"""What a TAB offers, in every shell, and how little it loads for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cases import LIBRARY
from tests.conftest import ROOT, Run
from tests.test_architecture import loaded

ORDERS = str(ROOT / "examples" / "orders.csv")


def tab(run: Run, line: str, **environ: str) -> list[str]:
    """What bash is offered at the end of *line*."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_STOCKMAIL_COMPLETE": "complete_bash"}
    ran = run(**asked, **environ)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()


OFFERED = {
    "scenarios": ("stockmail draft -s ", set(LIBRARY.scenarios)),
    "scenarios of a batch": ("stockmail batch orders.csv --scenario re", {"restock", "reviewreply"}),
    "channels": ("stockmail draft --channel ra", {"rakuten", "rakuma"}),
    "reasons": ("stockmail draft --reason o", {"oversold", "order-rush"}),
    "refunds": ("stockmail suggest --refund ba", {"bank"}),
    "rules to set aside": ("stockmail draft --allow no-c", {"no-coupon"}),
    "rules of the review": ("stockmail check --explain hol", {"holes"}),
    "formats": ("stockmail orders x --from shopify-", {"shopify-csv", "shopify-graphql"}),
    "forms": ("stockmail draft --to m", {"mailto", "mbox"}),
    "reports": ("stockmail check x --to g", {"github"}),
    "exports": ("stockmail export e", {"espanso"}),
    "media of the scenario": ("stockmail draft -s sitenotice --as ", {"notice"}),
    "languages": ("stockmail draft --lang ", {"ja", "en"}),
    "states": ("stockmail suggest --state w", {"waiting"}),
    "answers": ("stockmail log reply 1 a", {"alternative", "angry"}),
    "commands": ("stockmail sc", {"scenarios", "schema"}),
    "commands of a command": ("stockmail log s", {"sent", "show"}),
    "cases": ("stockmail preview restock --case co", {"company", "company-person"}),
    "options": ("stockmail draft --refund", {"--refund", "--refund-by", "--refunded-on"}),
    "SKUs of the order file": (f"stockmail draft --order {ORDERS} --short ", {"MUG-NV", "TEA-01"}),
    "SKUs of one order of it": (
        f"stockmail draft --order {ORDERS} --order-id 10236 --short ", {"TEA-01"}),
    "SKUs of a batch": (f"stockmail batch {ORDERS} --stock M", {"MUG-NV"}),
}  # fmt: skip


@pytest.mark.parametrize(("line", "offers"), OFFERED.values(), ids=OFFERED)
def test_a_tab_offers_what_could_come(run: Run, line: str, offers: set[str]) -> None:
    """Of every kind of name."""
    assert set(tab(run, line)) == offers


@pytest.mark.parametrize(
    "line",
    [
        "stockmail draft --order nowhere.json --short ",
        f"stockmail draft --order {ROOT / 'README.md'} --short ",
        "stockmail draft --order - --short ",
        "stockmail draft --shop nowhere.yaml --channel xx",
        "stockmail draft --scenario no-such --as x",
    ],
)
def test_a_fault_offers_nothing_and_says_nothing(run: Run, line: str) -> None:
    """A TAB is no place for complaints."""
    assert tab(run, line) == []


SHELLS = {
    "zsh": ({"_TYPER_COMPLETE_ARGS": "stockmail draft -s rest"}, '"restock":"入荷をお待ちいただく"'),
    "fish": ({"_TYPER_COMPLETE_ARGS": "stockmail draft -s rest", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
             "restock\t入荷をお待ちいただく"),
    "powershell": ({"_TYPER_COMPLETE_ARGS": "stockmail draft -s rest",
                    "_TYPER_COMPLETE_WORD_TO_COMPLETE": "rest"}, "restock:::入荷をお待ちいただく"),
}  # fmt: skip


@pytest.mark.parametrize(("shell", "environ", "shown"), [(name, *each) for name, each in SHELLS.items()])
def test_other_shells_are_told_what_a_name_means(
    run: Run, shell: str, environ: dict[str, str], shown: str
) -> None:
    """The title, in the user's language."""
    title = LIBRARY.scenarios["restock"].title["ja"]
    ran = run(_STOCKMAIL_COMPLETE=f"complete_{shell}", LANG="ja_JP.UTF-8", **environ)
    assert shown.replace("入荷をお待ちいただく", title) in ran.out


LIGHT = {
    "stockmail dr": {"yaml", "jinja2", "sqlite3", "csv"},
    "stockmail draft --to ": {"yaml", "jinja2", "sqlite3", "csv"},
    "stockmail draft -s ": {"yaml", "jinja2", "sqlite3", "csv"},
    "stockmail draft --channel ": {"yaml", "jinja2", "sqlite3", "csv"},
    f"stockmail draft --order {ORDERS} --short ": {"jinja2", "sqlite3"},
}
NEVER = {"rich", "babel", "budoux", "jpholiday", "pydantic", "jsonschema", "prompt_toolkit"}


@pytest.mark.parametrize(("line", "heavy"), LIGHT.items(), ids=LIGHT)
def test_a_tab_loads_only_what_it_tells(run: Run, line: str, heavy: set[str]) -> None:
    """As fast as the cold start allows; files read once before need no YAML."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_STOCKMAIL_COMPLETE": "complete_bash"}
    run(**asked)
    assert loaded(run, **asked) & (heavy | NEVER) == set()


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home with the program on its path."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "stockmail"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stockmail "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    own = {"HOME": str(tmp_path), "PATH": path, "LANG": "C.UTF-8", "TERM": "xterm", "PS1": "ready> "}
    return os.environ | own | {"STOCKMAIL_CACHE": str(tmp_path / "cache")}


@pytest.mark.parametrize(
    ("shell", "begin"), [("bash", ["--norc", "-i"]), ("zsh", ["-f", "-i"]), ("fish", [])]
)
def test_it_works_in_the_shell_itself(shell: str, begin: list[str], home: dict[str, str]) -> None:
    """--install-completion, then a TAB completes a scenario."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    done = subprocess.run([shell, "-c", "stockmail --install-completion; true"], env=home, check=True,
                          capture_output=True, text=True)  # fmt: skip
    assert f"TAB completion for {shell} is set up" in done.stdout
    child = pexpect.spawn(shell, begin, env=home, encoding="utf-8", timeout=30, dimensions=(24, 200))
    try:
        setup = {"bash": "source ~/.bashrc", "zsh": "source ~/.zshrc", "fish": "true"}[shell]
        child.sendline(f"{setup}; echo set-$((1+1))" if shell != "fish" else "echo set-(math 1+1)")
        child.expect_exact("set-2")
        # The first TAB of a zsh only loads what the second one asks.
        child.send("stockmail draft -s thank\t" + ("\t" if shell == "zsh" else ""))
        child.expect("thanks|thank\x07s")
        child.send("--example --lang en\r")
        child.expect_exact("Subject: ")
    finally:
        child.close(force=True)


def in_shell(name: str, option: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The program, as if the processes around it were the shell called *name*; "" is none."""
    found = f"return {name!r}, ''" if name else "raise shellingham.ShellDetectionFailure"
    lines = ["import sys, shellingham", "from stockmail.cli import main", f"def found(): {found}",
             "shellingham.detect_shell = found", f"sys.argv[1:] = [{option!r}]", "main()"]  # fmt: skip
    words = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.run(words, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_outside_of_a_shell_it_says_where_to_set_it_up(option: str, home: dict[str, str]) -> None:
    """Cron has no TAB."""
    done = in_shell("", option, home | {"STOCKMAIL_UI": "ja"})
    assert (done.returncode, done.stdout) == (2, "")
    assert "PowerShell のどれかの中で" in done.stderr


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_is_told_how_and_nothing_of_it_is_changed(
    shell: str, home: dict[str, str], tmp_path: Path
) -> None:
    """No policy is lifted. What its profile gets calls the program; no test here can run it."""
    before = sorted(tmp_path.rglob("*"))
    done = in_shell(shell, "--install-completion", home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "stockmail --show-completion | Add-Content $PROFILE" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before
    script = in_shell(shell, "--show-completion", home).stdout
    assert 'Env:_STOCKMAIL_COMPLETE = "complete_powershell"' in script
    assert "Register-ArgumentCompleter -Native -CommandName stockmail" in script
