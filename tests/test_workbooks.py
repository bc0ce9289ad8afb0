"""A spreadsheet that would fill the memory is refused before it does; all others are read."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from stockmail.errors import FileError
from stockmail.messages import lines
from stockmail.readers import orders
from stockmail.readers.sheet import read
from stockmail.readers.sources import Sources
from tests import workbooks
from tests.order_files import order_of
from tests.workbooks import cells, excel, ods, zipped

HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
LONG = f"<si><t>{'長' * 30_000}</t></si>"
MANY = "".join('<c t="s"><v>0</v></c>' for _ in range(20_000))
FAR = ' table:number-columns-repeated="16384"'
DOWN = 'table:number-rows-repeated="99999"'
END = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
       ' table:number-columns-repeated="16384"/></table:table-row>')  # fmt: skip
NUMBER = '<c r="{}"><v>1</v></c>'
ENTITIES = ('<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            "<sst><si><t>&b;</t></si></sst>")  # fmt: skip
CORNER = f"XFD{1048576:040}"
TOO_LARGE = {
    "one cell in the far corner": excel(HEAD + f'<row r="1048576">{NUMBER.format("XFD1048576")}</row>'),
    "a row that says it is far": excel(
        HEAD + f'<row r="99999999"><c><v>1</v></c>{NUMBER.format("ZZZ99999999")}</row>'
    ),
    "a corner with zeros before it": excel(f"{HEAD}<row>{NUMBER.format(CORNER)}</row>"),
    "a column without a name": excel(HEAD + f"<row>{NUMBER.format('Z' * 5000 + '9')}</row>"),
    "one long text in every cell": excel(f"{HEAD}<row>{MANY}</row>", LONG),
    "a cell repeated along a row, a row down the sheet": ods(
        cells("a", "b") + cells("x", more=FAR).replace("row>", f"row {DOWN}>", 1)
    ),
    "a row that is repeated +99999 times": ods(
        cells("a", "b") + cells("x", more=FAR).replace("row>", f"row {DOWN.replace('9', '+9', 1)}>", 1)
    ),
    "a long text repeated": ods(cells("a", "b") + cells("長" * 30_000, more=FAR)),
    "a filled cell after a million empty rows": ods(cells("a", "b") + END + cells(*"ab" * 99)),
    "entities": zipped({"xl/sharedStrings.xml": ENTITIES}),
    "a gigabyte in one member": workbooks.saying(1 << 30),
    "very many members": zipped({f"{n}": b"" for n in range(5_001)}),
}  # fmt: skip
NO_BOOK = {
    "a zip of something else": zipped({"a.txt": "hello"}),
    "torn": workbooks.filled([["a", "b"], ["c", "d"]])[:900],
    "two ends": workbooks.filled([["a", "b"]]) + workbooks.filled([["c", "d"]])[-22:],
    "a member that is longer than it says": workbooks.saying(5),
    "binary": excel(HEAD, **{"xl/workbook.bin": "x"}),
    "a sheet that is no XML under another name": excel(HEAD, **{"xl/evil.png": "x<sheetData><row><c>"}),
    "a sheet that breaks off": excel(HEAD, **{"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"}),
}


@pytest.mark.parametrize("data", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_workbook_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    """Before anything is unpacked into memory."""
    assert len(data) < 2_000_000
    with pytest.raises(FileError) as caught:
        read(data, "orders.xlsx")
    assert lines(caught.value, "en") == ["orders.xlsx: is too large a sheet"]


@pytest.mark.parametrize("data", NO_BOOK.values(), ids=NO_BOOK)
def test_what_is_no_workbook_is_called_so(data: bytes) -> None:
    """No table of what two readers could take for different things."""
    with pytest.raises(FileError) as caught:
        read(data, "orders.xlsx")
    assert lines(caught.value, "en")[0].startswith("orders.xlsx: is no spreadsheet")


@pytest.mark.parametrize(
    "data",
    [
        workbooks.filled([["a", "b"], ["x", "y"]]),
        excel('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
              '<row r="2"><c t="inlineStr"><is><t>x</t></is></c><c t="str"><v>y</v></c></row>'
              '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
              "<si><t>a</t></si><si><r><t>b</t></r></si>"),
        ods(cells("a", "b") + cells("x", "y") + END),
    ],
    ids=["openpyxl's", "as few words as Excel allows, and an empty cell far off", "with LibreOffice's end"],
)  # fmt: skip
def test_a_workbook_as_programs_write_it_is_read(data: bytes) -> None:
    """Texts shared or not, empty cells to the end of the sheet."""
    table = read(data, "orders.xlsx")
    assert (table.headings, [row.plain for row in table.rows]) == (("a", "b"), [("x", "y")])


def test_the_sheet_that_holds_orders_is_read_wherever_it_stands() -> None:
    """A cover before it, a list of products, and merged headings above its own; which one is told."""
    made = Workbook()
    cover = made.active
    assert cover is not None
    cover.append(["受注の控え"])
    products = made.create_sheet("商品")
    products.append(["商品コード", "商品名", "価格"])
    products.append(["MUG", "カップ", 500])
    sheet = made.create_sheet("受注")
    sheet.append(["注文", None, "お客様", "商品", None])
    sheet.append(["注文番号", "注文日", "お客様名", "商品名", "数量"])
    sheet.append(
        [10234, datetime(2026, 11, 5, 3, 4, tzinfo=UTC).replace(tzinfo=None), "山田 太郎", "カップ", 2]
    )
    sheet.append([None, None, "合計", None, 2])
    out = BytesIO()
    made.save(out)
    (files,) = orders.read(Sources(("-",)), BytesIO(out.getvalue()))
    (found,) = files.orders
    order = order_of(found)
    assert (order.id, order.customer.name, order.lines[0].quantity) == ("10234", "山田 太郎", 2)
    assert order.ordered_at is not None
    assert order.ordered_at.isoformat() == "2026-11-05T03:04:00"
    assert "of its sheets, 受注 is read" in " ".join(
        note.message.format(**note.values) for note in files.notes
    )
