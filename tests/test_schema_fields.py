"""The JSON Schema holds every field that the parser reads, with what it means."""

from collections.abc import Mapping
from typing import Any

import pytest

from stockmail.ask import ASK
from stockmail.fields import Field
from stockmail.order_fields import CUSTOMER, LINE, ORDER, PAYMENT
from stockmail.schema import schema


def inside(*path: str) -> Mapping[str, Any]:
    """The properties of an object of the schema."""
    found: Any = schema()
    for key in path:
        found = found["properties"][key]["anyOf"][0]
        found = found.get("items", found)
    return dict(found["properties"])


@pytest.mark.parametrize(
    ("path", "table", "more"),
    [
        ((), ORDER, {"customer", "lines", "payment", "decisions"}),
        (("customer",), CUSTOMER, set()),
        (("lines",), LINE, set()),
        (("payment",), PAYMENT, set()),
        (("decisions",), ASK, set()),
    ],
)
def test_every_field_is_described_and_may_be_null(
    path: tuple[str, ...], table: tuple[Field, ...], more: set[str]
) -> None:
    """None is missing and none is made up."""
    properties = inside(*path)
    assert set(properties) == {field.key for field in table} | more
    for field in table:
        assert properties[field.key]["description"] == field.means
        assert {"type": "null"} in properties[field.key]["anyOf"]
