"""The order files that are read, and the fields of the native format."""

from collections.abc import Iterator

from docs.made import MARK, table
from stockmail.ask import ALTERNATIVE, ASK
from stockmail.fields import Field
from stockmail.order_fields import CUSTOMER, LINE, ORDER, PAYMENT
from stockmail.readers import orders

HEAD = """# Order formats

`--order`, `orders` and `batch` take these without being told which it is; `--from NAME` is for a file \
that could be two of them. `stockmail orders FILE` shows what was read, and what was assumed. Files are \
JSON, JSON lines, XML, CSV or TSV in UTF-8, Shift_JIS or EUC-JP, and Excel or ODS sheets with `pip \
install 'stockmail[excel]'`.

"""
NATIVE = """
## A table that is not in the list

`--map FILE` reads any table. The file says which field each column holds:

```yaml
# columns.yaml
id: 受付番号
customer.name: お名前
customer.email: メール
lines.name: 品名
lines.quantity: 個数
```

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
    rows = [(f"`{name}`", orders.title(name), _marks(name)) for name in orders.names()]
    blocks = [table(("`--from`", "what it is", "recognised, for instance, by"), rows), NATIVE]
    blocks += [f"### {title}\n\n{_fields(fields)}\n" for title, fields in TABLES]
    yield "formats.md", MARK + HEAD + "".join(blocks).rstrip() + "\n"


def _marks(name: str) -> str:
    module = orders.module_of(name)
    what = "keys" if module.SHAPE == "object" else "columns"
    return f"{what} {', '.join(f'`{mark}`' for mark in sorted(module.MARKS[0]))}"


def _fields(fields: tuple[Field, ...]) -> str:
    if any(field.flag for field in fields):
        rows = [(f"`{field.key}`", field.means, f"`{field.flag}`" if field.flag else "") for field in fields]
        return table(("field", "what it means", "option"), rows)
    return table(("field", "what it means"), [(f"`{field.key}`", field.means) for field in fields])
