"""The mailboxes of shop.yaml: ``imap: {NAME: {host: …, user: …, password_command: …}}``."""

import shlex
from collections.abc import Mapping

from stockmail.errors import N_, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import TEXT, Bad, Kind, one_line, shown, unknown
from stockmail.model import Account

TLS = ("yes", "starttls", "no")
PORTS = {"yes": 993, "starttls": 143, "no": 143}
LARGEST_PORT = 65535


def read_accounts(data: object, where: str) -> tuple[dict[str, Account], list[Problem]]:
    """The mailboxes by name, and all that is wrong with them."""
    if not isinstance(data, Mapping):
        return {}, [_no_lines(data, where, "shop.imap")]
    accounts, problems = {}, []
    for name, fields in data.items():
        accounts[str(name)], wrong = _account(fields, where, f"shop.imap.{name}")
        problems += wrong
    return accounts, problems


def _account(data: object, where: str, path: str) -> tuple[Account, list[Problem]]:
    if not isinstance(data, Mapping):
        return Account(), [_no_lines(data, where, path)]
    values, problems = read_fields(ACCOUNT, data, lambda key: (where, f"{path}.{key}"))
    missing = {"host", "user", "password_command"} - {key for key, value in data.items() if value is not None}
    problems += [Problem("is missing", {}, where, f"{path}.{key}") for key in sorted(missing)]
    account = Account(**values)  # type: ignore[arg-type]
    if account.tls == "no" and account.host and not _is_here(account.host):
        message = N_("would send the password in the clear; no is for this machine only: yes or starttls")
        problems.append(Problem(message, {}, where, f"{path}.tls"))
    return account._replace(port=account.port or PORTS[account.tls]), problems


def _no_lines(data: object, where: str, path: str) -> Problem:
    return Problem("must be lines like name: …, not {got}", {"got": shown(data)}, where, path)


def _is_here(host: str) -> bool:
    """Whether *host* is the machine itself, so that nobody else can listen."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _port(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST_PORT:
        raise Bad("must be a port number like 993, not {got}", got=shown(value))
    return value


def _tls(value: object) -> str:
    """YAML reads a bare yes or no as true or false."""
    word = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else one_line(value)
    if word not in TLS:
        raise unknown(str(word), TLS)
    return word


def _command(value: object) -> tuple[str, ...]:
    """A line as a shell would cut it, or its words; no shell runs it."""
    if isinstance(value, list) and value:
        return tuple(map(one_line, value))
    line = one_line(value)  # not below: what it raises is a ValueError too
    try:
        return tuple(shlex.split(line))
    except ValueError:
        raise Bad("has a quotation mark that is not closed: {got}", got=shown(value)) from None


ACCOUNT = (
    Field("host", TEXT, "The IMAP server."),
    Field("port", Kind(_port, {"type": "integer"}), "993, or 143 with starttls."),
    Field("user", TEXT, "The name that the server knows the mailbox by."),
    Field("tls", Kind(_tls, {"enum": list(TLS)}), "yes, starttls, or no on this machine only."),
    Field("password_command", Kind(_command, {"type": "string"}), "Prints the password on its first line."),
    Field("folder", TEXT, "The folder of drafts, where the server does not say."),
)
