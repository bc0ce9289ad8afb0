"""Own texts: every fault by file and line, before a customer sees it; the draft again at each save."""

import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.screen import Screen

SHOP = "name: みなと雑貨店\nstaff: 佐藤\nemail: a@b.example\n"
START = '{% extends "stockmail/scenarios/restock.j2" %}\n{% block apology %}\n'
END = "\n{% endblock %}\n"
GOOD = f"{START}せっかくお選びくださったのに、すぐにお届けできず、誠に申し訳ございません。{END}"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The text for the restock of a shop that has one."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    path = tmp_path / "templates" / "ja" / "scenarios" / "restock.j2"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_text_has_no_fault(run: Run, own: Path) -> None:
    """Exit 0, nothing on stdout; how much was tried is told."""
    ran = run("templates", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "texts: 1; drafts: 36; faults: 0" in ran.err
    assert run("templates").out == f"{own.relative_to(own.parents[3])}\n"


FAULTS = {
    "broken syntax": (f"{START}{{% if %}}{END}", "restock.j2:3: the text failed"),
    "a name that only a present has": (
        f"{START}{{% if order.gift %}}{{{{ order.nmuber }}}}{{% endif %}}申し訳ございません。{END}",
        "has no attribute 'nmuber'; seen in ja restock mail gift"),
    "a block that is none": (GOOD.replace("apology", "apolgy"), "restock.j2:2: block: apolgy is unknown"),
    "a hole": (f"{START}せっかくお選びくださったのに\n〔お詫び〕{END}", "restock.j2:4: “〔お詫び〕”"),
    "a rule": (f"{START}申し訳ございません。\n\nなにとぞご了承ください。{END}", "restock.j2:5: “"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_by_file_and_line(run: Run, own: Path, text: str, told: str) -> None:
    """Exit 1."""
    own.write_text(text, encoding="utf-8")
    ran = run("templates", "check")
    assert ran.code == 1
    assert told in ran.out


def test_a_file_that_nothing_uses_is_told(run: Run, own: Path) -> None:
    """With the name that was meant; one that an own text includes is used."""
    own.with_name("restok.j2").write_text(GOOD, encoding="utf-8")
    assert "restok.j2: nothing uses a text of this name; did you mean" in run("templates", "check").out
    own.with_name("restok.j2").rename(own.with_name("ours.j2"))
    own.write_text(f"{START}{{% include 'scenarios/ours.j2' %}}{END}", encoding="utf-8")
    assert "nothing uses" not in run("templates", "check").out


def test_a_shared_text_is_tried_in_every_scenario(run: Run, own: Path) -> None:
    """A block or a layout has a part in all drafts of its language."""
    own.unlink()
    offer = own.parents[1] / "blocks" / "offer.j2"
    offer.parent.mkdir()
    offer.write_text("{{ coupon.cod }}\n", encoding="utf-8")
    ran = run("templates", "check")
    assert ran.code == 1
    assert "offer.j2:1: the text failed" in ran.out


def test_without_own_texts_there_is_nothing_to_check(run: Run) -> None:
    """Exit 0, and the command that begins."""
    ran = run("templates", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "stockmail init --templates" in ran.err


def test_a_preview_is_the_draft_in_the_shops_words(run: Run, own: Path) -> None:
    """Of the order that is asked for; a bad one is refused."""
    own.write_text(GOOD.replace("すぐに", "今すぐ"), encoding="utf-8")
    assert "今すぐお届けできず" in run("preview", "restock").out
    assert "みどり設計" in run("preview", "restock", "--case", "company").out
    assert run("preview", "restock", "--case", "compny").code == 3
    assert run("preview", "restok").code == 3


def test_watching_shows_every_save_and_waits_out_a_fault(own: Path, tmp_path: Path) -> None:
    """Also a save by renaming; Ctrl-C ends it; waiting costs next to no time of the processor."""
    with Screen(tmp_path, "preview", "restock", "--watch") as screen:
        screen.until("waitingforthenextsave")
        own.write_text(GOOD.replace("すぐに", "今すぐ"), encoding="utf-8")
        screen.until("今すぐ")
        own.write_text("{% if %}", encoding="utf-8")
        screen.until("thetextfailed")
        aside = own.with_suffix(".tmp")
        aside.write_text(GOOD.replace("すぐに", "本日"), encoding="utf-8")
        aside.replace(own)
        screen.until("本日")
        before = busy(screen.child.pid)
        time.sleep(2)
        assert busy(screen.child.pid) - before <= 0.2
        screen.child.send("\x03")
        assert screen.end() == 130


def busy(pid: int | None) -> float:
    """The processor's time that a process has used, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
