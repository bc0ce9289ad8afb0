"""Days of orders for the tests of ``stockmail batch``."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

FAMILIES = ("山田", "佐藤", "鈴木", "髙橋", "田中", "伊藤", "渡辺", "中村", "小林", "斎藤")
GIVEN = ("太郎", "花子", "一郎", "美咲", "翔太", "結衣", "大輔", "陽菜", "さくら", "葵")
GOODS = (
    ("MUG-NV", "波佐見焼マグカップ", "ネイビー", 3740),
    ("CUP-W", "有田焼の湯呑み", "白", 2200),
    ("TEA-01", "八女の煎茶", None, 1620),
    ("TEE-M", "リネンシャツ", "M", 6800),
)


def a_line(goods: tuple[str, str, str | None, int], pieces: int) -> dict[str, Any]:
    """So many pieces of a product."""
    sku, name, variant, price = goods
    return {"sku": sku, "name": name, "variant": variant, "quantity": pieces, "unit_price": price}


def day(count: int, *, of: str | None = None, seed: int = 1) -> Iterator[dict[str, Any]]:
    """*count* orders, the same for each *seed*; of: the product that every one of them holds."""
    dice = Random(seed)  # noqa: S311 - a day of orders, no secret
    for number in range(count):
        goods = dice.sample(GOODS, dice.choice((1, 1, 2)))
        if of:
            goods = [next(each for each in GOODS if each[0] == of)]
        lines = [a_line(each, dice.randint(1, 3)) for each in goods]
        total = sum(line["quantity"] * line["unit_price"] for line in lines)
        yield {
            "id": str(10_000 + number),
            "ordered_at": f"2026-11-{dice.randint(10, 21)}T{dice.randint(10, 23)}:14:00+09:00",
            "language": "ja",
            "currency": "JPY",
            "customer": {"family_name": dice.choice(FAMILIES), "given_name": dice.choice(GIVEN)},
            "lines": lines,
            "payment": {"method": "card", "paid": True, "total": total, "shipping": 0},
        }


def write(path: Path, orders: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Path:
    """*orders* as JSON lines in *path*."""
    lines = (json.dumps(order, ensure_ascii=False) + "\n" for order in orders)
    path.write_text("".join(lines), encoding="utf-8")
    return path
