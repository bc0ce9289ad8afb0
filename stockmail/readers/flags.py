"""Order facts given as options, in the shape of the native format."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from stockmail.errors import N_, OrderError, Problem
from stockmail.model import Raw

ITEM = r"(?:^|\s)(?:[x×](?P<quantity>\d{1,6})|@(?P<price>\S+)|#(?P<sku>\S+))(?=\s|$)"


def merge(raw: Raw, given: Mapping[str, Any]) -> Raw:
    """*raw* with the facts in *given* (JSON path → value) in place of its own."""
    fields: dict[str, Any] = dict(raw.fields)
    set_paths = {path: value for path, value in given.items() if value is not None and value != ()}
    for path, value in set_paths.items():
        group, _, key = path.rpartition(".")
        if group:
            old = fields.get(group)
            fields[group] = {**old, key: value} if isinstance(old, Mapping) else {key: value}
        else:
            fields[key] = value
    if "customer.name" in set_paths:  # a name from an option replaces a split one from the file
        fields["customer"].pop("family_name", None)
        fields["customer"].pop("given_name", None)
    return Raw(fields, raw.where, frozenset(set_paths))


def sold_at(raw: Raw, channels: tuple[str, ...]) -> Raw:
    """*raw*; where it names no channel, on the first of those on which the shop sells."""
    if not channels or raw.fields.get("channel") is not None:
        return raw
    return raw._replace(fields={**raw.fields, "channel": channels[0]})


def item(text: str) -> dict[str, Any]:
    """``波佐見焼マグカップ x2 @3740 #MUG-NV`` as a line; everything else is the name.

    Raises OrderError when the price is no price.
    """
    line: dict[str, Any] = {"quantity": 1}
    for found in re.finditer(ITEM, text):
        if found["quantity"]:
            line["quantity"] = int(found["quantity"])
        elif found["price"]:
            line["unit_price"] = amount(found["price"], "--item")
        else:
            line["sku"] = found["sku"]
    line["name"] = " ".join(re.sub(ITEM, " ", text).split())
    return line


def amount(text: str, flag: str) -> str:
    """An amount as people type it, ``¥3,740`` or ``3740円``, as a decimal string."""
    plain = re.sub(r"[¥\\$€£,円\s]", "", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", plain, re.ASCII):
        raise OrderError(Problem("is not an amount of money: {got}", {"got": text[:40]}, flag))
    return plain


def whole(text: str, flag: str, least: int = 0) -> int:
    """A whole number as people type it, ``1,200`` or ``３``. Raises OrderError."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not re.fullmatch(r"[0-9]{1,9}", plain, re.ASCII) or int(plain) < least:
        message = N_("must be a whole number, {least} or more, not {got}")
        raise OrderError(Problem(message, {"got": text[:40], "least": least}, flag))
    return int(plain)
