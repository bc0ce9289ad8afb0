"""The native format as JSON Schema, made from the same table that the parser reads by."""

from collections.abc import Iterable, Mapping
from typing import Any

from stockmail.ask import ALTERNATIVE, ASK
from stockmail.fields import Field
from stockmail.kinds import DEFS, TITLE
from stockmail.order_fields import CUSTOMER, LINE, MOST_LINES, ORDER, PAYMENT


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one order."""
    order = _object(ORDER)
    order["properties"] |= {
        "customer": _or_null(_object(CUSTOMER)),
        "lines": _or_null({"type": "array", "maxItems": MOST_LINES, "items": _object(LINE)}),
        "payment": _or_null(_object(PAYMENT)),
        "decisions": _or_null(_decisions()),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "stockmail order",
        "description": "One order. Everything is optional; what a draft lacks, stockmail names.",
        **order,
        "$defs": dict(DEFS),
    }


def _decisions() -> dict[str, Any]:
    made = _object(ASK)
    table = _object(ALTERNATIVE) | {"required": ["name"]}
    table["properties"]["name"] = dict(TITLE.schema)
    made["properties"]["alternative"]["anyOf"] = [TITLE.schema, table, {"type": "null"}]
    return made


def _object(fields: Iterable[Field]) -> dict[str, Any]:
    properties = {field.key: {"description": field.means, **_or_null(field.kind.schema)} for field in fields}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [dict(schema), {"type": "null"}]}
