"""``--edit``: the draft goes through the person's editor; what comes back is reviewed."""

import json
import shlex
import shutil
import stat
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from stockmail import editor
from stockmail.cli.editing import findings_in, taken
from stockmail.errors import EditorError
from stockmail.model import Ask
from stockmail.outputs.text import plain
from tests.cases import LIBRARY, a_draft
from tests.conftest import ROOT, Run
from tests.matrix import Cell, cells
from tests.sitting import Sitting

WORDS = ("draft", "-s", "restock", "--restock-date", "12/15", "--order", ROOT / "examples" / "order.json",
         "--no-decisions", "--shop", ROOT / "examples" / "shop.yaml", "--edit")  # fmt: skip
POLITER = "sed -i s/お気軽に/ご遠慮なく/"
BREAKS = "sed -i s/太郎/{{name}}/"
MENDS = "sed -i s/{{name}}/太郎/"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where edited texts are kept."""
    return tmp_path / "state"


def kept(state: Path) -> list[Path]:
    """The texts that are still there."""
    return sorted((state / "edit").glob("*"))


def test_the_edited_text_is_the_draft(run: Run, state: Path) -> None:
    """On stdout, and nothing else; its file is gone."""
    ran = run(*WORDS, STOCKMAIL_EDITOR=POLITER, STOCKMAIL_STATE=str(state))
    assert ran.code == 0
    assert ran.out == run(*WORDS[:-1]).out.replace("お気軽に", "ご遠慮なく")
    assert kept(state) == []


def test_an_untouched_text_is_the_same_draft(run: Run, state: Path) -> None:
    """Parts and all."""
    asked = run(*WORDS, "--to", "json", EDITOR="true", STOCKMAIL_STATE=str(state))
    assert asked.out == run(*WORDS[:-1], "--to", "json").out


def test_the_first_of_three_variables_names_the_editor(run: Run, state: Path) -> None:
    """STOCKMAIL_EDITOR, VISUAL, EDITOR."""
    place = {"STOCKMAIL_STATE": str(state)}
    ran = run(*WORDS, STOCKMAIL_EDITOR="true", VISUAL="false", EDITOR="false", **place)
    assert ran.code == 0
    assert run(*WORDS, VISUAL="true", EDITOR="false", **place).code == 0


def test_subject_and_body_go_into_a_mail(run: Run, state: Path) -> None:
    """The subject line is taken apart again."""
    edits = "sed -i -e 1s/在庫切れ/品切れ/ -e s/お気軽に/ご遠慮なく/"
    ran = run(*WORDS, "--to", "eml", "--html", EDITOR=edits, STOCKMAIL_STATE=str(state))
    mail = message_from_bytes(ran.out.encode(), policy=default)
    assert "品切れ" in mail["Subject"]
    assert "件名" not in mail["Subject"]
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        assert "ご遠慮なく" in part.get_content()
    assert "件名" not in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_deleted_subject_line_is_told(run: Run, state: Path, tmp_path: Path) -> None:
    """The rest is the text, also in a file."""
    ran = run(*WORDS, "-o", "draft.txt", EDITOR="sed -i 1,2d", STOCKMAIL_STATE=str(state))
    assert ran.code == 0
    assert "the subject line is gone" in ran.err
    assert (tmp_path / "draft.txt").read_text(encoding="utf-8").startswith("山田 太郎 様\n")


def test_what_may_not_go_out_is_refused_and_kept(run: Run, state: Path) -> None:
    """Exit 4; the file is only its owner's, and its name is told."""
    ran = run(*WORDS, EDITOR=BREAKS, STOCKMAIL_STATE=str(state))
    assert (ran.code, ran.out) == (4, "")
    assert "error: a hole is left in the text (holes)" in ran.err
    (path,) = kept(state)
    assert str(path) in ran.err
    assert "{{name}}" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("false", "false ended with exit code 1"),
        ("no-such-editor", "no-such-editor cannot be started: No such file or directory; name another"),
        ('sh -c \'printf "\\377" > "$0"\'', "is not UTF-8"),
        ("rm", "there is no such file"),
    ],
)
def test_what_does_not_come_back_is_given_out_as_it_was(
    run: Run, state: Path, command: str, told: str
) -> None:
    """Exit 5: the draft is there, though not as the person wanted it; nothing is put on record."""
    ran = run(*WORDS, "--record", EDITOR=command, STOCKMAIL_STATE=str(state))
    assert (ran.code, ran.out) == (5, run(*WORDS[:-1]).out)
    assert told in ran.err
    assert "the draft is given out as it was before the editing" in ran.err
    for path in kept(state):
        again = f"stockmail check {path} --scenario restock --lang ja --channel own"
        assert f"your text is kept in {path}" in ran.err
        assert ran.err.splitlines()[-1] == f"stockmail: see: {again}"
    assert bool(kept(state)) == (command != "rm")
    assert run("log").out == ""


def test_the_command_that_is_named_reviews_the_kept_text(run: Run, state: Path) -> None:
    """It finds what kept the text from going out; mended, it finds nothing."""
    ran = run(*WORDS, EDITOR=BREAKS, STOCKMAIL_STATE=str(state))
    words = shlex.split(ran.err.splitlines()[-1].partition("see: stockmail ")[2])
    assert run(*words).code == 1
    (path,) = kept(state)
    path.write_text(path.read_text("utf-8").replace("{{name}}", "太郎"), "utf-8")
    assert run(*words).code == 0


def test_an_emptied_text_is_refused(run: Run, state: Path) -> None:
    """Exit 4, as what may not go out."""
    ran = run(*WORDS, EDITOR="truncate -s 0", STOCKMAIL_STATE=str(state))
    assert (ran.code, ran.out) == (4, "")
    assert "there is no text left" in ran.err


@pytest.mark.parametrize("ui", ["en", "ja"])
def test_a_failure_is_told_in_the_users_language(run: Run, state: Path, ui: str) -> None:
    """The system's own reason too."""
    ran = run(*WORDS, EDITOR="no-such-editor", STOCKMAIL_STATE=str(state), STOCKMAIL_UI=ui)
    assert ("ファイルやフォルダーがありません" in ran.err) == (ui == "ja")
    assert ("No such file or directory" in ran.err) == (ui == "en")


def test_a_failure_after_the_editing_keeps_the_text_too(run: Run, state: Path) -> None:
    """The draft could not be written where it should go."""
    ran = run(*WORDS, "-o", "no/such/folder.txt", EDITOR=POLITER, STOCKMAIL_STATE=str(state))
    assert ran.code == 3
    assert "ご遠慮なく" in kept(state)[0].read_text(encoding="utf-8")


def test_a_double_is_refused_before_anybody_edits(run: Run, state: Path, tmp_path: Path) -> None:
    """The editor is not even opened."""
    log = {"STOCKMAIL_LOG": str(tmp_path / "log.sqlite")}
    assert run(*WORDS[:-1], "--record", **log).code == 0
    ran = run(*WORDS, "--record", EDITOR="touch opened", STOCKMAIL_STATE=str(state), **log)
    assert ran.code == 6
    assert not (tmp_path / "opened").exists()


def test_the_log_keeps_the_edited_text(run: Run, state: Path, tmp_path: Path) -> None:
    """Where the shop keeps texts."""
    shop = (ROOT / "examples" / "shop.yaml").read_text(encoding="utf-8") + "keep: text\n"
    (tmp_path / "shop.yaml").write_text(shop, encoding="utf-8")
    words = [word if "shop.yaml" not in str(word) else tmp_path / "shop.yaml" for word in WORDS]
    assert run(*words, "--record", EDITOR=POLITER, STOCKMAIL_STATE=str(state)).code == 0
    (case,) = map(json.loads, run("log", "export", "--to", "jsonl").out.splitlines())
    assert "ご遠慮なく" in case["text"]


def sit(tmp_path: Path, command: str, *more: str, ui: str = "en", columns: int = 80) -> Sitting:
    """Draft with --edit on a terminal, stdout going elsewhere."""
    shutil.copy(ROOT / "examples" / "order.json", tmp_path)
    shutil.copy(ROOT / "examples" / "shop.yaml", tmp_path)
    words = "draft -s restock --restock-date 12/15 --order order.json --no-decisions --edit"
    return Sitting(tmp_path, " ".join((words, *more)), columns, ui, {"EDITOR": command})


def test_the_editor_has_the_terminal_although_stdout_is_a_pipe(tmp_path: Path) -> None:
    """All three streams."""
    script = tmp_path / "ed"
    script.write_text("#!/bin/sh\ntest -t 0 && test -t 1 && test -t 2 && echo yes > tty\n")
    script.chmod(0o755)
    with sit(tmp_path, str(script)) as sitting:
        assert sitting.leaves() == 0
    assert (tmp_path / "tty").read_text() == "yes\n"


def two_steps(tmp_path: Path) -> str:
    """An editor that breaks the text when it is opened first, and mends it the second time."""
    script = tmp_path / "ed"
    script.write_text(f'#!/bin/sh\nif test -e once; then {MENDS} "$1"; else touch once; {BREAKS} "$1"; fi\n')
    script.chmod(0o755)
    return str(script)


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(("ui", "asked"), [("en", "What now?"), ("ja", "どうしますか")])
def test_errors_are_asked_about_and_edited_again(tmp_path: Path, ui: str, asked: str, columns: int) -> None:
    """Enter opens the editor again; mended, the draft goes out."""
    with sit(tmp_path, two_steps(tmp_path), ui=ui, columns=columns) as sitting:
        sitting.answers((asked, ""))
        assert sitting.leaves() == 0
        assert "山田 太郎 様" in sitting.out
    assert kept(tmp_path / "state") == []


def test_errors_may_be_kept_on_ones_own_answer(tmp_path: Path) -> None:
    """The person decides."""
    with sit(tmp_path, BREAKS) as sitting:
        sitting.answers(("What now?", "keep"))
        assert sitting.leaves() == 0
        assert "{{name}} 様" in sitting.out


@pytest.mark.parametrize(("answer", "code"), [("stop", 4), ("\x03", 130)])
def test_giving_up_keeps_the_text(tmp_path: Path, answer: str, code: int) -> None:
    """And tells where it is."""
    with sit(tmp_path, BREAKS) as sitting:
        sitting.answers(("What now?", answer))
        assert sitting.leaves() == code
        assert sitting.out == ""
        assert "your text is kept in" in sitting.said
    assert len(kept(tmp_path / "state")) == 1


def test_never_asked_with_no_input(tmp_path: Path) -> None:
    """Even on a terminal."""
    with sit(tmp_path, BREAKS, "--no-input") as sitting:
        assert sitting.leaves() == 4


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("code", ["code", "--wait"]),
        ("code -w", ["code", "-w"]),
        ("/usr/bin/codium --new-window", ["/usr/bin/codium", "--new-window", "--wait"]),
        ("'/opt/Sublime Text/subl'", ["/opt/Sublime Text/subl", "--wait"]),
        ("zed", ["zed", "--wait"]),
        ("gvim", ["gvim", "-f"]),
        ("mate", ["mate", "-w"]),
        ("kate", ["kate", "--block"]),
        ("vim -u NONE", ["vim", "-u", "NONE"]),
        ("emacsclient", ["emacsclient"]),
    ],
)
def test_what_opens_a_window_is_told_to_wait(named: str, command: list[str]) -> None:
    """Once, and only what would not wait by itself."""
    assert editor.command({"EDITOR": named}) == command


def test_without_any_editor_it_says_how_to_name_one() -> None:
    """Nothing on the path."""
    with pytest.raises(EditorError, match="EDITOR=nano"):
        editor.command({"PATH": "/nowhere"})


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_a_real_editor_on_the_terminal(tmp_path: Path) -> None:
    """Typed into vim, and saved."""
    with sit(tmp_path, "vim -u NONE -N") as sitting:
        sitting.hears("お待たせ")
        sitting.child.send(":%s/お気軽に/ご遠慮なく/\r:wq\r")
        assert sitting.leaves() == 0
        assert "ご遠慮なく" in sitting.out


OWN = [cell for cell in cells() if cell.case in {"bare", "lines"}]


@pytest.mark.parametrize("cell", OWN, ids=str)
def test_no_draft_of_ours_fails_the_review_of_an_edited_one(cell: Cell) -> None:
    """What is only looked at can always go out."""
    made = a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium)
    found = findings_in(made.draft, Ask(), LIBRARY)
    assert [finding for finding in found if finding.level == "error"] == []


@pytest.mark.parametrize("cell", OWN, ids=str)
def test_a_text_goes_out_and_comes_back_as_it_was(cell: Cell) -> None:
    """Changed in one word, all else of subject and body stays."""
    draft = a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium).draft
    back = taken(draft, plain(draft).rstrip() + "\r\nP.S.\n\n")
    assert (back.subject, back.body) == (draft.subject, draft.body.rstrip() + "\nP.S.\n")
