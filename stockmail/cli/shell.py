"""The command line that drafts what was suggested, quoted for a shell."""

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stockmail.ask import flag
from stockmail.model import Ask
from stockmail.order_fields import FLAGS
from stockmail.readers.sources import Sources

# Facts that name nobody: what of them the first command said, the next one for the order needs as well.
KEPT = ("currency", "payment.method", "payment.paid", "payment.paid_at", "payment.total", "payment.shipping",
        "payment.points_used", "payment.coupon_used", "gift", "needed_by", "accepted")  # fmt: skip
PAIRS = {
    "payment.paid": ("--paid", "--unpaid"),
    "gift": ("--gift", "--no-gift"),
    "accepted": ("--accepted", "--not-accepted"),
}


def draft(
    scenario: str,
    sources: Sources,
    shop_and_day: tuple[Path | None, str | None],
    ask: Ask,
    given: Mapping[str, Any],
    *more: str,
) -> str:
    """``stockmail draft`` with all that ``suggest`` was given. shop_and_day: --shop and --today."""
    words = ["stockmail", "draft", "--scenario", scenario]
    for file in sources.files:
        words += ["--order", file]
    words += _reading(sources)
    for name, value in zip(("--shop", "--today"), shop_and_day, strict=True):
        words += [name, str(value)] if value is not None else []
    words += [*_facts(given), *_decisions(ask), *more]
    return shlex.join(words)


def again(sources: Sources, given: Mapping[str, Any]) -> tuple[str, ...]:
    """What of a command line the next one for the same order needs as well."""
    several = sources.files if len(sources.files) > 1 and "-" not in sources.files else ()
    files = (word for file in several for word in ("--order", file))
    return (*files, *_reading(sources), *_facts({path: given.get(path) for path in KEPT}))


def _reading(sources: Sources) -> list[str]:
    how = {"--from": sources.form, "--encoding": sources.encoding, "--map": sources.columns}
    return [word for name, value in how.items() if value is not None for word in (name, str(value))]


def _decisions(ask: Ask) -> Iterator[str]:
    for name, value in ask._asdict().items():
        if isinstance(value, tuple):
            yield from (word for text in value for word in (flag(name), text))
        elif value is True:
            yield flag(name)
        elif value not in (None, False):
            yield from (flag(name), str(value))


def _facts(given: Mapping[str, Any]) -> Iterator[str]:
    for path, value in given.items():
        if path in PAIRS and value is not None:
            yield PAIRS[path][not value]
        elif path == "lines":
            yield from (word for line in value or () for word in (FLAGS[path], _item(line)))
        elif value is not None:
            yield from (FLAGS[path], str(value))


def _item(line: Mapping[str, Any]) -> str:
    price = f" @{line['unit_price']}" if "unit_price" in line else ""
    sku = f" #{line['sku']}" if "sku" in line else ""
    return f"{line['name']} x{line['quantity']}{price}{sku}"
