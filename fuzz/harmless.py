"""What no way out may hold, whatever an order said: each form is read back as its own programs read it."""

import json
import mailbox
import tempfile
from collections.abc import Callable
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from stockmail.kinds import forbidden
from stockmail.sheets import STARTS

HEADERS = {
    "X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
}  # fmt: skip
TAGS = frozenset((
    *("html", "head", "meta", "title", "style", "body", "main", "div", "p", "h1", "h2", "a", "img", "table"),
    *("thead", "tbody", "tr", "th", "td", "caption", "br", "span", "ul", "ol", "li", "hr", "strong", "em"),
))  # fmt: skip
LINKS = {"href": ("http://", "https://", "mailto:", "tel:"), "src": ("http://", "https://", "cid:")}


def lines(text: str) -> None:
    """Nothing that a terminal or a mail program obeys."""
    for line in text.split("\n"):
        assert not forbidden(line), ascii(line)
    text.encode()


class Page(HTMLParser):
    """Reads a page as a browser does; fails for a tag or an attribute that no page of ours has."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Known tags, no handlers, links that only lead somewhere."""
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in LINKS:
                assert (value or "").lower().startswith(LINKS[name]), value


def page(data: bytes) -> None:
    """A page of HTML."""
    text = data.decode()
    lines(text)
    reader = Page()
    reader.feed(text)
    reader.close()


def mail(data: bytes) -> None:
    """One mail: our headers, each once, without defects; its parts."""
    read = message_from_bytes(data, policy=policy.default)
    assert {*read.keys()} <= HEADERS, read.keys()
    assert len(read.keys()) == len({*read.keys()}), read.keys()
    assert len(read["To"].addresses if read["To"] else ()) <= 1, read["To"]
    for name in ("Subject", "To", "From"):
        lines(str(read[name] or ""))
    for part in read.walk():
        assert not part.defects, part.defects
        if part.get_content_type() == "text/plain":
            lines(part.get_content().replace("\r\n", "\n"))
        elif part.get_content_type() == "text/html":
            page(part.get_content().replace("\r\n", "\n").encode())


def box(data: bytes) -> None:
    """An mbox of exactly one mail."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(data)
        read = mailbox.mbox(path, create=False)
        try:
            assert len(read) == 1
        finally:
            read.close()


def one_line(data: bytes) -> None:
    """A line of JSON without anything to obey."""
    assert data.count(b"\n") == 1
    thing(data)


def thing(data: bytes) -> None:
    """A value of JSON."""
    lines(data.decode())
    json.loads(data)


def link(data: bytes) -> None:
    """A mailto: link with a subject and a body, to one address."""
    text = data.decode()
    assert text.isascii()
    assert text.count("\n") == 1
    parts = urlsplit(text.strip())
    assert parts.scheme == "mailto"
    assert "," not in parts.path
    assert {*parse_qs(parts.query)} <= {"subject", "body"}


FORMS: dict[str, Callable[[bytes], None]] = {
    "text": lambda data: lines(data.decode()), "json": thing, "jsonl": one_line, "eml": mail, "html": page,
    "mailto": link, "mbox": box,
}  # fmt: skip


def cells(rows: list[list[str]]) -> None:
    """No cell that a spreadsheet would run; numbers are none."""
    for row in rows:
        for cell in row:
            assert not cell.lstrip(" \u3000").startswith(STARTS) or _is_number(cell), cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdecimal()
