"""--imap-drafts against a real Dovecot: the right folder, TLS, and every failure in plain words."""

import json
import shlex
import socket
import sys
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from imap_tools.folder import FolderInfo

from stockmail import drafts_folder
from stockmail.errors import DeliveryError
from stockmail.model import Account
from tests import dovecot
from tests.conftest import ROOT, Ran, Run

needs_dovecot = pytest.mark.skipif(
    not dovecot.PROGRAM, reason="needs dovecot (apt-get install dovecot-imapd)"
)
ORDER = ROOT / "examples" / "order.json"
DRAFT = ("draft", "-s", "restock", "--order", ORDER, "--shop", "shop.yaml")
SHOP = (ROOT / "examples" / "shop.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Server]:
    """With / between the levels of a folder's name, as Gmail has it."""
    with dovecot.running("/") as running:
        yield running


@pytest.fixture(scope="module")
def dotted() -> Iterator[dovecot.Server]:
    """With . between them, as Courier and many Japanese hosts have it."""
    with dovecot.running(".") as running:
        yield running


def prints(word: str) -> str:
    """A command that prints *word*."""
    return shlex.join([sys.executable, "-c", f"print({word!r})"])


def settings(where: Path, **account: Any) -> None:  # noqa: ANN401 - whatever YAML holds
    """Write shop.yaml with one mailbox, ``shop``."""
    usual = {"host": "127.0.0.1", "tls": "no", "user": "taro", "password_command": prints(dovecot.PASSWORD)}
    entry = json.dumps({"shop": usual | account}, ensure_ascii=False)
    (where / "shop.yaml").write_text(f"{SHOP}\nimap: {entry}\n", encoding="utf-8")


def put(run: Run, *more: str, **environ: str) -> Ran:
    """Draft into the mailbox ``shop``; the draft is printed, come what may."""
    ran = run(*DRAFT, "--imap-drafts", "shop", *more, **environ)
    assert ran.out.startswith("件名: 【お詫び】")
    return ran


@needs_dovecot
@pytest.mark.parametrize(
    ("user", "folders", "chosen"),
    [
        ("marked", ("Drafts", "Entwurf"), "Entwurf"),  # the server says so (SPECIAL-USE)
        ("english", ("Sent", "Archive/Drafts", "Drafts"), "Drafts"),
        ("japanese", ("送信済み", "下書き"), "下書き"),
        ("google", ("[Gmail]/下書き", "[Gmail]/スター付き"), "[Gmail]/下書き"),
        ("spaced", ("店 & 店/Drafts",), "店 & 店/Drafts"),
    ],
)
def test_the_draft_goes_into_the_folder_of_drafts(
    user: str, folders: tuple[str, ...], chosen: str, server: dovecot.Server, run: Run, tmp_path: Path
) -> None:
    """The one that the server marks, else the one that is called so; with the flag of a draft."""
    server.make(user, *folders)
    settings(tmp_path, port=server.port, user=user)
    ran = put(run)
    assert ran.code == 0, ran.err
    assert f"put into {chosen} of shop" in ran.err
    [(flags, data)] = server.mails(user, chosen)
    assert "\\Draft" in flags
    mail: Any = message_from_bytes(data, policy=policy.default)
    assert mail["To"] == "山田 太郎 <taro@example.jp>"
    assert ran.out == f"件名: {mail['Subject']}\n\n" + mail.get_content().replace("\r\n", "\n")


@needs_dovecot
def test_a_dot_between_the_levels_is_understood(dotted: dovecot.Server, run: Run, tmp_path: Path) -> None:
    """INBOX.Drafts."""
    dotted.make("taro", "INBOX.Drafts")
    settings(tmp_path, port=dotted.port)
    assert "put into INBOX.Drafts of shop" in put(run).err
    assert len(dotted.mails("taro", "INBOX.Drafts")) == 1


@needs_dovecot
def test_the_folder_that_shop_yaml_names_wins(server: dovecot.Server, run: Run, tmp_path: Path) -> None:
    """Named drafts go there; a folder that is not there is said, with those that are."""
    server.make("named", "Drafts", "お詫び")
    settings(tmp_path, port=server.port, user="named", folder="お詫び")
    assert put(run, "--html").code == 0
    [(_, data)] = server.mails("named", "お詫び")
    assert message_from_bytes(data).get_content_type() == "multipart/alternative"
    settings(tmp_path, port=server.port, user="named", folder="お詫ひ")
    ran = put(run)
    assert ran.code == 5
    assert "has no folder お詫ひ; there are:" in ran.err


@needs_dovecot
def test_without_a_folder_of_drafts_it_says_so(server: dovecot.Server, run: Run, tmp_path: Path) -> None:
    """And makes none, for no mail program would show it."""
    settings(tmp_path, port=server.port, user="empty")
    ran = put(run)
    assert ran.code == 5
    assert "has no folder of drafts" in ran.err
    assert "INBOX" in ran.err


@needs_dovecot
@pytest.mark.parametrize("tls", ["yes", "starttls"])
def test_tls_is_spoken_with_a_server_that_is_trusted(
    tls: str, server: dovecot.Server, run: Run, tmp_path: Path
) -> None:
    """Only with a certificate that this machine trusts."""
    user = f"tls-{tls}"
    server.make(user, "Drafts")
    port = server.port_tls if tls == "yes" else server.port
    settings(tmp_path, port=port, user=user, tls=tls, host="localhost")
    refused = put(run)
    assert refused.code == 5
    assert "is not trusted" in refused.err
    assert put(run, SSL_CERT_FILE=str(server.certificate)).code == 0
    assert len(server.mails(user, "Drafts")) == 1


@needs_dovecot
@pytest.mark.parametrize("wrong", ["falsch", "間違い"])
def test_a_wrong_password_is_said_and_never_shown(
    wrong: str, server: dovecot.Server, run: Run, tmp_path: Path
) -> None:
    """Neither the password nor the command that gave it."""
    settings(tmp_path, port=server.port, password_command=prints(wrong))
    ran = put(run)
    assert ran.code == 5
    assert "does not let taro in" in ran.err
    assert wrong not in ran.err


FAILING = {
    "no such command": (["/no/such/command"], "cannot be run"),
    "a command that fails": (["false"], "failed (exit 1)"),
    "a command that prints nothing": (["true"], "printed no password"),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_password_command_that_gives_none_is_said(case: str, run: Run, tmp_path: Path) -> None:
    """Before anything is asked of the server."""
    command, said = FAILING[case]
    settings(tmp_path, port=9, password_command=command)
    ran = put(run)
    assert ran.code == 5
    assert said in ran.err


def test_a_server_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    """A port on which nothing listens, and a host that has no address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        settings(tmp_path, port=one.getsockname()[1])
        ran = put(run)
    assert ran.code == 5
    assert "failed: Connection refused" in ran.err
    settings(tmp_path, host="nowhere.invalid", tls="yes")
    assert "nowhere.invalid:993 failed" in put(run).err


def test_a_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It accepts and says nothing."""
    monkeypatch.setattr(drafts_folder, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = Account("127.0.0.1", silent.getsockname()[1], "taro", "no", ("echo", "x"))
        with pytest.raises(DeliveryError, match="does not answer"):
            drafts_folder.put(b"", "shop", account, {})


def test_a_server_that_is_none_is_said() -> None:
    """Something else listens there and closes at once."""
    with socket.create_server(("127.0.0.1", 0)) as other:

        def answer() -> None:
            taken, _ = other.accept()
            with taken:
                taken.sendall(b"220 mail.example ESMTP\r\n")

        threading.Thread(target=answer, daemon=True).start()
        account = Account("127.0.0.1", other.getsockname()[1], "taro", "no", ("echo", "x"))
        with pytest.raises(DeliveryError, match="failed"):
            drafts_folder.put(b"", "shop", account, {})


def test_a_folder_that_holds_no_mail_is_passed_over() -> None:
    r"""Gmail's [Gmail] is \Noselect; so may be one called Drafts."""
    folders = [
        FolderInfo("Drafts", "/", ("\\Noselect",)),
        FolderInfo("Work/Drafts", "/", ()),
        FolderInfo("INBOX/下書き", "/", ()),
    ]
    assert drafts_folder.chosen(folders, Account()) == "Work/Drafts"


WRONG: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "no such mailbox": ({}, ("--imap-drafts", "shp"), "did you mean shop?"),
    "no password command": ({"password_command": None}, (), "shop.imap.shop.password_command: is missing"),
    "a password in the file": ({"password": "x"}, (), "shop.imap.shop.password: is no field here"),
    "an odd port": ({"port": 99999}, (), "must be a port number"),
    "in the clear over a network": ({"host": "imap.example.jp"}, (), "in the clear"),
    "an unknown tls": ({"tls": "tsl"}, (), "tsl is unknown; there are: yes, starttls, no"),
    "a half-open quotation": ({"password_command": "echo 'x"}, (), "quotation mark"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_mailbox_that_is_wrongly_described_stops_before_any_work(
    case: str, run: Run, tmp_path: Path
) -> None:
    """Exit 3, the place in shop.yaml and what mends it; no draft."""
    change, more, said = WRONG[case]
    settings(tmp_path, **change)
    ran = run(*DRAFT, *(more or ("--imap-drafts", "shop")))
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err


def test_tls_may_be_written_bare(run: Run, tmp_path: Path) -> None:
    """YAML reads yes and no as true and false."""
    settings(tmp_path, tls=False, port=9)
    assert put(run).code == 5


def test_a_message_is_no_mail_for_a_mailbox(run: Run, tmp_path: Path) -> None:
    """Refused before anything is printed."""
    settings(tmp_path)
    ran = run(*DRAFT, "--imap-drafts", "shop", "--as", "message")
    assert (ran.code, ran.out) == (3, "")
    assert "no mail" in ran.err
