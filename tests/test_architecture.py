"""What may know what, what may be loaded when, and what a registry's members promise."""

import ast
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from stockmail import registry
from stockmail.cli import commands
from tests.conftest import ROOT, Run

PACKAGE = ROOT / "stockmail"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def words(text: str) -> frozenset[str]:
    """The words of *text*."""
    return frozenset(text.split())


# From the ground up. A module imports from its own rank or from below it.
RANKS = (
    words("envelope errors manual model") | {""},
    words("answers bans channel checks chunks counts fields flow jsontext kinds reading rows shapes wrap"),
    words(  # the core: values in, values out
        "ask bounds brief calendar case channel_file compose deadlines decisions entry forms free gaps goods "
        "known layout mail_account money names order order_fields overlay phrase_file phrases refunds "
        "refusals render review rules scenario schema shop shortage snippet_file steps suggest telling voice "
        "vouched weights who"
    ),
    words(  # the outside world: files, folders, clock, streams
        "clipboard drafts_folder editor exports files kept library log messages outputs readers "
        "registry reports rulebook saying settings sheets shop_file system texts world yaml_"
    ),
    words("advice cases examples route snippets"),  # the route; it asks the library for words and rules
    # the route for programs and for many orders; the files these go to or come from
    words("api batch doctor proof skeleton"),
    words("cli __main__"),  # the door
)
# The route stands above the library but lives by the core's rules.
PURE = RANKS[0] | RANKS[1] | RANKS[2] | RANKS[4]
OUTSIDE = words(
    "typer click rich yaml os sys io pathlib shutil subprocess tempfile time socket sqlite3 platformdirs "
    "locale logging"
)
ACTS = words("now utcnow today open read_text read_bytes write_text write_bytes")
SPOKEN = words("open print input")


def id_of(path: Path) -> str:
    """The module's file, from the package down."""
    return path.relative_to(PACKAGE).as_posix()


def module_of(path: Path) -> str:
    """The dotted name of the module in *path*, without the package's own; "" is the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in SOURCES}


def imports_of(path: Path) -> set[str]:
    """Every module of any package that *path* imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a name comes from"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def ours(path: Path) -> set[str]:
    """The modules of stockmail that *path* imports, by their names in MODULES."""
    names = {name.removeprefix("stockmail").removeprefix(".") for name in imports_of(path)
             if first(name) == "stockmail"}  # fmt: skip
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


def first(module: str) -> str:
    """The first word of a dotted name."""
    return module.partition(".")[0]


def rank(module: str) -> int:
    """How far above the ground *module* stands; fails for one that the table does not know."""
    top = first(module)
    found = [number for number, members in enumerate(RANKS) if top in members]
    assert len(found) == 1, f"give {top} a rank in {Path(__file__).name}"
    return found[0]


@pytest.mark.parametrize("path", SOURCES, ids=id_of)
def test_imports_point_down(path: Path) -> None:
    """A module imports only from its own rank or below."""
    here = rank(module_of(path))
    assert {name for name in ours(path) if rank(name) > here} == set()


def test_imports_form_no_circle() -> None:
    """Every module can be read after those that it imports."""
    TopologicalSorter({name: ours(path) - {name} for name, path in MODULES.items()}).prepare()


@pytest.mark.parametrize("path", [path for path in SOURCES if first(module_of(path)) in PURE], ids=id_of)
def test_the_core_knows_nothing_of_the_outside(path: Path) -> None:
    """No command line, no YAML, no files, no clock, no printing."""
    assert {first(name) for name in imports_of(path)} & OUTSIDE == set()
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call)]  # fmt: skip
    assert {call.attr for call in calls if isinstance(call, ast.Attribute)} & ACTS == set()
    assert {call.id for call in calls if isinstance(call, ast.Name)} & SPOKEN == set()


def test_branches_are_measured_of_the_core_and_of_nothing_else() -> None:
    """pyproject.toml leaves out what may touch the outside world."""
    measured = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]
    left_out = [pattern.removeprefix("stockmail/") for pattern in measured["run"]["omit"]]
    assert {
        id_of(path) for path in SOURCES if any(fnmatch(id_of(path), pattern) for pattern in left_out)
    } == {id_of(path) for path in SOURCES if first(module_of(path)) not in PURE}


def test_only_the_door_knows_typer() -> None:
    """Another door could be built beside this one."""
    knowing = {first(module_of(path)) for path in SOURCES
               if any(first(name) == "typer" for name in imports_of(path))}  # fmt: skip
    assert knowing == {"cli"}


LOADS = Path(__file__).resolve().parent / "loads"
RESTOCK = ("draft", "--scenario", "restock")
STARTS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "help": (("--help",), {}),
    "draft": ((*RESTOCK, "--order", str(ROOT / "examples" / "order.json"), "--shop",
               str(ROOT / "examples" / "shop.yaml")), {}),
    "tab": ((), {"_STOCKMAIL_COMPLETE": "complete_bash", "COMP_WORDS": "stockmail draft --scenario re",
                 "COMP_CWORD": "3"}),
}  # fmt: skip


def modules(run: Run, *args: str, **environ: str) -> set[str]:
    """All that a run of the program imports, in whatever way."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "loaded"
        ran = run(*args, PYTHONPATH=str(LOADS / "site"), LOADED=str(told), **environ)
        assert ran.code == 0
        return set(told.read_text(encoding="utf-8").split())


def loaded(run: Run, *args: str, **environ: str) -> set[str]:
    """The top names of the same."""
    return set(map(first, modules(run, *args, **environ)))


def test_help_loads_nothing_heavy(run: Run) -> None:
    """Asking for help stays instant."""
    heavy = {"jinja2", "yaml", "rich", "babel", "budoux", "jpholiday", "pydantic", "jsonschema"}
    assert loaded(run, "--help") & heavy == set()


@pytest.mark.parametrize("start", STARTS)
def test_a_start_loads_what_is_listed(
    run: Run, cache: Path, start: str, request: pytest.FixtureRequest
) -> None:
    """Every module of ours, and every library that typer does not load itself, once files are kept.

    ``pytest --accept`` writes the list anew; a longer one makes every start slower (bench/start.py).
    """
    args, environ = STARTS[start]
    environ = {**environ, "STOCKMAIL_CACHE": "", "XDG_CACHE_HOME": str(cache)}  # as the system has it
    run(*args, **environ)
    found = modules(run, *args, **environ)
    hello = [sys.executable, "-c", "import sys, typer; print(*sys.modules)"]
    typers = set(subprocess.run(hello, capture_output=True, text=True, check=True).stdout.split())
    ours = {name for name in found if first(name) == "stockmail"}
    theirs = set(map(first, found - typers - ours)) - set(sys.stdlib_module_names) - {"sitecustomize"}
    told = "".join(f"{name}\n" for name in (*sorted(ours), *sorted(theirs - set(map(first, typers)))))
    path = LOADS / f"{start}.txt"
    if request.config.getoption("--accept"):
        path.write_text(told, encoding="utf-8", newline="\n")
    assert told == path.read_text(encoding="utf-8")


def test_the_checkout_holds_no_copy_of_the_words() -> None:
    """templates/ and scenarios.yaml are the live ones; a copy beside them would go stale unseen."""
    assert not (PACKAGE / "_data").exists()


@pytest.mark.parametrize("name", registry.names(commands))
def test_a_command_can_be_listed_and_called(name: str) -> None:
    """What the door asks of each module of cli/commands."""
    module = registry.load(commands, name)
    assert module.about().endswith(".")
    assert callable(module.register)
