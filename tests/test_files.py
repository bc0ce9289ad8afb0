"""Files: read as they are meant, or refused with the place and a caret."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stockmail import kept, messages
from stockmail.errors import FileError, Problem
from stockmail.files import MOST_BYTES, caret, decode, load_json, load_yaml, read_bytes, takes, write_whole


def refused_json(text: str) -> Problem:
    """What is wrong with a JSON text."""
    with pytest.raises(FileError) as error:
        load_json(text, "order.json")
    return error.value.problems[0]


def yaml(folder: Path, text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """What YAML means."""
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return load_yaml(path)


@pytest.mark.parametrize(
    ("text", "place", "sample"),
    [
        ('{"id": 1,}', "1:9", '{"id": 1,}\n        ^'),
        ('{\n"name": "山田" "x"}', "2:14", '"name": "山田" "x"}\n               ^'),
        ('{"ﾔﾏ": x}', "1:8", '{"ﾔﾏ": x}\n       ^'),
        ("", "1:1", "\n^"),
        ("{} {}", "1:4", "{} {}\n   ^"),
        ('{"a": "\x1b[31m"}', "1:8", '{"a": " [31m"}\n       ^'),
    ],
)
def test_a_caret_stands_under_the_fault(text: str, place: str, sample: str) -> None:
    """Kana and kanji are two cells wide; nothing in the sample is obeyed."""
    problem = refused_json(text)
    line, column = place.split(":")
    assert problem.where.startswith(f"order.json:{line}:")
    if problem.where.endswith(f":{column}"):
        assert problem.sample == sample
    under = problem.sample.split("\n")
    assert under[1].strip() == "^"
    assert under[0].isprintable()


def test_the_caret_of_a_long_line_shows_what_is_around_the_fault() -> None:
    """One screen line."""
    shown, under = caret("あ" * 500 + "x" + "い" * 500, 1, 501).split("\n")
    assert shown[(len(under) - 1) // 2] == "x"
    assert len(shown) <= 60


# With ids: some pytests put a test's name into the environment, which holds no name so long.
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000],
    ids=["lists", "objects", "closed lists"],
)
def test_json_a_hundred_thousand_deep_is_refused(text: str) -> None:
    """It neither hangs nor ends the program."""
    assert refused_json(text).message == "is nested too deep"


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    """Nor is a number of 5000 digits one."""
    assert refused_json(f'{{"total": {number}}}').message == "is not JSON: {why}"


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        ("山田".encode("cp932"), 1, "0x8E"),
        (b"a\nb\n\xff", 3, "0xFF"),
        (b"\xef\xbb\xbfa\n\x83\x7d", 2, "0x83"),
        ("山".encode()[:2], 1, "0xE5"),
    ],
)
def test_what_is_not_utf8_is_named_by_line_and_byte(data: bytes, line: int, byte: str) -> None:
    """Also behind a byte order mark."""
    with pytest.raises(FileError) as error:
        decode(data, "order.json")
    (problem,) = error.value.problems
    assert (problem.where, problem.values) == (f"order.json:{line}", {"byte": byte})


def test_a_byte_order_mark_is_no_text() -> None:
    """Windows writes one."""
    assert decode("\ufeff山田".encode(), "x") == "山田"


@pytest.mark.parametrize(
    ("name", "why"),
    [("none.json", "there is no such file"), (".", "is a folder, not a file"), ("a\0b", "cannot be read: ")],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, why: str) -> None:
    """No file, a folder, no name at all."""
    with pytest.raises(FileError) as error:
        read_bytes(tmp_path / name)
    assert why in messages.say(error.value.problems[0], "en")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    """Somebody named the wrong one."""
    path = tmp_path / "film.mp4"
    with path.open("wb") as film:
        film.truncate(MOST_BYTES + 1)
    with pytest.raises(FileError) as error:
        read_bytes(path)
    assert error.value.problems[0].message == "is larger than {most} MB"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("phone: 045-000-0000", "045-000-0000"),
        ("phone: 0450000000", "0450000000"),
        ("phone: +81 45 000 0000", "+81 45 000 0000"),
        ("country: NO", "NO"),
        ("yes: yes", "yes"),
        ("on: Off", "Off"),
        ("price: 37.40", "37.40"),
        ("price: 1_000", "1_000"),
        ("price: 1e3", "1e3"),
        ("price: .inf", ".inf"),
        ("price: .nan", ".nan"),
        ("hours: 10:30", "10:30"),
        ("day: 2026-12-05", "2026-12-05"),
        ("sku: 0x1F", "0x1F"),
        ("sku: 007", "007"),
        ("n: 3740", 3740),
        ("n: 0", 0),
        ("n: 9999999999999999", "9999999999999999"),
        ("gift: true", True),
        ("gift: false", False),
        ("gift: True", "True"),
        ("x: null", None),
        ("x: ~", None),
        ("x:", None),
        ("x: ''", ""),
        ("x: [12-29..01-03, wed]", ["12-29..01-03", "wed"]),
    ],
)
def test_yaml_means_what_a_person_reads(tmp_path: Path, text: str, value: object) -> None:
    """Phone numbers are text, NO is Norway, cents stay."""
    ((_, found),) = yaml(tmp_path, text).items()
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_yaml_file_is_nothing(tmp_path: Path, text: str) -> None:
    """And no error."""
    assert yaml(tmp_path, text) is None


@pytest.mark.parametrize(
    ("text", "place", "sample"),
    [
        ("name: みなと\nurl: a: b\n", "2:7", "url: a: b\n      ^"),
        ("みなと: [a, b\n", "2:1", "\n^"),
        ("店: 山田: x", "1:6", "店: 山田: x\n        ^"),
        ("a: !!python/object:os.system {}", "1:4", "a: !!python/object:os.system {}\n   ^"),
        ("a: 1\n--- \nb: 2\n", "2:1", "--- \n^"),
        ("x: *nobody", "1:4", "x: *nobody\n   ^"),
    ],
)
def test_what_is_not_yaml_is_shown_with_a_caret(tmp_path: Path, text: str, place: str, sample: str) -> None:
    """Where it stands, in columns of the terminal."""
    with pytest.raises(FileError) as error:
        yaml(tmp_path, text)
    (problem,) = error.value.problems
    assert problem.where.removeprefix(f"{tmp_path / 'shop.yaml'}:") == place
    assert problem.sample == sample


def test_control_characters_are_not_yaml(tmp_path: Path) -> None:
    """Said without a traceback."""
    with pytest.raises(FileError, match="is not YAML"):
        yaml(tmp_path, "a: \x00")


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000], ids=["lists", "tables", "dashes"]
)
def test_yaml_a_hundred_thousand_deep_is_refused(tmp_path: Path, deep: str) -> None:
    """Tried in a program of its own: libyaml once ended it. Newer ones refuse it in their own words."""
    path = tmp_path / "deep.yaml"
    path.write_text(deep, encoding="utf-8")
    code = (
        "import sys, pathlib\n"
        "from stockmail import errors, files\n"
        "try: files.load_yaml(pathlib.Path(sys.argv[1]))\n"
        "except errors.FileError as error:\n"
        "    print(error.problems[0].values.get('why', error.problems[0].message))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, timeout=30, check=False
    )
    said = {b"is nested too deep", b"exceeded maximum nesting depth"}
    assert done.returncode == 0
    assert done.stdout.strip() in said


WORDS = st.text("あa0: {}[]-#'\"~.", max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(VALUES)
def test_json_comes_back_as_it_was(value: object) -> None:
    """What Python writes, we read."""
    assert load_json(json.dumps(value, ensure_ascii=False), "x") == value


SHOP = "name: みなと雑貨店\nphone: 045-000-0000\nclosing_days: [wed, 12-29..01-03]\nn: 3\nx: ~\n"


def test_what_is_kept_is_read_without_yaml_and_is_the_same(tmp_path: Path) -> None:
    """The second start is quicker; a program of its own shows that yaml was not even imported."""
    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    first = load_yaml(path, tmp_path / "cache")
    code = (
        "import json, pathlib, sys\n"
        "from stockmail.files import load_yaml\n"
        "value = load_yaml(*map(pathlib.Path, sys.argv[1:]))\n"
        "print(json.dumps([value, 'yaml' in sys.modules]))\n"
    )
    words = [sys.executable, "-c", code, str(path), str(tmp_path / "cache")]
    done = subprocess.run(words, capture_output=True, timeout=30, check=True)
    assert json.loads(done.stdout) == [first, False]
    assert first == load_yaml(path)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """What is kept is never stale."""
    path, cache = tmp_path / "shop.yaml", tmp_path / "cache"
    path.write_text("name: a", encoding="utf-8")
    assert load_yaml(path, cache) == {"name": "a"}
    path.write_text("name: b", encoding="utf-8")
    assert load_yaml(path, cache) == {"name": "b"}


def test_half_a_kept_file_is_made_again(tmp_path: Path) -> None:
    """A full disk once cut it."""
    assert kept.value(tmp_path, "text", lambda _: {"a": 1}) == {"a": 1}
    (made,) = tmp_path.iterdir()
    made.write_bytes(made.read_bytes()[:-9])
    assert kept.value(tmp_path, "text", lambda _: {"a": 2}) == {"a": 2}
    assert kept.fetch(tmp_path, "text") == {"a": 2}


@pytest.mark.parametrize("value", [{1: "a"}, {"a": (1, 2)}, {"a": {1, 2}}, float("nan")])
def test_what_json_would_change_is_not_kept(tmp_path: Path, value: object) -> None:
    """The second read gives the same as the first, or is made again."""
    assert kept.value(tmp_path, "text", lambda _: value) is value
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    """It is only a cache."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    assert load_yaml(path, tmp_path / "file" / "cache") == load_yaml(path)


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shown by refusing the write, since root may write anywhere."""

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError

    path = tmp_path / "shop.yaml"
    path.write_text(SHOP, encoding="utf-8")
    monkeypatch.setattr(os, "open", refuse)
    assert load_yaml(path, tmp_path / "cache")["name"] == "みなと雑貨店"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_a_folder_of_somebody_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept there would be believed."""
    kept.value(tmp_path, "text", lambda _: "mine")
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert kept.value(tmp_path, "text", lambda _: "made again") == "made again"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """As /dev/null would; replacing that would spoil the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, b"text")
        assert reader.communicate()[0] == b"text"
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("name", ["/dev/null", "/dev/stdout", "/dev/fd/1"])
def test_nothing_under_dev_is_ever_replaced(name: str) -> None:
    """Whatever it leads to; only asked here, for the wrong answer would do harm."""
    assert takes(Path(name))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is the file."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError) as error:
        write_whole(tmp_path / "folder", b"text")
    assert "Is a directory" in messages.say(error.value.problems[0], "en")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
