"""Puts a mail into the Drafts folder of a mailbox, by IMAP. Nothing is ever sent."""

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from stockmail import system
from stockmail.errors import N_, DeliveryError, Note, Problem
from stockmail.model import Account

if TYPE_CHECKING:
    from imap_tools import BaseMailBox
    from imap_tools.folder import FolderInfo

PATIENCE = 20.0  # seconds, for each answer of the server
PASSWORD_PATIENCE = 60.0  # somebody may have to unlock a key first
# What it is called where the server does not mark it (RFC 6154): the last word of its path counts,
# so INBOX.Drafts and [Gmail]/下書き are among them.
NAMES = ("drafts", "下書き", "下書き箱", "draft")


def put(mail: bytes, name: str, account: Account, environ: Mapping[str, str]) -> Note:
    """Append *mail* as a draft; which folder took it. Raises DeliveryError with a plain reason."""
    try:
        import imap_tools
    except ImportError:
        message = N_("needs imap-tools; pip install 'stockmail[imap]' brings it")
        raise DeliveryError(Problem(message, {}, "--imap-drafts")) from None
    password = _password(name, account, environ)
    with _plainly(name, account):
        box = _connect(imap_tools, account)
    with contextlib.closing(_Closing(box)), _plainly(name, account):
        _log_in(box, name, account, password)
        folders = box.folder.list()
        folder = chosen(folders, account)
        if folder is None:
            raise _no_folder(name, account, folders)
        box.append(mail, folder, dt=None, flag_set=[imap_tools.MailMessageFlags.DRAFT])
    return Note("put into {folder} of {account}", {"folder": folder, "account": name})


class _Closing:
    """A connection that closes in silence: the answer to LOGOUT is of no interest."""

    def __init__(self, box: "BaseMailBox") -> None:
        self.box = box

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.box.client.logout()


def _connect(imap_tools: Any, account: Account) -> "BaseMailBox":  # noqa: ANN401 - a module
    import ssl

    if account.tls == "no":
        return imap_tools.MailBoxUnencrypted(account.host, account.port, timeout=PATIENCE)  # type: ignore[no-any-return]
    kind = imap_tools.MailBox if account.tls == "yes" else imap_tools.MailBoxStartTls
    context = ssl.create_default_context()
    return kind(account.host, account.port, timeout=PATIENCE, ssl_context=context)  # type: ignore[no-any-return]


def _log_in(box: "BaseMailBox", name: str, account: Account, password: str) -> None:
    """Nothing that the server answers is shown: some repeat what they were sent."""
    from imaplib import IMAP4

    from imap_tools.errors import MailboxLoginError

    plain = (account.user + password).isascii()
    log_in = box.login if plain else box.login_utf8
    try:
        log_in(account.user, password, initial_folder=None)
    except IMAP4.abort:  # the connection broke, which says nothing about the password
        raise
    except (MailboxLoginError, IMAP4.error):
        message = N_("{host} does not let {user} in: a wrong password, or one for apps is needed")
        raise _problem(name, message, host=account.host, user=account.user) from None


def chosen(folders: "list[FolderInfo]", account: Account) -> str | None:
    """The folder that shop.yaml names, else the one the server marks, else the one called so."""
    there = [folder for folder in folders if "\\noselect" not in map(str.lower, folder.flags)]
    if account.folder:
        return next((folder.name for folder in there if folder.name == account.folder), None)
    marked = [folder.name for folder in there if "\\drafts" in map(str.lower, folder.flags)]
    last = {folder.name: folder.name.rpartition(folder.delim)[2].lower() for folder in there}
    called = [name for word in NAMES for name in sorted(last, key=len) if last[name] == word]
    return next(iter((*marked, *called)), None)


def _no_folder(name: str, account: Account, folders: "list[FolderInfo]") -> DeliveryError:
    there = ", ".join(folder.name for folder in folders)
    if account.folder:
        message = N_("has no folder {folder}; there are: {all}")
        return _problem(name, message, folder=account.folder, all=there)
    return _problem(
        name, N_("has no folder of drafts; name one as folder: in shop.yaml; there are: {all}"), all=there
    )


def _password(name: str, account: Account, environ: Mapping[str, str]) -> str:
    """The first line that the command prints. Its words and its output are in no message."""
    try:
        done = subprocess.run(  # noqa: S603 - the shop's own command, by no shell
            account.password_command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            timeout=PASSWORD_PATIENCE, check=False, env=dict(environ),
        )  # fmt: skip
    except OSError as error:
        raise _problem(name, N_("password_command cannot be run: {why}"), why=system.why(error)) from None
    except subprocess.TimeoutExpired:
        raise _problem(name, N_("password_command did not end within a minute")) from None
    if done.returncode:
        raise _problem(name, N_("password_command failed (exit {code})"), code=done.returncode)
    password = done.stdout.decode(errors="replace").partition("\n")[0].rstrip("\r")
    if not password:
        raise _problem(name, N_("password_command printed no password"))
    return password


@contextlib.contextmanager
def _plainly(name: str, account: Account) -> Iterator[None]:
    """Turn what a network and a server can do wrong into one plain sentence."""
    import ssl
    from imaplib import IMAP4

    from imap_tools.errors import ImapToolsError

    where = {"host": account.host, "port": account.port}
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        message = N_("the certificate of {host}:{port} is not trusted: {why}")
        raise _problem(name, message, **where, why=error.verify_message) from None
    except TimeoutError:
        raise _problem(name, N_("{host}:{port} does not answer"), **where) from None
    except (OSError, IMAP4.error, ImapToolsError) as error:
        message = N_("{host}:{port} failed: {why}")
        why = getattr(error, "strerror", None) or " ".join(str(error).split())[:200] or type(error).__name__
        raise _problem(name, message, **where, why=why) from None


def _problem(name: str, message: str, **values: object) -> DeliveryError:
    return DeliveryError(Problem(message, values, f"--imap-drafts {name}"))
