"""Hostile data comes out as harmless text or not at all: a word, never a traceback."""

import csv
import io
import json
import stat
from email import message_from_bytes
from pathlib import Path

import pytest

from stockmail.batch.filenames import safe
from stockmail.kinds import forbidden
from tests.cases import MUG, ONE
from tests.conftest import Run

RESTOCK = ("-s", "restock", "--restock-date", "12/5")
MARKS = {
    "a line break": "山田\r\nBcc: evil@example.com",
    "a line separator": "山田\u2028Bcc: evil@example.com",
    "an escape": "\x1b]0;evil\x07山田",
    "an override": "山田\u202etxt.exe",
    "a template": "{{ ''.__class__ }}",
    "a surrogate": "\ud800",
    "a NUL": "a\x00b",
    "a long one": "長" * 501,
}
SHOWN = {
    "an encoded word": "=?utf-8?B?QmNjOiBhQGIuYw==?=",
    "markup": "<script>alert(1)</script>",
    "a link": "<a href='javascript:alert(1)'>皿</a>",
    "a form": "%999999999d {0.__class__}",
}


def order(folder: Path, **customer: str) -> Path:
    """An order whose customer and product are called so."""
    path = folder / "order.json"
    made = {**ONE, "customer": customer}
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def quiet(err: str) -> bool:
    """Whether the terminal gets nothing to obey, and no traceback."""
    return not any(forbidden(line) for line in err.split("\n")) and "Traceback" not in err


@pytest.mark.parametrize("text", MARKS.values(), ids=MARKS)
def test_what_cannot_stand_in_a_line_is_refused(run: Run, shop: Path, tmp_path: Path, text: str) -> None:
    """From a file; exit 3, the field named."""
    ran = run("draft", *RESTOCK, "--order", order(tmp_path, name=text), "--shop", shop, "--to", "eml")
    assert (ran.code, ran.out) == (3, "")
    assert "customer.name" in ran.err
    assert quiet(ran.err)


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_what_is_only_strange_stays_text(run: Run, shop: Path, tmp_path: Path, text: str) -> None:
    """No header of its own, no markup of its own."""
    path = order(tmp_path, name=text, email="a@example.com")
    mail = run("draft", *RESTOCK, "--order", path, "--shop", shop, "--to", "eml")
    page = run("draft", *RESTOCK, "--order", path, "--shop", shop, "--to", "html")
    assert quiet(mail.err) and quiet(page.err)  # noqa: PT018 - one law
    if not mail.code:
        assert message_from_bytes(mail.out.encode())["Bcc"] is None
    assert "<script>alert" not in page.out
    assert "href='javascript" not in page.out


@pytest.mark.parametrize("option", ["--customer", "--order-id", "--item", "--note", "--staff", "--coupon"])
@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\u202eb", "a\r\nb", "{{ 7*7 }}"], ids=ascii)
def test_an_option_is_judged_as_a_file_is(run: Run, shop: Path, option: str, text: str) -> None:
    """Nothing typed or pasted reaches a draft or the terminal raw."""
    ran = run("draft", *RESTOCK, "--order-id", "1", option, text, "--shop", shop)
    assert not forbidden(ran.out.replace("\n", ""))
    assert quiet(ran.err)
    assert "49" not in ran.out


def test_a_link_that_runs_is_no_link(run: Run, shop: Path, tmp_path: Path) -> None:
    """javascript: is refused where a web address is asked for."""
    path = tmp_path / "other.yaml"
    path.write_text("name: 皿\nprice: 100\nurl: javascript:alert(1)\n", encoding="utf-8")
    ran = run("draft", "-s", "alternative", "--order-id", "1", "--alternative", path, "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    assert "web address" in ran.err


FILES = {
    "headings with escapes": b"\x1b[31ma,\xe2\x80\xaeb\n1,2\n",
    "a million columns": b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000 + b"\n",
    "a huge cell": b"a,b\n" + b"x" * 1_100_000 + b",1\n",
    "numbers without end": b'[{"id": "1", "payment": {"total": ' + b"9" * 100_000 + b"}}]",
    "an exponent": b'[{"id": "1", "payment": {"total": 1e999999}}]',
    "brackets": b"[" * 100_000,
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "no text at all": bytes(range(256)),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_file_of_no_order_gets_a_word(run: Run, shop: Path, data: bytes) -> None:
    """However large or deep, by draft and by orders alike."""
    for words in (("draft", *RESTOCK, "--order", "-", "--shop", shop), ("orders", "-")):
        ran = run(*words, stdin=data)
        assert ran.code in ({3} if "draft" in words else {0, 2, 3})  # orders only tells what is there
        assert quiet(ran.err)


def test_a_format_of_the_other_shape_gets_a_word(run: Run, shop: Path) -> None:
    """--from names a JSON format, the file is a table, and the other way round."""
    for form, data in (("woocommerce", b"a,b\n1,2\n"), ("rakuten-csv", b'{"id": 1}')):
        ran = run("draft", *RESTOCK, "--order", "-", "--from", form, "--shop", shop, stdin=data)
        assert ran.code == 3
        assert f"holds no order of {form}" in ran.err


@pytest.mark.parametrize(
    "text",
    ["!!python/object/apply:os.system [id]", "a: !!python/name:os.system", "x: &a [*a]", "[" * 5000],
    ids=["apply", "name", "itself", "deep"],
)
def test_yaml_makes_nothing_but_data(run: Run, tmp_path: Path, text: str) -> None:
    """Tags, aliases and depth are refused."""
    path = tmp_path / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    ran = run("draft", *RESTOCK, "--example", "--shop", path)
    assert (ran.code, ran.out) == (3, "")
    assert quiet(ran.err)


@pytest.mark.parametrize(
    ("number", "name"),
    [("../../etc/passwd", ""), ("a\x00b", ""), ("CON", ""), ("長" * 300, "名" * 300), ("..", ".."), ("", "")],
)
def test_a_files_name_stays_in_its_folder(number: str, name: str) -> None:
    """No path, nothing reserved, never too long."""
    made = safe(number, name)
    assert made and not set(made) & set('/\\\0:*?"<>|')  # noqa: PT018 - one law
    assert len(made.encode()) <= 200
    assert made.upper() not in {"CON", ".", ".."}


def test_a_private_batch_tells_no_name_and_is_its_owners(run: Run, shop: Path, tmp_path: Path) -> None:
    """Files by number only, mode 0600; nothing of the order in the cache or among the data."""
    path = tmp_path / "orders.jsonl"
    named = {**ONE, "customer": {"name": "秘密野 太郎"}, "lines": [{**MUG, "short": 2}]}
    path.write_text(json.dumps(named) + "\n" + json.dumps({**named, "id": "2"}) + "\n", encoding="utf-8")
    out, places = (
        tmp_path / "out",
        {"STOCKMAIL_CACHE": str(tmp_path / "cache"), "TMPDIR": str(tmp_path / "tmp")},
    )
    (tmp_path / "tmp").mkdir()
    ran = run("batch", path, *RESTOCK, "--shop", shop, "--out", out, "--private", **places)
    assert ran.code == 0, ran.err
    files = [each for each in tmp_path.rglob("*") if each.is_file() and each != path]
    drafts = [each for each in files if each.parent == out and not each.name.startswith(".")]
    assert {each.name for each in drafts} == {"10234.txt", "2.txt"}
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in drafts)
    assert [each for each in files if each not in drafts and "秘密野".encode() in each.read_bytes()] == []


def test_a_table_that_we_write_runs_nowhere(run: Run, shop: Path, tmp_path: Path) -> None:
    """A formula in a set-aside row is text to a spreadsheet."""
    path = tmp_path / "orders.csv"
    path.write_text('注文番号,購入者名\n1,"=HYPERLINK(""http://x"")"\n', encoding="utf-8")
    columns = tmp_path / "map.yaml"
    columns.write_text("columns:\n  注文番号: id\n  購入者名: customer.name\n", encoding="utf-8")
    words = ("--map", columns, "--shop", shop, "--out", tmp_path / "out", "--keep-going")
    run("batch", path, *RESTOCK, *words)
    (written,) = (tmp_path / "out").glob("set-aside*.csv")
    rows = list(csv.reader(io.StringIO(written.read_text("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
