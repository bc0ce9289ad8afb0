"""Every sample of a shop system's files is read as a person reads it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from stockmail import registry
from stockmail.model import Order
from stockmail.names import latin, native
from stockmail.order import parse
from stockmail.readers import formats, orders
from stockmail.readers.found import Found
from stockmail.readers.sources import Sources

FOLDER = Path(__file__).resolve().parent / "orders"
# A key names one file, or the files that are read together, a space between.
EXPECTED: dict[str, list[dict[str, Any]]] = {
    f"{path.parent.name}/{names}": told
    for path in sorted(FOLDER.glob("*/expected.yaml"))
    for names, told in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


def read(key: str) -> list[Found]:
    """The orders in the files that *key* names, in their order."""
    system, _, names = key.partition("/")
    paths = tuple(str(FOLDER / system / name) for name in names.split())
    files = orders.read(Sources(paths), BytesIO())
    return [found for each in files for found in each.orders]


def told(found: Found) -> dict[str, Any]:
    """The order in the words of expected.yaml; fails where the parser has anything to say."""
    order, problems = parse(found.raw)
    assert problems == []
    lines = [
        [line.sku, line.name, line.variant, line.quantity, plain(line.unit_price)] for line in order.lines
    ]
    return {
        "id": order.id,
        "addressee": addressee(order),
        "language": order.language,
        "channel": order.channel,
        "currency": order.currency,
        "total": plain(order.payment.total),
        "state": found.state,
        "ordered": order.ordered_at and order.ordered_at.date().isoformat(),
        "lines": lines,
    }


def addressee(order: Order) -> str | None:
    """Who a draft in the order's language speaks to; a kanji name stands as it is."""
    named = latin(order.customer) if order.language == "en" else None
    return named or native(order.customer)


def plain(amount: object) -> str | None:
    """An amount as it is written; None for none."""
    return None if amount is None else str(amount)


@pytest.mark.parametrize("key", EXPECTED)
def test_a_shop_system_file_is_read_as_a_person_reads_it(key: str) -> None:
    """Number, addressee, language, lines, quantities, money; and what had to be assumed is said."""
    found = read(key)
    expected = [{name: value for name, value in each.items() if name != "notes"} for each in EXPECTED[key]]
    assert [told(each) for each in found] == expected
    for each, wanted in zip(found, EXPECTED[key], strict=True):
        said = [note.message.format(**note.values) for note in each.notes]
        assert all(any(words in line for line in said) for words in wanted.get("notes", ()))


def test_every_sample_is_expected_something_of() -> None:
    """No file lies in the folders unread."""
    files = {
        f"{path.parent.name}/{path.name}"
        for path in FOLDER.glob("*/*")
        if path.suffix not in {".md", ".yaml"}
    }
    named = {f"{key.partition('/')[0]}/{name}" for key in EXPECTED for name in key.partition("/")[2].split()}
    assert files == named


@pytest.mark.parametrize("name", registry.names(formats))
def test_a_format_says_how_it_is_recognised(name: str) -> None:
    """What the registry asks of each module of readers/formats."""
    module = registry.load(formats, name)
    assert module.TITLE
    assert module.SHAPE in {"object", "table"}
    assert module.MARKS
    assert all(module.MARKS)
    assert callable(module.orders)
