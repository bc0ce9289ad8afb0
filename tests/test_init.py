"""``init``: asked at a terminal, or told by options; what a person wrote stays as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail import shop_file, yaml_
from stockmail.shop import parse_shop
from tests.conftest import Run
from tests.screen import Screen

QUESTIONS = {
    "en": ("customers know it", "person who signs", "Mail address", "Phone number", "Hours", "Postal",
           "is closed", "shop sells", "Language of", "shop in English", "signs in English",
           "address in English"),
    "ja": ("店の名前", "署名する人", "メールアドレス", "電話番号", "受付時間", "住所", "休みの日", "販売先",
           "下書きの言語", "英語の下書きでの店名", "英語の下書きで署名", "英語の下書きでの住所"),
}  # fmt: skip
ANSWERS = ("みなと雑貨店", "佐藤", "info@minato.example", "", "", "", "wed, 12-29..01-03", "rakuten, own",
           "ja, en", "Minato Zakka", "Sato", "")  # fmt: skip
each_language = pytest.mark.parametrize("language", QUESTIONS)
each_width = pytest.mark.parametrize("columns", [80, 40])


@each_language
@each_width
def test_the_questions_lead_to_a_shop_file(tmp_path: Path, language: str, columns: int) -> None:
    """In both languages, on a wide and on a narrow terminal; every answer may be left out."""
    with Screen(tmp_path, "init", columns=columns, language=language) as screen:
        for question, answer in zip(QUESTIONS[language], ANSWERS, strict=True):
            screen.until(question.replace(" ", ""))
            screen.type(answer)
        assert screen.end() == 0
        assert "stockmailnew" in screen.plain
    shop = parse_shop(yaml_.load((tmp_path / "shop.yaml").read_text("utf-8")), "shop.yaml")
    assert (shop.name, shop.name_en, shop.staff, shop.email) == (*ANSWERS[:1], "Minato Zakka", *ANSWERS[1:3])
    assert (shop.closing_days, shop.channels) == (("wed", "12-29..01-03"), ("rakuten", "own"))
    assert (shop.language, shop.phone, shop.address_en) == ("ja", None, None)


def test_a_bad_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    """With what is wrong."""
    with Screen(tmp_path, "init", "--name", "A", "--staff", "B") as screen:
        screen.until("Mailaddress")
        screen.type("nonsense")
        screen.until("isnotane-mailaddress:nonsense")
        for question, answer in zip(QUESTIONS["en"][2:9], ("a@b.example", *[""] * 6), strict=True):
            screen.until(question.replace(" ", ""))
            screen.type(answer)
        assert screen.end() == 0
    assert "email: a@b.example" in (tmp_path / "shop.yaml").read_text("utf-8")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_an_interruption_leaves_nothing_behind(tmp_path: Path, key: str) -> None:
    """Exit 130, no file."""
    with Screen(tmp_path, "init") as screen:
        screen.until("customersknowit")
        screen.type("みなと雑貨店")
        screen.until("personwhosigns")
        screen.child.send(key)
        assert screen.end() == 130
    assert list(tmp_path.glob("*.yaml")) == []


OLD = "# 手で書いた\nname:   みなと雑貨店  # 登記どおり\nstaff: 佐藤\nemail: a@b.example\n"


@pytest.mark.parametrize(("answer", "written"), [("yes", True), ("no", False), ("", False)])
def test_a_change_is_shown_and_asked_for(tmp_path: Path, answer: str, written: bool) -> None:  # noqa: FBT001
    """Enter changes nothing; the lines around stay byte for byte."""
    path = tmp_path / "shop.yaml"
    path.write_text(OLD, encoding="utf-8")
    path.chmod(0o640)
    with Screen(tmp_path, "init", "--staff", "田中") as screen:
        for question in (*QUESTIONS["en"][:1], *QUESTIONS["en"][2:9]):
            screen.until(question.replace(" ", ""))
            screen.type("")
        screen.until("Makethesechanges?")
        assert "-staff: 佐藤" in screen.seen.replace("佐 藤", "佐藤")
        screen.type(answer)
        assert screen.end() == 0
    new = path.read_text("utf-8")
    assert new.startswith(OLD.replace("佐藤", "田中") if written else OLD)
    assert (new == OLD) is not written
    assert path.stat().st_mode & 0o777 == 0o640


FACTS = ("--name", "みなと雑貨店", "--staff", "佐藤", "--email", "a@b.example")


def test_options_do_without_questions(run: Run, tmp_path: Path) -> None:
    """Nothing on stdout; the draft has them."""
    ran = run("init", "--no-input", *FACTS, "--channels", "rakuten", "--closing-days", "[水, 12-29..01-03]")
    assert (ran.code, ran.out) == (0, "")
    assert "[wed, 12-29..01-03]" in (tmp_path / "shop.yaml").read_text("utf-8")
    drafted = run("draft", "-s", "restock", "--no-input", "--to", "json")
    assert "佐藤でございます" in drafted.out
    assert '"channel": "rakuten"' in drafted.out


def test_a_script_changes_a_file_only_with_yes(run: Run, tmp_path: Path) -> None:
    """Without it: the difference, and exit 3."""
    path = tmp_path / "shop.yaml"
    path.write_text(OLD, encoding="utf-8")
    shown = run("init", "--phone", "045-000-0000")
    assert shown.code == 3
    assert "+phone: 045-000-0000" in shown.err
    assert path.read_text("utf-8") == OLD
    assert run("init", "--phone", "045-000-0000", "--yes").code == 0
    assert path.read_text("utf-8") == f"{OLD}\n# Phone number for customers\nphone: 045-000-0000\n"
    assert "says all of that already" in run("init", "--phone", "045-000-0000").err


BAD = {
    "nothing at all": ((), "--name: is missing"),
    "no address": (("--email", "x"), "--email: is not an e-mail address"),
    "no channel": (("--channels", "own rakutan"), "did you mean rakuten?"),
    "no language": (("--lang", "de"), "--lang: de is unknown"),
    "no day": (("--closing-days", "someday"), "--closing-days: is no closing day"),
}


@pytest.mark.parametrize(("options", "word"), BAD.values(), ids=BAD)
def test_a_bad_option_writes_nothing(run: Run, tmp_path: Path, options: tuple[str, ...], word: str) -> None:
    """Exit 3."""
    ran = run("init", "--no-input", *options)
    assert ran.code == 3
    assert word in ran.err
    assert not (tmp_path / "shop.yaml").exists()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_example_of_own_wording_works_at_once(run: Run, tmp_path: Path, language: str) -> None:
    """It changes the draft, has no fault in any case, and is never written over."""
    assert run("init", "--no-input", *FACTS, "--lang", language).code == 0
    plain = run("draft", "-s", "restock", "--no-input").out
    assert run("init", "--templates").code == 0
    assert run("draft", "-s", "restock", "--no-input").out != plain
    checked = run("templates", "check")
    assert (checked.code, checked.out) == (0, "")
    text = tmp_path / "templates" / language / "scenarios" / "restock.j2"
    text.write_text("mine", encoding="utf-8")
    assert "stays" in run("init", "--templates").err
    assert text.read_text("utf-8") == "mine"


VALUE = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).map(str.strip)
VALUES = st.dictionaries(st.sampled_from(["name", "staff", "hours", "address"]), VALUE.filter(bool))
MEANS = dict.fromkeys(["name", "staff", "hours", "address"], "Said of it.")


@given(facts=VALUES, more=VALUES)
def test_what_is_written_is_what_is_read(facts: dict[str, str], more: dict[str, str]) -> None:
    """Whatever the characters: in a new file, and after a change."""
    new = shop_file.fresh(facts, MEANS, "Head.")
    assert (yaml_.load(new) or {}) == facts
    assert (yaml_.load(shop_file.changed(new, more, MEANS)) or {}) == facts | more


@given(facts=VALUES)
def test_a_change_leaves_every_other_line_alone(facts: dict[str, str]) -> None:
    """Notes, blanks and the order of lines are the person's own."""
    old = "# top\n\nurl:  https://a.example   # mine\nstaff: 'x'   # here\n\n\nrecord: true\n"
    new = shop_file.changed(old, facts, MEANS).splitlines()
    kept = [line for line in old.splitlines() if not line.startswith("staff")]
    assert [line for line in new[: len(old.splitlines())] if not line.startswith("staff")] == kept


def test_a_channel_may_be_called_as_people_call_it(run: Run, tmp_path: Path) -> None:
    """Its name in either language, or the beginning of it where that fits one."""
    assert run("init", *FACTS, "--channels", "楽天, メルカリ, Amazon, 当店").code == 0
    assert "channels: [rakuten, mercari, amazon, own]" in (tmp_path / "shop.yaml").read_text("utf-8")
    assert "Yahoo! is unknown" in run("init", "--channels", "Yahoo!").err


@pytest.mark.parametrize("email", ["info@minato", "info"])
def test_what_customers_could_not_write_to_is_refused(run: Run, email: str) -> None:
    """A host alone is no mail address outside of an office."""
    assert "--email: is not an e-mail address" in run("init", *FACTS[:4], "--email", email).err


def test_what_nobody_could_call_is_refused(run: Run) -> None:
    """A mail address, say."""
    assert "--phone: is no phone number: a@b.example" in run("init", *FACTS, "--phone", "a@b.example").err
