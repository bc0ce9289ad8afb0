"""The ways out: what each promises, and what it refuses."""

import json
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stockmail import outputs, registry
from stockmail.errors import OrderError
from stockmail.outputs import Style, json_, jsonl, mailto
from tests.cases import LIBRARY, a_draft
from tests.conftest import ROOT, Run
from tests.test_mail import ENGLISH, MADE, to

FORMS = {name: registry.load(outputs, name) for name in registry.names(outputs)}
MAILS = ("eml", "mbox", "mailto")
EXAMPLE = ("draft", "-s", "restock", "--example")


def test_the_forms_are_these() -> None:
    """A helper of theirs is no form."""
    assert set(FORMS) == {"text", "json", "jsonl", "eml", "html", "mailto", "mbox"}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_says_what_it_is_and_keeps_its_contract(form: ModuleType) -> None:
    """A title of one line, the ending of its files, bytes."""
    title = str(form.__doc__).partition("\n")[0]
    assert title.endswith(".")
    assert len(title) <= 90
    assert form.SUFFIX.startswith(".")
    assert isinstance(form.MAIL, bool)
    assert isinstance(form.write(to("Taro", made=ENGLISH), Style()), bytes)


@pytest.mark.parametrize("name", FORMS)
def test_help_lists_every_form(name: str, run: Run) -> None:
    """Whatever the folder holds."""
    told = " ".join(run("draft", "--help-all").out.split())
    assert name in told.partition("One of ")[2].partition(".")[0].split(", ")


@given(st.text(), st.text(), st.none() | st.text(), st.dictionaries(st.text(), st.text(), max_size=3))
def test_a_json_line_is_what_pythons_own_json_says(
    subject: str, body: str, name: str | None, parts: dict[str, str]
) -> None:
    """The same bytes: nothing is escaped that need not be, keys stay in their order."""
    made = to(name)._replace(subject=subject, body=body, parts=parts)
    line = json.dumps(json_.fields(made), ensure_ascii=False, separators=(",", ":")) + "\n"
    assert jsonl.write(made, Style()) == line.encode()


@pytest.mark.parametrize("medium", ["message", "phone", "notice"])
@pytest.mark.parametrize("name", MAILS)
def test_what_is_no_mail_is_not_made_one(name: str, medium: str) -> None:
    """A message has no subject, a phone script is for the one who calls, a notice has no addressee."""
    scenario = next(one for one in LIBRARY.scenarios.values() if medium in one.media)
    made = a_draft(scenario, "ja", "bare", medium).draft
    with pytest.raises(OrderError, match="no mail"):
        FORMS[name].write(made, Style())


@pytest.mark.parametrize("medium", ["message", "phone", "notice"])
@pytest.mark.parametrize("name", ["text", "json", "jsonl", "html"])
def test_every_medium_has_the_other_forms(name: str, medium: str) -> None:
    """They hold whatever there is to say."""
    scenario = next(one for one in LIBRARY.scenarios.values() if medium in one.media)
    assert FORMS[name].write(a_draft(scenario, "en", "bare", medium).draft, Style())


@pytest.mark.parametrize("name", MAILS)
def test_a_channel_without_subjects_gets_no_mail(name: str) -> None:
    """Mercari has none, even where --as mail asks for its length."""
    made = a_draft(LIBRARY.scenarios["restock"], "ja", "bare", "mail", channel="mercari").draft
    with pytest.raises(OrderError, match="no subject"):
        FORMS[name].write(made, Style())


@pytest.mark.parametrize("option", [("--html",), ("--charset", "iso-2022-jp")])
@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if not form.MAIL])
def test_an_option_for_mails_is_not_dropped_in_silence(name: str, option: tuple[str, ...], run: Run) -> None:
    """Where it would change nothing it is refused."""
    ran = run(*EXAMPLE, "--to", name, *option)
    assert (ran.code, ran.out) == (3, "")
    assert f"{option[0]}: is for mails" in ran.err


def test_an_unknown_charset_is_named_with_those_there_are(run: Run) -> None:
    """Shift_JIS in a mail helps nobody."""
    ran = run(*EXAMPLE, "--to", "eml", "--charset", "shift_jis")
    assert ran.code == 3
    assert "there are: utf-8, iso-2022-jp" in ran.err


def test_jsonl_is_the_json_object_on_one_line(run: Run) -> None:
    """So that lines can be put together."""
    one, lines = (run(*EXAMPLE, "--lang", "ja", "--to", name).out for name in ("json", "jsonl"))
    assert lines.count("\n") == 1
    assert json.loads(lines) == json.loads(one)
    assert json.loads(one)["from"] == {"name": "みなと雑貨店", "address": "info@minato.example"}


def test_jsonl_is_one_line_whatever_a_name_holds() -> None:
    """JSON escapes what would end it."""
    assert jsonl.write(to("a\nb\rc"), Style()).count(b"\n") == 1


def test_a_link_opens_the_whole_mail() -> None:
    """To, subject and text by RFC 6068, with its line ends."""
    link = mailto.write(to("Taro", "a..b+c&d@docomo.ne.jp", ENGLISH), Style()).decode()
    address, _, fields = link.strip().removeprefix("mailto:").partition("?")
    assert unquote(address) == "a..b+c&d@docomo.ne.jp"
    assert "&" not in address
    subject, body = (unquote(field.partition("=")[2]) for field in fields.split("&"))
    assert (subject, body) == (ENGLISH.subject, ENGLISH.body.replace("\n", "\r\n"))
    assert len(link) <= 2000


def test_a_link_that_would_be_too_long_is_refused_with_a_hint(run: Run) -> None:
    """A kana takes nine characters there, so few Japanese mails fit."""
    order = ROOT / "examples" / "order.json"
    ran = run(
        "draft", "-s", "restock", "--order", order, "--shop", ROOT / "examples/shop.yaml", "--to", "mailto"
    )
    assert (ran.code, ran.out) == (3, "")
    assert "Windows stops at about 2000" in ran.err
    assert "--to eml" in ran.err


def test_a_link_to_nobody_is_refused() -> None:
    """The address is the order's, and there is none."""
    with pytest.raises(OrderError, match="address"):
        mailto.write(to("Taro", None, ENGLISH), Style())


@pytest.mark.parametrize("name", FORMS)
def test_a_file_holds_the_same_bytes_as_stdout(name: str, run: Run, tmp_path: Path) -> None:
    """-o changes where, not what."""
    order, shop = ROOT / "examples/order.json", ROOT / "examples/shop.yaml"
    words = ("draft", "-s", "restock", "--order", order, "--shop", shop, "--lang", "en", "--to", name)
    assert run(*words, "-o", tmp_path / "it").out == ""
    assert run(*words).out.encode() == (tmp_path / "it").read_bytes() != b""


def test_the_mail_is_to_the_orderer_as_they_write_themselves() -> None:
    """A reading where the reader knows Latin only, else the name itself; nobody in a notice."""
    assert MADE.envelope.to.name == "山田 太郎"
    assert ENGLISH.envelope.to.name == "Taro Yamada"
    assert a_draft(LIBRARY.scenarios["restock"], "en", "no-reading").draft.envelope.to.name == "髙橋 陽翔"
    assert (
        a_draft(LIBRARY.scenarios["restock"], "ja", "company").draft.envelope.to.name == "株式会社みどり設計"
    )
    public = next(one for one in LIBRARY.scenarios.values() if "notice" in one.media)
    assert a_draft(public, "ja", "bare", "notice").draft.envelope.to == (None, None)
