"""Days of orders for the tests of ``stockmail batch``."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from stockmail.batch.job import Job
from stockmail.model import Ask
from tests.cases import DAY, SHOP
from tests.conftest import Ran

RESTOCK = ("-s", "restock", "--short", "MUG-NV", "--restock-date", "2026-12-05")
SUMS = re.compile(r"(\d+) read = (\d+) drafted \+ (\d+) not concerned \+ (\d+) set aside")
Batch = Callable[..., Ran]

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


def spoilt(orders: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same, as a day goes: some shipped, on a mall, in English, unpaid; some not to be drafted for."""
    wrong: tuple[dict[str, Any], ...] = (
        {"customer": {}}, {"state": "shipped"}, {"lines": []}, {"channel": "rakuten"}, {"language": "en"},
        {"payment": {"method": "cod", "paid": False}}, {"ordered_at": "yesterday"}, {"channel": "ebay"},
    )  # fmt: skip
    for number, order in enumerate(orders):
        yield order | wrong[number // 3 % len(wrong)] if number % 3 == 0 else order


def write(path: Path, orders: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Path:
    """*orders* as JSON lines in *path*."""
    lines = (json.dumps(order, ensure_ascii=False) + "\n" for order in orders)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def an_order(number: str, *goods: tuple[str, int], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """An order of so many pieces of each product."""
    known = {each[0]: each for each in GOODS}
    lines = [{**a_line(known[sku], pieces), "variant": None} for sku, pieces in goods]
    total = sum(line["quantity"] * line["unit_price"] for line in lines)
    order = {
        "id": number, "customer": {"family_name": "山田", "given_name": "太郎"}, "lines": lines,
        "payment": {"method": "card", "paid": True, "total": total}, "language": "ja", "currency": "JPY",
        "ordered_at": "2026-11-20T10:00:00+09:00",
    }  # fmt: skip
    return order | more


def sums(ran: Ran) -> tuple[int, ...]:
    """Read, drafted, not concerned, set aside."""
    found = SUMS.search(ran.err)
    assert found
    return tuple(map(int, found.groups()))


def a_job() -> Job:
    """Restock drafts as JSON lines."""
    ask = Ask(restock_date="2026-12-05")
    return Job("restock", ask, SHOP, DAY, short={"MUG-NV": None}, to="jsonl")
