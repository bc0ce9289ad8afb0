"""``stockmail new``, driven to its end on a terminal: in both languages, wide and narrow."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from stockmail import messages
from stockmail.cli import listing
from stockmail.readers import orders, source
from stockmail.readers.sources import Sources
from tests.conftest import ROOT, Run
from tests.sitting import Sitting

EXAMPLES = ROOT / "examples"
ORDERS = ROOT / "tests" / "orders"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a shop and its orders."""
    for name in ("shop.yaml", "orders.csv"):
        shutil.copy(EXAMPLES / name, tmp_path)
    order = json.loads((EXAMPLES / "order.json").read_bytes())
    order.pop("decisions", None)
    (tmp_path / "order.json").write_text(json.dumps(order), encoding="utf-8")
    return tmp_path


def last_command(sitting: Sitting) -> str:
    """The one-line command that it ends with."""
    lines = [line for line in sitting.said.split("\n") if line.startswith(("stockmail ", "printf "))]
    return lines[-1]


def again(sitting: Sitting) -> str:
    """What that command prints."""
    command = last_command(sitting).replace("stockmail ", f"{sys.executable} -m stockmail ", 1)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=sitting.folder,
        env=sitting.environ,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in {0, 5}, done.stderr.decode()
    return done.stdout.decode()


def ui(tongue: str, text: str) -> str:
    """The first words of *text* in the user's language: a narrow terminal breaks the rest."""
    return messages.translation(tongue).gettext(text).format()[:10]


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("tongue", ["en", "ja"])
def test_a_draft_from_a_file_by_questions(desk: Path, run: Run, tongue: str, columns: int) -> None:
    """Enter for nearly everything; the draft on stdout is that of the command it ends with."""
    with Sitting(desk, "new", columns, tongue) as sitting:
        sitting.answers(
            (ui(tongue, "Where is the order?"), "1"),
            (ui(tongue, "Which file?"), "orders.csv"),
            (ui(tongue, "Which order?"), "10235"),
            (ui(tongue, "Which product cannot ship?"), ""),
            (ui(tongue, "What has happened so far?"), ""),
            (ui(tongue, "What do you know of the missing product?"), "1"),
            (ui(tongue, "When is it back?"), "12/5"),
            (ui(tongue, "Suggested:"), ""),
            (ui(tongue, "Why is it missing?"), ""),
            (ui(tongue, "Anything to add?"), ""),
            (ui(tongue, "Was the money taken?"), ""),
            (ui(tongue, "What now?"), "done"),
        )
        assert sitting.leaves() == 0
        assert sitting.too_wide == []
        assert "髙橋花子 様" in sitting.out
        assert "12月5日（土）" in sitting.out
        assert last_command(sitting).startswith("stockmail draft --scenario partial --order orders.csv")
        assert again(sitting) == sitting.out
    assert run("draft", "-s", "partial", "--order", "orders.csv", "--order-id", "10235", "--short", "MUG-NV",
               "--restock-date", "12/5", "--paid", cwd=desk).out == sitting.out  # fmt: skip


def test_the_preview_shows_text_findings_and_steps(desk: Path) -> None:
    """Before anything is given out."""
    with Sitting(desk, "new --order order.json") as sitting:
        sitting.answers(("how many", ""), ("so far", ""), ("What do you know", "3"), ("Suggested:", ""))
        sitting.answers(("Anything to add?", ""))
        sitting.hears("What now?")
        assert "件名: 【お詫び】" in sitting.said
        assert "note: " in sitting.said
        assert "before sending:" in sitting.said
        assert not (desk / "out.txt").read_text()


def paste(sitting: Sitting, text: str) -> None:
    """As terminals hand over what is pasted."""
    sitting.child.send(f"\x1b[200~{text}\x1b[201~")
    sitting.types("")
    if not text.endswith("\n"):
        sitting.types("")


@pytest.mark.parametrize("name", ["orders.csv", "order.json"])
def test_a_pasted_order_and_a_command_that_holds_it(desk: Path, name: str) -> None:
    """The order goes into the command, so that it needs no file."""
    text = (desk / name).read_text(encoding="utf-8")
    with Sitting(desk, "new") as sitting:
        sitting.answers(("Where is the order?", "2"))
        sitting.hears("Paste it")
        sitting.waits()
        paste(sitting, text)
        if name == "orders.csv":
            sitting.answers(("Which order?", "1"))
        sitting.answers(("how many are missing?", "1"), ("so far", ""), ("What do you know", "2"))
        sitting.answers(("Suggested:", "restock"), ("hear from you again?", ""), ("Why is it", ""))
        sitting.answers(("Anything to add?", ""))
        if name == "orders.csv":
            sitting.answers(("Was the money taken?", ""))
        sitting.answers(("What now?", "done"))
        assert sitting.leaves() == 0
        assert "1点" in sitting.out
        assert last_command(sitting).startswith("printf %s '{")
        shutil.rmtree(desk / "cache")
        (desk / name).unlink()
        assert again(sitting) == sitting.out


def every_order() -> Iterator[tuple[str, object]]:
    """Each order in the sample files of every system."""
    for path in sorted(ORDERS.glob("*/*")):
        if path.suffix in {".csv", ".txt", ".json", ".xml"}:
            try:
                read = orders.read(Sources((str(path),)), BytesIO())
                found = [each for files in read for each in files.orders]
            except Exception:  # noqa: BLE001, S112 - a file that is only half of an order
                continue
            yield from ((path.parent.name, each) for each in found)


def test_an_order_of_any_system_survives_as_one_json_line() -> None:
    """What is pasted comes back word for word from the command's own JSON."""
    count = 0
    for name, found in every_order():
        line = listing.line(found)  # type: ignore[arg-type]
        back = orders.one_of([f for files in orders.of_source(source.of_bytes(line.encode(), name))
                              for f in files.orders], None)  # fmt: skip
        assert json.loads(listing.line(back)) == json.loads(line), name
        count += 1
    assert count > 40


def test_a_typed_order_and_wrong_answers(desk: Path) -> None:
    """A wrong answer is explained and asked again; only what is missing is asked for."""
    with Sitting(desk, "new") as sitting:
        sitting.answers(("Where is the order?", "7"), ("a number from 1 to 4", "3"))
        sitting.answers(("Order number", ""), ("only you can know this", "10234"))
        sitting.answers(("full name", "山田 太郎"), ("Product", "マグカップ x2 @abc"))
        sitting.answers(("not an amount", "マグカップ x2 @3740"), ("Another product", ""))
        sitting.answers(("how many are missing?", "5"), ("a number from 1 to 2", ""), ("so far", ""))
        sitting.answers(("What do you know", "1"), ("When is it back?", "soon"), ("is no date", "12/5"))
        sitting.answers(("Suggested:", ""), ("Why is it missing?", "8"), ("of your own", "x。y。"))
        sitting.answers(("must be one sentence", "棚から落として割ってしまいました"))
        sitting.answers(
            ("Anything to add?", "3"), ("Which coupon?", "SORRY"), ("must be CODE:500", "SORRY5:500")
        )
        sitting.answers(("Last day of the coupon", ""), ("Was the money taken?", ""))
        sitting.answers(
            ("How does the money go back?", "cash"), ("is unknown", "card"), ("What now?", "done")
        )
        assert sitting.leaves() == 0
        assert "棚から落として割ってしまいました。" in sitting.out
        assert "SORRY5（" in sitting.out
        assert again(sitting) == sitting.out


def test_without_an_order_it_is_a_form(desk: Path) -> None:
    """The command it ends with never asks."""
    with Sitting(desk, "new") as sitting:
        sitting.answers(("Where is the order?", "4"), ("What happened?", "1"), ("When is it back?", ""))
        sitting.answers(("hear from you again?", ""), ("Why is it missing?", ""), ("Anything to add?", ""))
        sitting.answers(("What now?", "done"))
        assert sitting.leaves() == 0
        assert "〔ご注文番号〕" in sitting.out
        assert "still blank" in sitting.said
        assert again(sitting) == sitting.out


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_leaves_nothing_behind(desk: Path, key: str) -> None:
    """Exit 130, nothing printed, nothing written."""
    with Sitting(desk, "new --order order.json") as sitting:
        sitting.answers(("how many", ""), ("so far", ""))
        sitting.hears("What do you know")
        sitting.waits()
        sitting.child.send(key)
        assert sitting.leaves() == 130
        assert sitting.out == ""
    assert {path.name for path in desk.iterdir()} <= {
        "shop.yaml",
        "orders.csv",
        "order.json",
        "out.txt",
        "cache",
    }


def test_giving_up_is_ctrl_c(desk: Path) -> None:
    """The last line of the menu."""
    with Sitting(desk, "new --order order.json") as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "stop"))
        assert sitting.leaves() == 130
        assert sitting.out == ""


def to_the_menu(sitting: Sitting) -> None:
    """A discontinued product, the shortest way."""
    sitting.answers(("how many", ""), ("so far", ""), ("What do you know", "3"), ("Suggested:", ""))
    sitting.answers(("Anything to add?", ""))


def test_without_a_terminal_it_refuses_and_names_the_way(run: Run) -> None:
    """In a script nobody answers."""
    ran = run("new")
    assert (ran.code, ran.out) == (2, "")
    assert "stockmail draft --scenario restock --order order.json" in ran.err


def test_one_thing_is_changed_and_the_rest_stays(desk: Path) -> None:
    """Language, channel, a decision; what the channel forbids is asked about."""
    with Sitting(desk, "new --order order.json") as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "4"), ("Change what?", "coupon"), ("Which coupon?", "SORRY:10%"))
        sitting.answers(("Last day", "-"), ("What now?", "change"), ("Change what?", "channel"))
        sitting.answers(("Where is it sent?", "amazon"), ("does not allow", ""))
        sitting.answers(("What now?", "change"), ("Change what?", "language"), ("Language", ""))
        sitting.answers(("What now?", "done"))
        assert sitting.leaves() == 0
        assert "SORRY" not in sitting.out
        assert "out of stock" in sitting.out.lower() or "production has ended" in sitting.out.lower()
        assert "--channel amazon" in last_command(sitting)
        assert "--lang en" in last_command(sitting)
        assert again(sitting) == sitting.out


def test_saved_as_a_mail_and_never_over_another_file_unasked(desk: Path) -> None:
    """The ending says the form."""
    (desk / "mine.eml").write_text("mine")
    with Sitting(desk, "new --order order.json") as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "save"), ("under which name?", "no/such/folder.txt"))
        sitting.answers(("there is no folder", "mine.eml"), ("Overwrite it?", ""))
        sitting.answers(("What now?", "save"), ("under which name?", "10234.eml"), ("What now?", "done"))
        assert sitting.leaves() == 0
        assert (desk / "mine.eml").read_text() == "mine"
        mail = (desk / "10234.eml").read_bytes()
        assert mail.startswith(b"X-Unsent: 1")
        assert again(sitting) == ""
        assert (desk / "10234.eml").read_bytes() == mail


def test_what_cannot_be_copied_is_told_and_the_draft_stays(desk: Path) -> None:
    """Without any clipboard the menu comes again."""
    with Sitting(desk, "new --order order.json", environ={"PATH": "/nowhere", "TERM": "dumb"}) as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "copy"), ("nothing here can copy", "done"))
        assert sitting.leaves() == 0
        assert sitting.out


def test_on_record_once_and_twice_only_when_wanted(desk: Path, run: Run) -> None:
    """The case log has it; a second draft of the same kind is asked about."""
    for answers in ([("What now?", "record")], [("What now?", "record"), ("Record it again?", "")]):
        with Sitting(desk, "new --order order.json") as sitting:
            to_the_menu(sitting)
            sitting.answers(*answers, ("What now?", "done"))
            assert sitting.leaves() == 0
    log = run("log", "export", "--to", "jsonl", cwd=desk, STOCKMAIL_DATA=str(desk / "data"))
    assert [json.loads(line)["order"] for line in log.out.splitlines()] == ["10234"]


def test_edited_from_the_menu(desk: Path) -> None:
    """The edited text is what is printed; the command says that it is not in it."""
    environ = {"EDITOR": "sed -i s/お気軽に/ご遠慮なく/"}
    with Sitting(desk, "new --order order.json", environ=environ) as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "edit"), ("What now?", "done"))
        assert sitting.leaves() == 0
        assert "ご遠慮なく" in sitting.out
        assert "What you edited is not in it." in sitting.said
        assert last_command(sitting).endswith("--edit")
        assert again(sitting) == sitting.out
    assert list((desk / "state" / "edit").iterdir()) == []


def test_a_shop_without_a_file_is_asked_for_its_name(desk: Path) -> None:
    """And told where such facts are kept."""
    (desk / "shop.yaml").unlink()
    with Sitting(desk, "new --order order.json") as sitting:
        to_the_menu(sitting)
        sitting.answers(("Shop", "みなと雑貨店"), ("Your name", "佐藤"), ("e-mail", "nonsense"))
        sitting.answers(("is not an e-mail address", "info@minato.example"), ("What now?", "done"))
        assert sitting.leaves() == 0
        assert "みなと雑貨店の佐藤でございます" in sitting.out
        assert "stockmail init" in sitting.said


@pytest.mark.parametrize(("ui", "told"), [("en", "before this change"), ("ja", "変える前の文面")])
def test_a_change_after_saving_says_that_the_file_is_old(desk: Path, ui: str, told: str) -> None:
    """And the command at the end is of what was done after it."""
    english = ("What now?", "under which name?", "Change what?", "Last day")
    japanese = ("どうしますか", "保存するファイル名", "どれを変えますか", "クーポンの期限")
    what, name, change, last = english if ui == "en" else japanese
    with Sitting(desk, "new --order order.json", ui=ui) as sitting:
        for _question in range(5):
            sitting.waits()
            sitting.types("3" if _question == 2 else "")
        sitting.answers((what, "save"), (name, "a.txt"), (what, "change"), (change, "coupon"))
        sitting.waits()
        sitting.types("SORRY:500")
        sitting.answers((last, ""))
        sitting.hears(told)
        sitting.answers((what, "save"), (name, "b.txt"), (what, "done"))
        assert sitting.leaves() == 0
        assert "SORRY" not in (desk / "a.txt").read_text("utf-8")
        assert "SORRY" in (desk / "b.txt").read_text("utf-8")
        assert last_command(sitting).endswith("--out b.txt")


def test_where_nothing_can_copy_a_file_comes_next(desk: Path) -> None:
    """The likely answer changes."""
    with Sitting(desk, "new --order order.json", environ={"PATH": "/nowhere", "TERM": "dumb"}) as sitting:
        to_the_menu(sitting)
        sitting.answers(("What now?", "copy"))
        sitting.hears("nothing here can copy")
        sitting.hears("[2] >")
        sitting.types("done")
        assert sitting.leaves() == 0
