"""The mailboxes of shop.yaml: what is read, what is taken for granted, what is refused."""

from typing import Any

import pytest

from stockmail.errors import Problem
from stockmail.mail_account import read_accounts
from stockmail.model import Account

WHOLE: dict[str, object] = {"host": "imap.example", "user": "taro", "password_command": "pass show imap"}


def read(**fields: object) -> tuple[Account, list[tuple[str, str]]]:
    """The one mailbox with *fields* changed, and the paths and messages of what is wrong with it."""
    accounts, problems = read_accounts({"shop": {**WHOLE, **fields}}, "shop.yaml")
    assert {problem.where for problem in problems} <= {"shop.yaml"}
    prefix = "shop.imap.shop."
    assert all(problem.path.startswith(prefix) for problem in problems)
    return accounts["shop"], [(problem.path.removeprefix(prefix), problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("fields", "tls", "port"),
    [
        ({}, "yes", 993),
        ({"tls": "yes"}, "yes", 993),
        ({"tls": True}, "yes", 993),  # YAML reads a bare yes so
        ({"tls": "starttls"}, "starttls", 143),
        ({"tls": "starttls", "port": 1143}, "starttls", 1143),
        ({"port": 65535}, "yes", 65535),
        ({"port": 1}, "yes", 1),
        ({"tls": False, "host": "localhost"}, "no", 143),
        ({"tls": "no", "host": "LOCALHOST"}, "no", 143),
        ({"tls": "no", "host": "127.0.0.1"}, "no", 143),
        ({"tls": "no", "host": "::1"}, "no", 143),
    ],
)
def test_the_port_follows_from_how_it_is_spoken_to(fields: Any, tls: str, port: int) -> None:  # noqa: ANN401
    """In secret from the first byte unless somebody says otherwise."""
    account, wrong = read(**fields)
    assert wrong == []
    assert (account.tls, account.port) == (tls, port)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("pass show imap", ("pass", "show", "imap")),
        ("cat '/home/a b/x'", ("cat", "/home/a b/x")),
        (["pass", "show my imap"], ("pass", "show my imap")),
    ],
)
def test_the_command_is_cut_as_a_shell_would_cut_it(command: object, words: tuple[str, ...]) -> None:
    """No shell runs it."""
    account, wrong = read(password_command=command)
    assert (account.password_command, wrong) == (words, [])


PORT = "must be a port number like 993, not {got}"
CLEAR = "would send the password in the clear; no is for this machine only: yes or starttls"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"port": 0}, [("port", PORT)]),
        ({"port": 65536}, [("port", PORT)]),
        ({"port": "993"}, [("port", PORT)]),
        ({"port": True}, [("port", PORT)]),
        ({"tls": "tsl"}, [("tls", "{got} is unknown; there are: {all}")]),
        ({"tls": 1}, [("tls", "must be text in quotes, not {got}")]),
        ({"tls": "no"}, [("tls", CLEAR)]),
        ({"tls": False, "host": "10.0.0.1"}, [("tls", CLEAR)]),
        ({"tls": "no", "host": None}, [("host", "is missing")]),
        ({"password_command": "echo 'x"},
         [("password_command", "has a quotation mark that is not closed: {got}")]),
        ({"password_command": 5}, [("password_command", "must be text in quotes, not {got}")]),
        ({"user": None, "password_command": None},
         [("password_command", "is missing"), ("user", "is missing")]),
        ({"password_command": []}, [("password_command", "must be text in quotes, not {got}")]),
        ({"password_command": [5]}, [("password_command", "must be text in quotes, not {got}")]),
        ({"password": "x"}, [("password", "is no field here; did you mean {close}?")]),
    ],
)  # fmt: skip
def test_a_mailbox_that_is_wrongly_described_is_refused(
    fields: Any,  # noqa: ANN401
    wrong: list[tuple[str, str]],
) -> None:
    """With its place; a password in the file is none of its fields."""
    assert read(**fields)[1] == wrong


def test_several_mailboxes_are_read_by_name() -> None:
    """A number may be a name in YAML."""
    accounts, problems = read_accounts({"a": WHOLE, 2: {**WHOLE, "folder": "Entwurf"}}, "shop.yaml")
    assert list(accounts) == ["a", "2"]
    assert accounts["2"].folder == "Entwurf"
    assert problems == []


def test_what_is_no_table_is_told() -> None:
    """The whole, or one mailbox of it; the other is read all the same."""
    message = "must be lines like name: …, not {got}"
    assert read_accounts("x", "shop.yaml") == ({}, [Problem(message, {"got": "x"}, "shop.yaml", "shop.imap")])
    accounts, problems = read_accounts({"a": ["x"], "b": WHOLE}, "shop.yaml")
    assert problems == [Problem(message, {"got": '["x"]'}, "shop.yaml", "shop.imap.a")]
    assert (accounts["a"], accounts["b"].user) == (Account(), "taro")
