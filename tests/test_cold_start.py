"""What is kept between runs makes no draft another, in whatever state the cache folder is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from stockmail import kept
from stockmail.brief import Brief
from stockmail.compose import compose
from stockmail.library import Library, root
from stockmail.saying import Saying
from tests.by_hand import a_case
from tests.cases import LIBRARY, a_draft
from tests.conftest import ROOT, TODAY, Ran, Run
from tests.matrix import Cell, cells

ORDER = ("--order", str(ROOT / "examples" / "order.json"), "--shop", str(ROOT / "examples" / "shop.yaml"))
DRAFT = ("draft", "--scenario", "restock", *ORDER)
BRIEF: Brief = compose(a_case(note="x"))
# The others differ in no way that a form does not have by itself (test_worked_out_once.py has all).
CELLS = [cell for cell in cells() if cell.case in {"offers", "lines", "company-person", "bank"}]
NOWHERE = "/proc/self/nowhere"


def drafted(run: Run, cache: Path | str) -> Ran:
    """A draft with that cache folder."""
    ran = run(*DRAFT, STOCKMAIL_CACHE=str(cache))
    assert ran.code == 0, ran.err
    return ran


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that finds all forms kept by another; what it does not find it makes."""
    folder = tmp_path_factory.mktemp("kept")
    first = Library(None, folder)
    for cell in CELLS:
        a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium, first)
    return Library(None, folder)


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_form_that_was_kept_says_what_its_template_says(cell: Cell, warm: Library) -> None:
    """Every cell of the matrix, from a form of the run before and with nothing kept."""
    args = (LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium)
    assert a_draft(*args, warm) == a_draft(*args, LIBRARY)


@pytest.mark.parametrize(("language", "scenario"), [("ja", "restock"), ("en", "delay"), ("ja", "partial")])
def test_a_second_run_says_the_same(run: Run, tmp_path: Path, language: str, scenario: str) -> None:
    """Nothing kept, all kept, and kept nowhere: one draft, one talk."""
    words = ("draft", "--scenario", scenario, "--example", "--lang", language)
    folders = (NOWHERE, tmp_path / "cache", tmp_path / "cache", tmp_path / "cache")
    assert len({run(*words, STOCKMAIL_CACHE=str(folder)) for folder in folders}) == 1
    assert list((tmp_path / "cache").iterdir()) != []


def all_files(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """Change every file in *folder*."""
    for path in folder.iterdir():
        path.write_bytes(change(path.read_bytes()))


def under_other_names(folder: Path) -> None:
    """Each file holds what belongs into the next."""
    paths = sorted(folder.glob("*.json"))
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, (*contents[1:], contents[0]), strict=True):
        path.write_bytes(content)


def folders(folder: Path) -> None:
    """Each file is a folder of its name."""
    for path in folder.iterdir():
        path.unlink()
        path.mkdir()


def links(folder: Path) -> None:
    """Each file is a link to nothing."""
    for path in folder.iterdir():
        path.unlink()
        path.symlink_to(folder / "gone")


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut in half": lambda data: data[: len(data) // 2],
    "one byte short": lambda data: data[:-1],
    "one bit off": lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
    "other words": lambda data: data.replace("様".encode(), "氏".encode()),
    "noise": lambda data: os.urandom(len(data)),
    "zeros": lambda data: bytes(len(data)),
    "brackets": lambda _: b"00000000" + b"[" * 100_000,
}
HARMS: dict[str, Callable[[Path], None]] = {
    **{name: partial(all_files, change=change) for name, change in CHANGES.items()},
    "under other names": under_other_names,
    "folders": folders,
    "links to nothing": links,
    "gone": shutil.rmtree,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_harmed_cache_changes_no_draft(run: Run, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """It is noticed and made again; not a word about it, not a word another."""
    whole = drafted(run, tmp_path / "cache")
    harm(tmp_path / "cache")
    assert drafted(run, tmp_path / "cache") == whole
    assert drafted(run, tmp_path / "cache") == whole
    assert [path for path in (tmp_path / "cache").iterdir() if path.suffix not in {".json", ""}] == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here that nobody can write to")
@pytest.mark.parametrize("folder", ["/proc", NOWHERE, "/dev/null", "/dev/null/x"])
def test_a_folder_that_takes_nothing_changes_no_draft(run: Run, tmp_path: Path, folder: str) -> None:
    """Read-only, impossible, no folder at all, no name at all."""
    assert drafted(run, folder) == drafted(run, tmp_path / "cache")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no permissions here")
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777])
def test_nothing_is_believed_in_a_folder_that_others_can_write_to(
    run: Run, tmp_path: Path, mode: int
) -> None:
    """Somebody put other words there, with every checksum right."""
    whole, cache = drafted(run, tmp_path / "cache"), tmp_path / "cache"
    poisoned = _poison(cache, "様", "氏")
    assert "氏" in drafted(run, cache).out  # of one's own folder it is believed
    cache.chmod(mode)
    assert drafted(run, cache) == whole
    assert {path.read_bytes() for path in poisoned} == set(poisoned.values())  # and nothing is written


def _poison(cache: Path, old: str, new: str) -> dict[Path, bytes]:
    """Forms in *cache* with other words; what they hold now."""
    changed = {}
    for path in cache.glob("*.json"):
        said, _, source = path.read_bytes()[kept.SUM :].partition(b"\n")
        value = json.loads(said)
        if isinstance(value, list) and len(value) == 2:
            value[1][0] = value[1][0].replace(old, new)
            kept.keep(cache, source.decode(), value)
            changed[path] = path.read_bytes()
    return changed


def test_many_at_once_say_the_same(tmp_path: Path) -> None:
    """Each makes what it needs; none reads what another has half written."""
    environ = os.environ | {"STOCKMAIL_CACHE": str(tmp_path / "cache"), "STOCKMAIL_TODAY": TODAY}
    words = [sys.executable, "-m", "stockmail", *DRAFT]
    many = [subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, cwd=tmp_path) for _ in range(6)]
    assert len({each.communicate(timeout=120)[0] for each in many}) == 1
    assert {each.returncode for each in many} == {0}
    assert [path for path in (tmp_path / "cache").iterdir() if path.suffix not in {".json", ""}] == []


def a_saying(folder: Path, cache: Path) -> Saying:
    """The texts in *folder*, as at the start of a run."""

    def load() -> Any:  # noqa: ANN401 - Jinja's environment
        from stockmail.texts import environment

        return environment((folder / "ja", folder), (), cache)

    return Saying(load, (folder / "ja", folder), cache, shipped=True)


def said(made: Saying) -> str:
    """The words of BRIEF with marks."""
    assert made.forms
    filled = made.forms.fill(BRIEF)
    assert filled
    return filled.form.marked


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A copy of the shipped texts."""
    shutil.copytree(root() / "templates", tmp_path / "templates")
    return tmp_path / "templates"


def test_a_form_met_before_needs_no_templates(texts: Path, tmp_path: Path) -> None:
    """Jinja's environment is not even made."""
    first, second = (a_saying(texts, tmp_path / "cache") for _ in range(2))
    assert said(first) == said(second)
    assert "environment" in vars(first)
    assert "environment" not in vars(second)


@pytest.mark.parametrize("name", ["ja/scenarios/restock.j2", "ja/mail.j2"])
def test_an_edited_text_is_rendered_anew(texts: Path, tmp_path: Path, name: str) -> None:
    """The scenario's own, and the layout that it stands on."""
    before = said(a_saying(texts, tmp_path / "cache"))
    old = (texts / name).read_text(encoding="utf-8")
    (texts / name).write_text(old.replace("。", "、です。"), encoding="utf-8")
    after = said(a_saying(texts, tmp_path / "cache"))
    (texts / name).unlink()
    assert after != before
    with pytest.raises(AssertionError):
        said(a_saying(texts, tmp_path / "cache"))


def test_a_form_of_other_code_is_made_anew(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new release, or a new Jinja."""
    said(a_saying(texts, tmp_path / "cache"))
    monkeypatch.setattr(kept, "stamp", lambda *_: "another")
    renewed = a_saying(texts, tmp_path / "cache")
    said(renewed)
    assert "environment" in vars(renewed)


def test_where_code_cannot_be_told_apart_no_form_is_kept(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Out of a zip file, say."""
    monkeypatch.setattr(kept, "stamp", lambda *_: None)
    for _ in range(2):
        made = a_saying(texts, tmp_path / "cache")
        said(made)
        assert "environment" in vars(made)


NO_FORMS = [1, [], [1], [{}, 3], [{}, [1, 2]], [[], None], [{"a": 1}, None], None, "x"]


@pytest.mark.parametrize("value", NO_FORMS, ids=str)
def test_what_is_no_form_is_made_anew(texts: Path, tmp_path: Path, value: object) -> None:
    """Whatever stands in the file."""
    made = a_saying(texts, tmp_path / "cache")
    assert made.forms
    assert made.forms.shelf
    shelf = made.forms.shelf
    kept.keep(tmp_path / "cache", f"{shelf.stamp}\n'key'", value)  # type: ignore[attr-defined]
    with pytest.raises(LookupError):
        shelf.fetch("key")


def test_a_stamp_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is none where there is no file."""
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "made_up.py").write_text("A = 1\n", encoding="utf-8")
    first = kept.stamp("made_up")
    (tmp_path / "made_up.py").write_text("A = 12\n", encoding="utf-8")
    assert first
    assert kept.stamp("made_up") not in {first, None}
    assert kept.stamp("sys") is None
    assert kept.stamp("no_such_module") is None


def test_of_too_many_files_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of years does not grow for ever."""
    monkeypatch.setattr(kept, "MOST_FILES", 10)
    for number in range(30):
        kept.keep(tmp_path, f"text {number}", number)
        path = max(tmp_path.iterdir(), key=lambda each: each.stat().st_mtime_ns)
        os.utime(path, ns=(number, number))
    assert len(list(tmp_path.iterdir())) <= kept.MOST_FILES
    assert kept.fetch(tmp_path, "text 29") == 29
    with pytest.raises(kept.Unkept):
        kept.fetch(tmp_path, "text 0")


def test_only_its_owner_reads_what_is_kept(run: Run, tmp_path: Path) -> None:
    """Folder and files."""
    drafted(run, tmp_path / "cache")
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "cache").iterdir()} == {0o600}


OF_THE_ORDER = ("山田", "太郎", "ヤマダ", "taro@", "10234", "MUG-NV", "7,480", "7480")


def test_nothing_of_the_customer_is_kept(run: Run, tmp_path: Path) -> None:
    """No name, address, number or line of the order."""
    note = "ご結婚おめでとうございます。"
    run(*DRAFT, "--note", note, STOCKMAIL_CACHE=str(tmp_path / "cache"))
    for path in (tmp_path / "cache").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert [each for each in OF_THE_ORDER if each in text] == []
        assert note not in text
