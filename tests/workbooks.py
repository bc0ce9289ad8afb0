"""Workbooks made by hand, for what no spreadsheet program writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def excel(rows: str, shared: str = "", **more: str) -> bytes:
    """An .xlsx with the XML of its rows and of its shared texts; more: other members by name."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    texts = f'<sst xmlns="{MAIN}">{shared}</sst>'
    return _changed(_book(), {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts, **more})


def filled(rows: list[list[object]]) -> bytes:
    """An .xlsx as openpyxl writes it."""
    return _book(rows)


def ods(rows: str) -> bytes:
    """An .ods with the XML of its rows."""
    space = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {space}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    files = f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"/>'
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": files})


def cells(*texts: str, more: str = "") -> str:
    """The XML of a row of an .ods."""
    made = (f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
            for text in texts)  # fmt: skip
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """The members as a zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


def saying(length: int) -> bytes:
    """A zip whose only member says that it is *length* long."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/sharedStrings.xml", "<sst>" + " " * 1000 + "</sst>")
        file.filelist[0].file_size = length
    return out.getvalue()


def _book(rows: list[list[object]] | None = None) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows or [["注文番号", "商品名"], ["1", "皿"]]:
        assert book.active is not None
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _changed(book: bytes, changes: dict[str, str | bytes]) -> bytes:
    with ZipFile(BytesIO(book)) as file:
        members: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    return zipped(members | changes)
