"""Whatever stands in a shop's own files: a draft as ever, or a word that says where and what to do."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from stockmail.files import load_yaml
from stockmail.kinds import forbidden
from tests import inside
from tests.conftest import ROOT
from tests.spoiled import spoiled

ORDER = ROOT / "examples" / "order.json"
LETTER = "件名: お詫び\n\n山田様\n\nお世話になっております。すいません。ご注文のマグカップは欠品です。\n"
ORDERS = "注文番号,購入者名,品名,数量,価格\n1,山田,皿,1,100\n"
LONGEST = 20_000


class Own(NamedTuple):
    """A file of a shop's own: where it lies, what is in it, and the commands that read it."""

    path: str
    tree: Any
    commands: tuple[tuple[str | Path, ...], ...]


PHRASE = load_yaml(ROOT / "templates/ja/phrases.yaml")["double-honorific"]
RESTOCK = {
    key: value for key, value in load_yaml(ROOT / "scenarios.yaml")["restock"].items() if key != "partly"
}
SNIPPETS = {
    "parts": {"opening": "挨拶", "reasons": "理由"},
    "blanks": {"today": "今日", "reply_by": "期限"},
    "phrases": [{"from": "restock opening", "reading": "ごあいさつ"}, {"from": "reasons sold-out"}],
}
SAID = {"ja": "あ", "en": "a", "source": "practice", "date": "2026-11", "verified": True}
CHANNEL = {
    "name": {"ja": "市", "en": "fair"},
    "medium": "mail",
    "subject": True,
    "contact": ["email"],
    "links": ["rakuten.co.jp"],
    "longest": {"most": 2000, "source": "x", "date": "2026-11", "verified": False},
    "expensive": 30000,
    "forbids": {"link": {"why": {"ja": "あ", "en": "a"}, "source": "x", "date": "2026-11", "verified": True}},
    "refuses": {"coupon": "coupon"},
    "counts": [{**SAID, "kind": "rate", "most": 3, "days": 30}],
    "figures": [SAID],
    "before": [{**SAID, "when": ["cancel"]}],
}
SHOP = {
    "name": "店", "staff": "佐藤", "email": "a@b.jp", "phone": "1", "url": "https://a.jp", "language": "ja",
    "refund_form": "https://a.jp/f", "closing_days": ["wed", "12-29..01-03"], "channels": ["own", "rakuten"],
    "timezone": "Asia/Tokyo", "record": True, "log": "log.sqlite", "keep": "text",
    "campaigns": [{"name": "s", "from": "2026-12-04", "until": "2026-12-11"}],
    "imap": {"shop": {"host": "::1", "port": 993, "user": "u", "tls": "yes", "password_command": "echo x"}},
}  # fmt: skip
RULES = {
    "lead": 10, "far_days": 30, "expensive": {"JPY": 30000}, "send": {"from": 8, "until": 20},
    "phone": [{"if": ["angry"], "weight": 1, "because": {"ja": "あ", "en": "a"}}],
}  # fmt: skip
MAP = {"channel": "own", "language": "ja", "currency": "JPY", "columns": {
    "注文番号": "id", "購入者名": "customer.name", "品名": "lines.name", "数量": "lines.quantity",
}}  # fmt: skip
OTHER = {"name": "皿", "price": 100, "url": "https://a.jp", "specs": {"色": ["赤", "青"]}}
EXAMPLE = ("draft", "-s", "restock", "--example")
OFFER = ("draft", "-s", "alternative", "--order", ORDER, "--alternative", "other.yaml")
INIT = ("init", "--no-input", "--name", "x", "--yes")
OWN = (
    Own("templates/ja/phrases.yaml", {"own": PHRASE},
        (("check", "letter.txt"), ("check", "--explain", "own"), EXAMPLE)),
    Own("templates/ja/snippets.yaml", SNIPPETS, (("export", "espanso"), ("export", "ime", "-o", "ime.txt"))),
    Own("channels/rakuten.yaml", CHANNEL,
        ((*EXAMPLE, "--channel", "rakuten"), ("check", "letter.txt", "--channel", "rakuten"))),
    Own("scenarios.yaml", {"restock": RESTOCK, "rules": RULES},
        (EXAMPLE, ("suggest", "--order", ORDER), ("scenarios", "restock"))),
    Own("shop.yaml", SHOP, ((*EXAMPLE, "--again"), ("doctor",), ("due",), INIT)),
    Own("map.yaml", MAP, (("orders", "orders.csv", "--map", "map.yaml"),)),
    Own("other.yaml", OTHER, (OFFER,)),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop's folder, with a letter to check and a file of orders."""
    (tmp_path / "shop.yaml").write_text("name: 店\nstaff: 佐藤\nemail: a@b.jp\n", encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("own", OWN, ids=lambda own: own.path)
def test_a_file_of_the_shops_own_is_read(own: Own, folder: Path) -> None:
    """The files that are spoiled below are good before that."""
    path = folder / own.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(own.tree, allow_unicode=True), encoding="utf-8")
    codes = [inside.run(folder, *command).code for command in own.commands]
    assert set(codes) <= {0, 1}  # 1: check and doctor find something


@pytest.mark.parametrize("own", OWN, ids=lambda own: own.path)
def test_a_file_that_is_wrong_anywhere_gets_a_word(own: Own, folder: Path) -> None:
    """Any value, any name: a code of the contract, the file named, nothing that a terminal obeys."""
    path = folder / own.path
    path.parent.mkdir(parents=True, exist_ok=True)
    for what, text in spoiled(own.tree):
        path.write_text(text, encoding="utf-8")
        for command in own.commands:
            ran = inside.run(folder, *command)
            assert ran.code in {0, 1, 2, 3, 4, 6}, (what, command, ran)
            assert ran.code in {0, 1} or ran.err, (what, command)
            assert not [line for line in ran.err.split("\n") if forbidden(line)], (what, command, ran.err)
            assert len(ran.err) < LONGEST, (what, command)
        if own.path == "shop.yaml":
            (folder / "log.sqlite").unlink(missing_ok=True)
