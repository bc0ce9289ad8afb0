"""The mail: what other people's programs read in it, and what no name can do to it."""

import json
import mailbox
import os
import re
import subprocess
from email import message_from_bytes, policy
from email.header import Header, decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stockmail.envelope import Mailbox
from stockmail.errors import OrderError, RuleError
from stockmail.model import Draft
from stockmail.outputs import Style, eml, mbox
from stockmail.outputs._charset import carried
from stockmail.outputs._page import page
from tests.cases import LIBRARY, a_draft
from tests.conftest import ROOT, Run
from tests.test_clipboard import need

MADE: Draft = a_draft(LIBRARY.scenarios["restock"], "ja", "bare").draft
ENGLISH: Draft = a_draft(LIBRARY.scenarios["restock"], "en", "bare").draft
PARSER = ROOT / "tests" / "mailparser"
needs_mailparser = pytest.mark.skipif(
    not (PARSER / "node_modules").exists(), reason="npm install in tests/mailparser brings mailparser"
)
HEADERS = ["X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
NAMES = {
    "an old form": "髙橋 陽翔",
    "emoji": "山田 🐈‍⬛ 太郎",
    "200 characters": "寿限無" * 66 + "太郎",
    "200 letters": "Jane " * 39 + "Smith",
    "an encoded word": "=?utf-8?b?QmNjOiB4QHk=?=",
    "a comma": "Smith, Jane",
    "quotation marks": 'Jane "J\\" <x@y.example> (z)',
    "a group": "shop: a@b.example, c@d.example;",
    "an apostrophe": "Jane O'Brien",
}
ADDRESSES = (
    "a..b@docomo.ne.jp",
    "a.@docomo.ne.jp",
    ".a@ezweb.ne.jp",
    "taro+shop@例え.jp",
    "o'neil/x@example.com",
)


def to(name: str | None, address: str | None = "taro@example.jp", made: Draft = MADE) -> Draft:
    """The draft for somebody else."""
    return made._replace(envelope=made.envelope._replace(to=Mailbox(name, address)))


def read(data: bytes) -> Any:  # noqa: ANN401 - the library's type knows too little of bodies
    """The mail as Python's own parser reads it."""
    return message_from_bytes(data, policy=policy.default)


def body(mail: Any) -> str:  # noqa: ANN401
    """The text of it, with the line ends of a text."""
    return str(mail.get_body(("plain",)).get_content()).replace("\r\n", "\n")


def mailparsed(data: bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    """The mail as npm's mailparser reads it."""
    done = subprocess.run(["node", "parse.js"], input=data, cwd=PARSER, capture_output=True, check=True)
    return json.loads(done.stdout)


@given(st.text(max_size=300), st.text(min_size=1, max_size=300), st.sampled_from(["utf-8", "iso-2022-jp"]))
@example("Bob\r\nBcc: x@y.example", "Hi\r\nBcc: x@y.example", "utf-8")
@example("Bob\u2028Bcc: x@y.example", "Hi\x0bBcc: x@y.example", "iso-2022-jp")
@example("Bob\x85Bcc: x@y.example\n\n<script>", "\n\nHi", "utf-8")
def test_no_name_and_no_subject_adds_a_header(name: str, subject: str, charset: str) -> None:
    """Whatever they hold, the headers are the same and the addressee is the order's."""
    made = to(name) if charset == "iso-2022-jp" else to(name)._replace(subject=subject)
    mail = read(eml.write(made, Style(charset=charset)))
    assert mail.keys() == HEADERS
    assert [one.addr_spec for one in mail["To"].addresses] == ["taro@example.jp"]
    assert body(mail) == made.body


@given(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=80).map(
        lambda text: f"{text} x"
    )
)
def test_a_name_and_a_subject_come_back_as_they_were(text: str) -> None:
    """Every character that can be seen."""
    # policy.default puts a space between two encoded words of a name (CPython #92081; 3.13.0 still does).
    mail = message_from_bytes(eml.write(to(text)._replace(subject=text), Style()))
    to_line = mail["To"].replace("\r\n", "")
    assert str(make_header(decode_header(to_line))) == f"{text} <taro@example.jp>"
    assert str(make_header(decode_header(mail["Subject"]))) == text


WORDS = st.text(max_size=120) | st.text("abc =?_-.é", max_size=90) | st.text("佐藤髙橋 ab①é", max_size=60)


@settings(deadline=None, max_examples=300)
@given(WORDS, st.sampled_from(["utf-8", "iso-2022-jp"]))
def test_a_header_is_folded_as_pythons_own_folds_it(text: str, charset: str) -> None:
    """Which tries letter after letter."""
    name = " ".join(f"{text}、".split())
    made = eml.write(to(name), Style(charset=charset))
    try:
        said = carried(name, charset)
        said.encode(charset)
    except UnicodeEncodeError:
        said, charset = name, "utf-8"
    whole = Header(said, charset, header_name="To").encode(linesep="\r\n")
    assert f"\r\nTo: {whole}\r\n <taro@example.jp>\r\n".encode() in made


LINES = st.sampled_from(["From x", "山田 様", "", "\r", "a" * 99, "あ" * 40, "=_" + "0" * 32, "~～－", "."])


@settings(deadline=None, max_examples=200)
@given(st.lists(LINES, max_size=30), st.sampled_from(["utf-8", "iso-2022-jp"]), st.booleans())
def test_a_mail_is_what_pythons_own_makes_of_its_texts(lines: list[str], charset: str, html: bool) -> None:  # noqa: FBT001
    """Byte for byte below our headers."""
    made = MADE._replace(body="\n".join(lines))
    mail = EmailMessage(policy=policy.SMTP)
    text = carried(made.body, charset)
    short = text.isascii() or charset != "utf-8"
    mail.set_content(text, charset=charset, cte="7bit" if short else "base64")
    if html:
        shown = page(made, LIBRARY, charset=charset)
        mail.add_alternative(shown, subtype="html", charset=charset, cte="base64")
        mail.set_boundary(f"=_{sha256(shown.encode()).hexdigest()[:32]}")
    whole = eml.write(made, Style(html, charset, LIBRARY))
    assert whole.endswith(mail.as_bytes())
    assert whole.removesuffix(mail.as_bytes()).splitlines()[0] == b"X-Unsent: 1"


@given(st.from_regex(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}", fullmatch=True))
def test_an_address_comes_back_as_it_was(local: str) -> None:
    """With dots where the RFC has none, too: carriers gave them away."""
    data = eml.write(to(None, f"{local}@docomo.ne.jp"), Style())
    [line] = re.findall(rb"^To: (.*)\r$", data, re.MULTILINE)
    assert getaddresses([line.decode()]) == [("", f"{local}@docomo.ne.jp")]


@pytest.mark.parametrize("address", ["a@b(c).jp", "a@[127.0.0.1]", "a@b\\c"])
def test_an_address_that_would_turn_into_another_is_refused(address: str) -> None:
    """A bracket makes a comment of what stands in it."""
    with pytest.raises(OrderError, match="cannot stand in a mail"):
        eml.write(to("山田", address), Style())


@needs_mailparser
@pytest.mark.parametrize("address", ADDRESSES)
def test_mailparser_reads_every_carriers_address(address: str) -> None:
    """As it stands in the order."""
    assert mailparsed(eml.write(to("山田", address), Style()))["to"] == [["山田", address]]


@needs_mailparser
@pytest.mark.parametrize("style", [Style(), Style(html=True)], ids=["text", "html"])
@pytest.mark.parametrize("case", NAMES)
def test_mailparser_reads_subject_addressee_and_text(case: str, style: Style) -> None:
    """Exactly as they were."""
    name = NAMES[case]
    made = to(name)._replace(subject=f"【お詫び】{name}", body=f"{name} 様\n\n{MADE.body}")
    mail = mailparsed(eml.write(made, style))
    assert mail["subject"] == made.subject
    assert mail["to"] == [[name, "taro@example.jp"]]
    assert mail["from"] == [["みなと雑貨店", "info@minato.example"]]
    assert mail["text"] == made.body
    assert bool(mail["html"]) == style.html
    assert set(mail["headers"]) <= {header.lower() for header in HEADERS}


@needs_mailparser
def test_mailparser_reads_iso_2022_jp() -> None:
    """Headers and text, with a name beside them that only UTF-8 carries."""
    mail = mailparsed(eml.write(to("髙橋 陽翔"), Style(html=True, charset="iso-2022-jp")))
    assert (mail["subject"], mail["to"]) == (MADE.subject, [["髙橋 陽翔", "taro@example.jp"]])
    assert mail["text"].replace("～", "〜") == MADE.body
    assert "代金7,480円の全額を" in mail["html"]


@pytest.mark.parametrize("style", [Style(), Style(html=True)], ids=["text", "html"])
@pytest.mark.parametrize("case", NAMES)
def test_mblaze_reads_subject_addressee_and_text(case: str, style: Style, tmp_path: Path) -> None:
    """Exactly as they were."""
    need("mshow", "mblaze")
    name = NAMES[case]
    made = to(name)._replace(subject=f"【お詫び】{name}", body=f"{name} 様\n\n{MADE.body}")
    path = tmp_path / "mail.eml"
    path.write_bytes(eml.write(made, style))

    def says(*words: str | Path) -> str:
        environ = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "MBLAZE": str(tmp_path)}
        return subprocess.run(words, capture_output=True, check=True, env=environ).stdout.decode()

    assert says("mhdr", "-d", "-h", "subject", path) == made.subject + "\n"
    assert says("mhdr", "-d", "-h", "to", path) == f"{name} <taro@example.jp>\n"
    assert says("mshow", "-n", "-O", path, "2" if style.html else "1").replace("\r\n", "\n") == made.body


@pytest.mark.parametrize("style", [Style(), Style(html=True), Style(charset="iso-2022-jp")], ids=str)
@pytest.mark.parametrize("made", [MADE, ENGLISH], ids=["ja", "en"])
def test_the_mail_is_an_unsent_draft_of_short_ascii_lines(made: Draft, style: Style) -> None:
    """No Date, no Message-ID; nothing that a relay would have to change."""
    data = eml.write(to("山田 太郎", made=made), style)
    assert data.startswith(b"X-Unsent: 1\r\n")
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    # Counted in bytes, escape sequences and all; 998 is where relays cut (RFC 5322, 2.1.1).
    assert max(map(len, data.split(b"\r\n"))) <= (78 if style.charset == "utf-8" else 110)
    mail = read(data)
    assert (mail["Date"], mail["Message-ID"], mail.defects) == (None, None, [])


def test_html_is_the_second_of_two_alternatives() -> None:
    """Programs show the last that they can; the text stays complete."""
    mail = read(eml.write(MADE, Style(html=True)))
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert body(mail) == MADE.body


def test_a_mail_without_an_address_has_no_addressee(run: Run) -> None:
    """It is left for the sender to fill in, and said."""
    ran = run("draft", "-s", "restock", "--example", "--to", "eml", STOCKMAIL_UI="en")
    assert ran.code == 0
    assert "the order has no e-mail address; To stays empty" in ran.err
    assert read(ran.out.encode())["To"] is None


@pytest.mark.parametrize("name", ["Bob\r\nBcc: x@y.example", "Bob\u2028Bcc: x@y.example"])
def test_an_order_with_a_line_break_in_a_name_is_no_order(name: str, run: Run) -> None:
    """It is refused long before a mail is made."""
    order = json.dumps({"id": "1", "customer": {"name": name, "email": "taro@example.jp"}})
    ran = run("draft", "-s", "restock", "--order", "-", "--to", "eml", stdin=order.encode())
    assert (ran.code, ran.out) == (3, "")


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp"])
@pytest.mark.parametrize("made", [MADE, ENGLISH], ids=["ja", "en"])
def test_every_charset_brings_the_same_text(charset: str, made: Draft) -> None:
    """But for the wave and the dashes, which JIS X 0208 has under another number."""
    mail = read(eml.write(made, Style(charset=charset)))
    part = mail.get_body(("plain",))
    assert part.get_content_charset() == charset
    same = str.maketrans("～–〜", "〜--") if charset != "utf-8" else {}
    assert body(mail).translate(same) == made.body.translate(same)


CANNOT = {
    "㈱みなと": "write 株式会社",
    "①入荷を待つ": "write 1",
    "ﾏｸﾞ": "write マ",
    "髙橋": "for a name, send as UTF-8",
    "café": "another character",
    "😀": "another character",
}


@pytest.mark.parametrize("words", CANNOT)
def test_a_character_that_the_charset_lacks_is_named_with_its_place(words: str, run: Run, shop: Path) -> None:
    """Exit 4, nothing printed, and what to write instead."""
    args = (
        "draft",
        "-s",
        "restock",
        "--order",
        ROOT / "examples/order.json",
        "--shop",
        shop,
        "--note",
        words,
    )
    ran = run(*args, "--to", "eml", "--charset", "ISO-2022-JP", STOCKMAIL_UI="en")
    assert (ran.code, ran.out) == (4, "")
    text = run(*args).out.split("\n")
    for found in re.finditer(r"charset:(\d+):(\d+): iso-2022-jp cannot carry (.)", ran.err):
        assert text[int(found[1]) - 1][int(found[2]) - 1] == found[3]
    assert CANNOT[words] in ran.err
    assert "--charset utf-8 carries them all" in ran.err


def test_a_charset_refuses_what_only_the_subject_holds() -> None:
    """The subject is read too."""
    with pytest.raises(RuleError):
        eml.write(MADE._replace(subject="㈱"), Style(charset="iso-2022-jp"))


def test_a_sender_that_the_charset_lacks_goes_as_utf_8() -> None:
    """An encoded word names its own charset, so a name is never rewritten."""
    mail = read(eml.write(to("髙橋 陽翔"), Style(charset="iso-2022-jp")))
    assert mail["To"].addresses[0].display_name == "髙橋 陽翔"


LINE = st.sampled_from(["From here on", ">From", ">>From me", "From ", "from", "", "次のとおりです。"])


@given(st.lists(st.lists(LINE, min_size=1), min_size=1, max_size=4))
def test_mbox_files_put_together_are_one_mbox(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    """As many mails as were put in, each with its text, whatever its lines begin with."""
    drafts = [to("山田")._replace(body="\n".join(lines) + "\nx\n") for lines in texts]
    path = tmp_path_factory.mktemp("mbox") / "all.mbox"
    path.write_bytes(b"".join(mbox.write(made, Style()) for made in drafts))
    box = mailbox.mbox(path)
    mails = [box.get_bytes(key) for key in box.keys()]  # noqa: SIM118 - a mailbox iterates over its mails
    box.close()
    bodies = [body(read(re.sub(rb"^>(>*From )", rb"\1", mail, flags=re.MULTILINE))) for mail in mails]
    assert bodies == [made.body for made in drafts]


def test_an_mbox_begins_with_the_day_of_the_draft() -> None:
    """In English whatever the locale, so that the same order gives the same bytes."""
    data = mbox.write(MADE, Style())
    assert data.startswith(b"From MAILER-DAEMON Sun Nov 22 00:00:00 2026\nX-Unsent: 1\n")
    assert data.endswith(b"\n\n")


@pytest.mark.parametrize("form", ["eml", "mbox"])
def test_the_same_draft_gives_the_same_bytes(form: str, run: Run) -> None:
    """In another process, another hash seed, another time zone."""
    words = ("draft", "-s", "alternative", "--example", "--to", form, "--html")
    first = run(*words, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert first.code == 0
    assert first.out == run(*words, PYTHONHASHSEED="2", TZ="America/New_York").out


def test_no_lock_file_names_a_registry() -> None:
    """The version is pinned in package.json; a lock file would hold addresses."""
    versions = json.loads((PARSER / "package.json").read_text("utf-8"))["devDependencies"].values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert not (PARSER / "package-lock.json").exists()
