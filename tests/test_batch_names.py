"""The name of a draft's file is taken by every system, and never leads out of its folder."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail.batch.done import Made
from stockmail.batch.filenames import MOST_BYTES, safe
from stockmail.batch.spool import Folder

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@pytest.mark.parametrize(
    ("number", "name", "wanted"),
    [
        ("10234", "山田 太郎", "10234_山田太郎"),
        ("#1001", "Jane Miller", "#1001_Jane_Miller"),
        ("10234", "", "10234"),
        ("503-1/2", "髙橋 陽翔", "503-1-2_髙橋陽翔"),
        ("../../etc/passwd", "", "-..-etc-passwd"),
        ("a\x00b\x1b[31m", "", "ab[31m"),
        ("", "", "order"),
        ("..", "", "order"),
    ],
)
def test_a_name_tells_order_and_customer(number: str, name: str, wanted: str) -> None:
    """Japanese names without the space, Latin ones with their words apart."""
    assert safe(number, name) == wanted


@given(number=st.text(max_size=300), name=st.text(max_size=300))
def test_whatever_an_order_holds_its_file_has_a_plain_name(number: str, name: str) -> None:
    """No folder, no drive, no reserved word, no blank or dot at its ends, never too long."""
    made = safe(number, name)
    assert made
    assert made.strip(" .") == made
    assert Path(made).name == made
    assert PureWindowsPath(made).name == made
    assert not set(made) & set('<>:"/\\|?*')
    assert made.isprintable()
    assert made.partition(".")[0].casefold() not in RESERVED
    assert len(made.encode()) <= MOST_BYTES + 10


def test_names_that_differ_only_in_case_get_files_of_their_own(tmp_path: Path) -> None:
    """On Windows and macOS they would be one."""
    with Folder(tmp_path, ".txt", force=False) as folder:
        made = [Made(0, stem, "", stem, 0, stem.encode()) for stem in ("Ab", "aB", "ab")]
        folder.add(made, [None] * 3)
        folder.settle(lambda _rows: None)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.txt")} == {
        "Ab.txt": b"Ab", "aB-2.txt": b"aB", "ab-3.txt": b"ab",
    }  # fmt: skip


def test_a_thousand_orders_of_one_name_get_a_file_each(tmp_path: Path) -> None:
    """Numbered on from the last, not from the first; one that is called like a number is passed over."""
    stems = ["order-3", *["order"] * 1000, "order-2", "Order"]
    with Folder(tmp_path, ".txt", force=False) as folder:
        folder.add([Made(0, "", "", stem, 0, b"%d" % at) for at, stem in enumerate(stems)], [None] * 1003)
        folder.settle(lambda _rows: None)
    made = {path.name: int(path.read_bytes()) for path in tmp_path.glob("*.txt")}
    assert len(made) == 1003
    assert [made[f"order{end}.txt"] for end in ("", "-2", "-3", "-4", "-1001")] == [1, 2, 0, 3, 1000]
    assert made["order-2-2.txt"] == 1001
    assert made["Order-1002.txt"] == 1002
