"""How order files are opened, before anybody knows which system wrote them."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from stockmail.errors import FileError, Note, OrderError, StockmailError
from stockmail.readers import dates, mapped, objects, orders, recognise, source, values
from stockmail.readers.heading import heading
from stockmail.readers.recognise import held, module_of, names
from stockmail.readers.source import of_bytes
from stockmail.readers.sources import Sources
from stockmail.readers.table import Table, parse
from tests.test_readers import EXPECTED, FOLDER

HEAD, ROW = "注文番号,お名前,備考", "A-1,髙﨑 ①㈱,x"


def table(data: str | bytes, encoding: str | None = None) -> Table:
    """The table in *data*."""
    found = of_bytes(data.encode() if isinstance(data, str) else data, "orders.csv", encoding).table
    assert found is not None
    return found


def refusal(data: bytes, encoding: str | None = None) -> str:
    """Why *data* is not read, with all that the person is told."""
    with pytest.raises(StockmailError) as caught:
        of_bytes(data, "orders.csv", encoding)
    return " ".join(problem.message.format(**problem.values) for problem in caught.value.problems)


def said(notes: tuple[Note, ...]) -> str:
    """The notes as the person reads them."""
    return " ".join(note.message.format(**note.values) for note in notes)


# The ladder of encodings.


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_file_is_read_without_being_told_its_encoding(encoding: str, read_as: str) -> None:
    """髙, 﨑, ① and ㈱ are not in strict Shift_JIS, and Japanese systems write them."""
    found = table(f"{HEAD}\r\n{ROW}\r\n".encode(encoding))
    assert found.encoding == read_as
    assert found.headings[0] == "注文番号"
    assert found.rows[0].get("お名前") == "髙﨑 ①㈱"


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_of_either_byte_order_is_read_by_its_mark(order: str) -> None:
    """Excel's "Unicode text" is UTF-16 with tabs."""
    text = f"\ufeff{HEAD}\n{ROW}\n".replace(",", "\t")
    found = table(text.encode(order))
    assert found.delimiter == "\t"
    assert found.rows[0].get("お名前") == "髙﨑 ①㈱"


def test_euc_is_refused_with_the_option_that_reads_it() -> None:
    """Its bytes are half-width kana in cp932: nothing that can be told later."""
    data = "注文番号,お名前\nA-1,山田太郎\n".encode("euc_jp")
    assert "--encoding euc_jp" in refusal(data)
    assert table(data, "euc_jp").rows[0].get("お名前") == "山田太郎"


def test_half_width_kana_of_cp932_is_not_taken_for_euc() -> None:
    """ﾔﾏﾀﾞ ﾀﾛｳ is how old systems write a reading."""
    data = "注文番号,お名前,フリガナ\nA-1,山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ\n".encode("cp932")
    assert table(data).rows[0].get("フリガナ") == "ﾔﾏﾀﾞ ﾀﾛｳ"


def test_shift_jis_that_was_asked_for_is_windows_own() -> None:
    """Every "Shift_JIS" of a shop system is cp932."""
    assert table(f"{HEAD}\n{ROW}\n".encode("cp932"), "shift_jis").rows[0].get("お名前") == "髙﨑 ①㈱"


def test_a_wrong_encoding_is_named_with_its_line() -> None:
    """A file in another encoding than the person said."""
    with pytest.raises(FileError) as caught:
        of_bytes(b"a,b\n1,\x81\n", "orders.csv", "utf-8")
    assert caught.value.problems[0].where == "orders.csv:2"
    assert "is not utf-8" in refusal(b"a,b\n1,\x81\n", "utf-8")


def test_an_encoding_that_does_not_exist_gets_the_nearest() -> None:
    """cp392 is cp932."""
    assert "did you mean cp932" in refusal(b"a,b\n1,2\n", "cp392")


# Tables.


def test_a_tsv_knows_no_quotes() -> None:
    """A lone " is a character of the product: 24" monitor."""
    found = table('order-id\tproduct-name\tqty\n1\t"24" monitor\t2\n2\tmug "S\t1\n')
    assert [row.get("product-name") for row in found.rows] == ['"24" monitor', 'mug "S']


def test_a_cell_of_a_csv_may_hold_line_breaks() -> None:
    """Notes of customers do; a row is told by the line that it begins on."""
    found = table('id,memo,name\r\n1,"one\r\ntwo\nthree",A\r\n2,,B\r\n')
    assert [row.get("name") for row in found.rows] == ["A", "B"]
    assert found.rows[0].get("memo") == "one\r\ntwo\nthree"
    assert [row.where for row in found.rows] == ["orders.csv:2", "orders.csv:5"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_end_as_on_any_system(end: str) -> None:
    """Windows, Unix, and the old Mac's of some tools."""
    found = table(end.join(["id,name", "1,A", "2,B", ""]))
    assert [row.get("name") for row in found.rows] == ["A", "B"]


def test_a_form_feed_or_a_line_separator_ends_no_row() -> None:
    """str.splitlines would cut there."""
    assert table("id,name\n1,A\x0cB\u2028C\x85D\n").rows[0].plain[1] == "A\x0cB\u2028C\x85D"


@pytest.mark.parametrize(
    ("written", "asked"),
    [("受注住所１", "受注住所1"), ("お名前（姓）", "お名前(姓)"), ("区分：名称", "区分:名称"),
     ("消費税率（％）", "消費税率(%)"), (" Order  Number ", "order number"), ("ＳＫＵ", "sku")],
)  # fmt: skip
def test_headings_match_however_wide_they_are_written(written: str, asked: str) -> None:
    """Digits, brackets, colons, spaces and case do not tell columns apart."""
    found = table(f"id,{written}\n1,x\n")
    assert found.has(asked)
    assert found.rows[0].get(asked) == "x"


def test_a_heading_that_stands_again_is_told_apart() -> None:
    """送料 of the order and 送料 of the parcel."""
    row = table("id,送料,送料\n1,550,600\n").rows[0]
    assert (row.get("送料"), row.get("送料#2")) == ("550", "600")


def test_ragged_rows_are_told_of_by_line() -> None:
    """Their cells may stand under the wrong heading."""
    found = table("id,name,qty\n1,A,2\n2,B\n3,C,1,x\n")
    assert len(found.rows) == 3
    assert "3, 4" in said(found.notes)


def test_blank_rows_are_none() -> None:
    """Spreadsheets leave rows of commas behind."""
    assert [row.get("id") for row in table("\n,,\nid,name\n,\n1,A\n,,,\n").rows] == ["1"]


def test_rows_are_gathered_by_number_wherever_they_stand() -> None:
    """A row without a number goes on with the one before it; sorting a file must not cut orders."""
    found = table("no,item\n,lost\nA,1\n,2\nB,3\nA,4\n,5\n")
    groups = [[row.get("item") for row in rows] for rows in found.orders("no")]
    assert groups == [["lost"], ["1", "2", "4", "5"], ["3"]]


def test_rows_of_a_table_without_the_numbers_column_are_not_one_order() -> None:
    """They may be of several customers."""
    assert len(list(table("a,b\n1,2\n3,4\n").orders("no"))) == 2


def test_semicolons_part_cells_where_commas_are_in_numbers() -> None:
    """As spreadsheets of much of Europe save a CSV."""
    found = table('no;item;price\n1;"Mug; blue";12,90\n')
    assert found.rows[0].plain == ("1", "Mug; blue", "12,90")
    assert table("no,item;x,y\n1,2,3\n").delimiter == ","


def test_a_number_is_text() -> None:
    """Zeros in front count, and 19 digits are not rounded."""
    row = table("id,tel\n0012,09012345678\n820982911946154508,0312345678\n").rows
    assert [each.get("id") for each in row] == ["0012", "820982911946154508"]
    assert row[0].get("tel") == "09012345678"


def test_one_column_is_no_table_of_orders() -> None:
    """A text, a list of numbers."""
    assert "holds no orders" in refusal("ただの文章です\n次の行\n".encode())


def test_an_endless_cell_is_refused() -> None:
    """A quote that is never closed takes the rest of the file."""
    assert "is no table" in refusal(b'id,name\n1,"' + b"x" * 1_100_000)


# Dates and money.


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2017-11-01T09:30:00+0900", "2017-11-01T09:30:00+09:00"),
        ("2024-05-01 09:58:12 +0000", "2024-05-01T09:58:12+00:00"),
        ("2017-03-22T16:28:02", "2017-03-22T16:28:02"),
        ("2026-01-02T14:04:05Z", "2026-01-02T23:04:05+09:00"),
        ("2026-06-19T15:15:22.000Z", "2026-06-20T00:15:22+09:00"),
        ("2022/8/10 10:33:09", "2022-08-10T10:33:09"),
        ("2017年9月30日(土)", "2017-09-30"),
        ("２０２２／８／１０", "2022-08-10"),
        ("2022-08-10", "2022-08-10"),
        ("tomorrow", "tomorrow"),
        ("2022-13-40", "2022-13-40"),
    ],
)
def test_a_time_is_read_in_each_of_the_forms_that_systems_write(written: str, read: str) -> None:
    """What is no time stays as it is, for the parser to name."""
    assert dates.moment(written, []) == read


def test_utc_that_is_the_next_day_in_japan_is_told_of() -> None:
    """The customer ordered on the 20th by their own clock."""
    notes: list[Note] = []
    assert dates.moment("2026-06-19T15:15:22Z", notes) == "2026-06-20T00:15:22+09:00"
    assert "in Japan it was 2026-06-20" in said(tuple(notes))
    quiet: list[Note] = []
    dates.moment("2026-06-19T14:59:59Z", quiet)
    assert quiet == []


@pytest.mark.parametrize(
    ("seconds", "day"),
    [(1396419762, "2014-04-02T15:22:42+09:00"), ("1782864000", "2026-07-01T09:00:00+09:00")],
)
def test_seconds_since_1970_are_shown_by_the_clock_of_japan(seconds: object, day: str) -> None:
    """BASE, Color Me and Stripe count them."""
    assert dates.epoch(seconds, []) == day


@pytest.mark.parametrize("seconds", [10**30, -(10**30), "soon", None, True, []])
def test_seconds_that_are_none_are_handed_on(seconds: object) -> None:
    """No error, no day made up."""
    assert dates.epoch(seconds, []) in {None, "soon", str(10**30), str(-(10**30))}


def test_a_date_and_a_time_of_day_in_two_columns_are_one() -> None:
    """MakeShop: 2022/8/10 and 103309."""
    data = "注文番号,日付,注文時間,注文者,商品名\nP1,2022/8/10,103309,山田太郎,皿\n".encode("cp932")
    (files,) = orders.read(Sources(("-",)), io.BytesIO(data))
    assert next(files.orders).raw.fields["ordered_at"] == "2022-08-10T10:33:09"


@pytest.mark.parametrize(
    ("written", "read"),
    [("¥1,980", "1980"), ("1980円", "1980"), ("１，９８０", "1980"), ("3300.0", "3300"), ("5950.00", "5950"),
     ("37.40", "37.40"), (1980, "1980"), ("$9.99", "9.99"), ("-100.00", "-100"), ("-9999", None),
     ("-99999", None), ("", None), (None, None), (True, None), ("free", "free"), ("1e999", "1E+999"),
     ("12,90 €", "12.90"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1,234,567", "1234567"),
     ("12,900", "12900")],
)  # fmt: skip
def test_money_is_read_as_systems_write_it(written: object, read: str | None) -> None:
    """Marks and thousands go; Rakuten's "unknown" is nothing; what is no amount is handed on."""
    assert values.money(written) == read


def test_a_wish_without_a_day_is_none() -> None:
    """最短 and 指定なし ask for no day."""
    assert [dates.wish(each) for each in ("2026/12/05", "最短", "指定なし", "", None)] == [
        "2026-12-05",
        *[None] * 4,
    ]


# Objects.


class Lines(io.RawIOBase):
    """So many JSON lines, made as they are read."""

    def __init__(self, count: int) -> None:
        self.left = count
        self.rest = b""

    def readable(self) -> bool:
        """As a stream says it."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill *buffer* with what comes next."""
        if not self.rest and self.left:
            self.left -= 1
            order = {
                "id": f"A-{self.left}",
                "lines": [{"name": "皿" * 200}],
                "customer": {"name": "山田太郎"},
            }
            self.rest = json.dumps(order, ensure_ascii=False).encode() + b"\n"
        part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def peak(count: int) -> int:
    """The memory that it takes to read so many JSON lines one after the other."""
    tracemalloc.start()
    (files,) = orders.read(Sources(("-",)), io.BufferedReader(Lines(count)))
    assert sum(1 for _found in files.orders) == count
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_json_lines_are_held_one_at_a_time() -> None:
    """Twenty times the lines take no more memory."""
    peak(10)  # what is loaded once is not counted
    assert peak(4000) < 2 * peak(200)


def test_a_line_that_is_no_object_is_named() -> None:
    """By its own line."""
    data = b'{"id": "1", "lines": [], "customer": {}}\n\n[1]\n'
    (files,) = orders.read(Sources(("-",)), io.BytesIO(data))
    with pytest.raises(FileError) as caught:
        list(files.orders)
    assert caught.value.problems[0].where == "stdin:3"


WOO = {"line_items": [{"name": "皿", "quantity": 1}], "order_key": "k", "number": "7"}


@pytest.mark.parametrize(
    "wrapped",
    [
        WOO,
        [WOO],
        {"orders": [WOO]},
        {"data": {"orders": {"edges": [{"node": WOO}]}}},
        {"body": {"order": WOO}},
    ],
)
def test_an_order_is_found_however_it_is_wrapped(wrapped: object) -> None:
    """An answer of an API, a webhook, a log."""
    (files,) = orders.read(Sources(("-",)), io.BytesIO(json.dumps(wrapped).encode()))
    assert files.form == "woocommerce"
    assert [found.raw.fields["id"] for found in files.orders] == ["7"]


def test_json_lines_may_wrap_their_orders_too() -> None:
    """One answer of an API on each line."""
    line = json.dumps({"orders": [WOO, WOO]})
    (files,) = orders.read(Sources(("-",)), io.BytesIO(f"{line}\n{line}\n".encode()))
    assert [found.raw.fields["id"] for found in files.orders] == ["7"] * 4


@pytest.mark.parametrize("marks", [pair for name in names("object") for pair in module_of(name).MARKS])
def test_each_of_the_marks_of_a_format_is_enough(marks: frozenset[str]) -> None:
    """Alone, and in a list."""
    name = next(name for name in names("object") if marks in module_of(name).MARKS)
    thing = dict.fromkeys(marks, "")
    for value in (thing, [thing], {"data": {"object": thing}}):
        (files,) = orders.read(Sources(("-",)), io.BytesIO(json.dumps(value).encode()))
        assert files.form == name
        assert sum(1 for _found in files.orders) == 1


def test_fractions_of_json_stay_exact() -> None:
    """0.1 + 0.2 is 0.3, and an id of 19 digits is not rounded."""
    found = objects.value('{"price": 0.1, "id": 820982911946154508}', "x")
    assert (str(found["price"]), found["id"]) == ("0.1", 820982911946154508)


def test_xml_is_read_as_the_objects_it_is_often_turned_to() -> None:
    """An element that stands again is a list; CDATA is text."""
    data = b"<?xml version='1.0' encoding='UTF-8'?><a xmlns='urn:x'><b>1</b><b><![CDATA[<2>]]></b><c/></a>"
    assert of_bytes(data, "x.xml").value == {"a": {"b": ["1", "<2>"], "c": ""}}


def test_xml_with_a_doctype_is_refused() -> None:
    """It can grow without end, or read other files."""
    assert "DOCTYPE" in refusal(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


def test_bottomless_xml_is_refused() -> None:
    """No order is nested that deep."""
    assert "is not XML" in refusal(b"<a>" * 5000 + b"</a>" * 5000)


def test_broken_xml_is_named_with_its_place() -> None:
    """The line and the column."""
    with pytest.raises(FileError) as caught:
        of_bytes(b"<a>\n<b></a>", "x.xml")
    assert caught.value.problems[0].where.startswith("x.xml:2:")


# Spreadsheets.


def book(rows: Iterable[Sequence[object]]) -> bytes:
    """An Excel workbook of *rows*."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def ods(rows: list[list[str]]) -> bytes:
    """An OpenDocument sheet of *rows* of text."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="1">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def test_an_excel_sheet_is_a_table_and_its_lost_zeros_are_told_of() -> None:
    """0012 that was typed as a number is 12 for good; a day has no midnight, a whole number no .0."""
    found = table(
        book([["注文番号", "電話", "日付", "個数", "メモ"], [12, "0312345678", date(2026, 9, 1), 2, None]])
    )
    assert found.rows[0].plain == ("12", "0312345678", "2026-09-01", "2", "")
    assert "leading zeros are lost: 注文番号, 個数" in said(found.notes)


def test_an_ods_sheet_is_a_table() -> None:
    """As LibreOffice saves it."""
    found = table(ods([["注文番号", "お名前"], ["0012", "髙﨑"]]))
    assert found.rows[0].get("注文番号", "x") == "0012"
    assert found.rows[0].get("お名前") == "髙﨑"
    assert found.notes == ()


def test_an_order_of_a_cart_is_read_from_a_sheet_too() -> None:
    """The shop opened the CSV in Excel and saved it there."""
    with (FOLDER / "eccube4/order_cp932.csv").open(encoding="cp932", newline="") as file:
        rows = [row.plain for row in parse(file.read(), "x", "").rows]
    head = (FOLDER / "eccube4/order_cp932.csv").read_text(encoding="cp932").splitlines()[0].split(",")
    (files,) = orders.read(Sources(("-",)), io.BytesIO(book([head, *rows])))
    assert files.form == "eccube4"
    assert next(files.orders).raw.fields["id"] == "12"


def test_what_only_looks_like_a_workbook_is_refused() -> None:
    """A zip of something else."""
    assert "is no spreadsheet" in refusal(b"PK\x03\x04 and nothing more")


# The shop's own map.


@pytest.fixture
def write(tmp_path: Path) -> Path:
    """A file for a map."""
    return tmp_path / "shop-map.yaml"


OWN = '注文No.,お客様名,品名,数量,単価\nA-1,山田太郎,皿,2,￥990\nA-1,,鉢,1,"1,980円"\nA-2,佐藤,皿,1,990\n'
MAP = "channel: own\nlanguage: ja\ncolumns:\n  注文No.: id\n  お客様名: customer.name\n  品名: lines.name\n  数量: lines.quantity\n"  # noqa: E501


def test_a_map_reads_any_table(write: Path) -> None:
    """Its columns, by the fields of the native format; an order is its rows of one number."""
    write.write_text(MAP + "  単価: lines.unit_price\n", encoding="utf-8")
    (files,) = orders.read(Sources(("-",), columns=write), io.BytesIO(OWN.encode("cp932")))
    one, two = [found.raw.fields for found in files.orders]
    assert one["id"] == "A-1"
    assert one["customer"] == {"name": "山田太郎"}
    assert one["lines"] == [
        {"name": "皿", "quantity": 2, "unit_price": "990"},
        {"name": "鉢", "quantity": 1, "unit_price": "1980"},
    ]
    assert (two["id"], two["language"], two["channel"]) == ("A-2", "ja", "own")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MAP + "  単価: lines.unit_prise\n", "did you mean lines.unit_price"),
        (MAP.replace("channel", "chanel"), "did you mean channel"),
        ("columns: []\n", "needs columns:"),
        ("just a text\n", "needs columns:"),
    ],
)
def test_a_faulty_map_is_refused_with_what_was_meant(write: Path, text: str, told: str) -> None:
    """Before any order is read."""
    write.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        mapped.load(write)
    assert told in " ".join(problem.message.format(**problem.values) for problem in caught.value.problems)


def test_a_map_of_a_column_that_is_not_there_gets_the_nearest(write: Path) -> None:
    """The file has 単価, the map says 単価(税込)."""
    write.write_text(MAP + "  単価(税込): lines.unit_price\n", encoding="utf-8")
    (files,) = orders.read(Sources(("-",), columns=write), io.BytesIO(OWN.encode()))
    with pytest.raises(FileError) as caught:
        list(files.orders)
    assert caught.value.problems[0].path == "columns.単価(税込)"
    assert "did you mean 単価" in caught.value.problems[0].message.format(**caught.value.problems[0].values)


# Which system wrote it.


def claims(path: Path) -> set[str]:
    """Every format that knows as much of the file in *path* as the one that knows most."""
    found = source.opened(str(path), io.BytesIO())
    if found.table is not None:
        marks = tuple(found.table.names)
    else:
        first = next(objects.within(found.value, lambda thing: recognise.of_thing(thing) is not None, ""))
        marks = tuple(map(heading, first.thing))
    known = {name: held(name, marks) for name in names("object" if found.table is None else "table")}
    return {name for name, count in known.items() if count == max(known.values())}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_sample_is_claimed_by_exactly_one_format(key: str) -> None:
    """Else the order of the alphabet would decide."""
    folder, _, files = key.partition("/")
    assert [len(claims(FOLDER / folder / name)) for name in files.split()] == [1] * len(files.split())


def test_a_format_that_was_asked_for_is_taken() -> None:
    """The file has lost the columns that it is known by."""
    data = "店舗伝票番号,商品名,受注数量\nN-1,皿,2\n".encode("cp932")
    (files,) = orders.read(Sources(("-",)), io.BytesIO(data))
    assert files.form == "guess"
    (files,) = orders.read(Sources(("-",), "nextengine"), io.BytesIO(data))
    assert next(files.orders).raw.fields["lines"] == [{"name": "皿", "quantity": 2}]


def test_a_format_that_does_not_exist_gets_the_nearest() -> None:
    """Whoever writes shopfy means shopify."""
    with pytest.raises(OrderError) as caught:
        orders.read(Sources(("-",), "shopfy"), io.BytesIO(b"{}"))
    assert caught.value.problems[0].values["close"] == "shopify"


def test_a_table_of_no_known_system_names_its_columns() -> None:
    """So that a map can be written for it."""
    with pytest.raises(FileError) as caught:
        orders.read(Sources(("-",)), io.BytesIO("伝票,品,数\n1,皿,2\n".encode()))
    assert caught.value.problems[0].values["columns"] == "伝票, 品, 数"


@pytest.mark.parametrize(
    "thing", [{"id": "pi_1", "object": "payment_intent"}, {"data": {"x": 1}}, [{"no": 1}]]
)
def test_an_object_of_no_known_system_is_said_to_be_one(thing: object) -> None:
    """And not judged by the fields of the native form, of which it has none."""
    with pytest.raises(FileError) as caught:
        orders.read(Sources(("-",)), io.BytesIO(json.dumps(thing).encode()))
    assert "is of no system known here (keys: {keys})" in caught.value.problems[0].message
