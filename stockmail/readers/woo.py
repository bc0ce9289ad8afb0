"""What WooCommerce's API and the CSV of its plugins have in common: states, and a line's name and price."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from stockmail.errors import Note
from stockmail.readers import objects, sums, values
from stockmail.readers.objects import Thing

POINTS = re.compile("ポイント|points?", re.IGNORECASE)
SEAM = re.compile(r"\s[-–—]\s")
# The words of the admin's own list stand in its language.
CANCELLED = frozenset(
    {"cancelled", "refunded", "failed", "trash", "キャンセル", "キャンセル済み", "返金済み", "失敗"}
)
SHIPPED = frozenset({"completed", "完了"})
UNPAID = frozenset({"pending", "pending payment", "on-hold", "on hold", "支払い待ち", "支払待ち", "保留中"})


def _status(said: Any) -> str:  # noqa: ANN401
    return (values.text(said) or "").casefold().removeprefix("wc-")


def state(said: Any) -> str:  # noqa: ANN401
    """``open``, ``shipped`` or ``cancelled``."""
    status = _status(said)
    return "cancelled" if status in CANCELLED else "shipped" if status in SHIPPED else "open"


def paid(said: Any, way: str | None) -> bool | None:  # noqa: ANN401
    """Processing means paid in WooCommerce, except for what is paid at the door."""
    status = _status(said)
    if status in UNPAID:
        return False
    return way != "cod" if status in {"processing", "処理中"} else True if status in SHIPPED else None


def line(item: Thing, currency: str | None, notes: list[Note]) -> dict[str, Any]:
    """A line of the order: what one piece cost with its tax, and which sort of the product it is."""
    name, variant = named(item)
    whole = sums.added(item.get("total"), item.get("total_tax")) if values.money(item.get("total")) else None
    image = values.text(objects.part(item, "image").get("src"))
    return {
        "sku": values.text(item.get("sku")),
        "name": name,
        "variant": variant,
        "quantity": values.count(item.get("quantity")),
        "unit_price": values.money(item.get("price"))
        if whole is None
        else sums.each(sums.tidy(whole, currency) or whole, item.get("quantity"), currency, notes),
        "image": image if image and image.startswith("http") else None,
    }


def named(item: Thing) -> tuple[str | None, str | None]:
    """The product and its sort, which may stand in the name, in the fields of the line, or in both."""
    name, parent = values.plain(item.get("name")), values.plain(item.get("parent_name"))
    fields = list(_fields(item))
    if name and fields:
        for seam in reversed(list(SEAM.finditer(name))):  # a title may hold " - " itself
            tail = name[seam.end() :]
            if all(value.casefold() in tail.casefold() for _label, value in fields):
                return name[: seam.start()], tail
    if name and parent and name.startswith(parent) and SEAM.match(name, len(parent)) and not fields:
        return parent, SEAM.sub("", name[len(parent) :], count=1)
    return name or parent, " / ".join(f"{label}: {value}" for label, value in fields) or None


def _fields(item: Thing) -> Iterator[tuple[str, str]]:
    """What the customer chose, by label; keys that begin with _ are the system's own."""
    for each in objects.parts(item, "meta_data"):
        key = values.text(each.get("key")) or ""
        label = _plain(each.get("display_key")) or unquote(key).removeprefix("pa_")
        value = _plain(each.get("display_value")) or unquote(_plain(each.get("value")) or "")
        if key and not key.startswith("_") and label and value:
            yield label, value


def _plain(said: Any) -> str | None:  # noqa: ANN401
    """Text out of the HTML that the system stores."""
    return values.plain(re.sub("<[^<>]*>", " ", said) if isinstance(said, str) else said)
