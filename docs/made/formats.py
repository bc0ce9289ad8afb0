"""The order files that are read, and the fields of the native format."""

from collections.abc import Iterator

from docs.made import MARK, table
from stockmail.ask import ALTERNATIVE, ASK
from stockmail.fields import Field
from stockmail.order_fields import CUSTOMER, LINE, ORDER, PAYMENT
from stockmail.readers import recognise

HEAD = """# Order formats

`--order`, `orders` and `batch` take these without being told which it is; `--from NAME` is for a file \
that could be two of them. `stockmail orders FILE` shows what was read, and what was assumed. Files are \
JSON, JSON lines, XML, CSV or TSV in UTF-8, Shift_JIS or EUC-JP, and Excel or ODS sheets with `pip \
install 'stockmail[excel]'`.

"""
NATIVE = """
## A table that is not in the list

What its columns are called is often enough: 受注番号, お客様名, 品名 and 数量, or `Order No.`, `Customer` \
and `Qty`, are taken for what they say, and stderr tells which column was taken for what and which were \
not read. Who gets the parcel is never taken for who ordered.

Where that is wrong, or nothing is understood, `--map FILE` reads any table by your own words. \
`stockmail orders FILE --to map > map.yaml` writes what was understood, every other column behind a \
`#`, for you to put right:

```yaml
currency: JPY          # channel, language and currency, where no column says them
columns:
  受付番号: id
  お名前: customer.name
  メール: customer.email
  品名: lines.name
  個数: lines.quantity
  金額: lines.total    # all pieces of the line together; lines.unit_price is that of one
```

Titles above the headings, rows of sums below, headings that come again, days like 令和8年11月5日, \
`Nov-05-26` or a spreadsheet's 46331, and amounts like `¥1,980-`, `1.980,00 €` or `US $12.00` are \
understood in every table. A day like 5/11/2026 that may be read in two ways is left out, which is \
told.

## The native format

JSON, one order an object. Every field may be left out: what a draft lacks is named, with the option that \
gives it. `stockmail schema` prints this as JSON Schema.

"""
TABLES = (
    ("The order", ORDER),
    ("`customer`", CUSTOMER),
    ("`lines`, a list", LINE),
    ("`payment`", PAYMENT),
    ("`decisions`", ASK),
    ("`decisions.alternative`", ALTERNATIVE),
)


def pages() -> Iterator[tuple[str, str]]:
    """All of it on one page."""
    rows = [(f"`{name}`", recognise.title(name), _marks(name)) for name in recognise.names()]
    blocks = [table(("`--from`", "what it is", "recognised, for instance, by"), rows), NATIVE]
    blocks += [f"### {title}\n\n{_fields(fields)}\n" for title, fields in TABLES]
    yield "formats.md", MARK + HEAD + "".join(blocks).rstrip() + "\n"


def _marks(name: str) -> str:
    module = recognise.module_of(name)
    what = "keys" if module.SHAPE == "object" else "columns"
    return f"{what} {', '.join(f'`{mark}`' for mark in sorted(module.MARKS[0]))}"


def _fields(fields: tuple[Field, ...]) -> str:
    if any(field.flag for field in fields):
        rows = [(f"`{field.key}`", field.means, f"`{field.flag}`" if field.flag else "") for field in fields]
        return table(("field", "what it means", "option"), rows)
    return table(("field", "what it means"), [(f"`{field.key}`", field.means) for field in fields])
