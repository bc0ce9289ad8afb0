"""Bad input: a clear word, exit 3, no draft, never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cases import MUG, ONE
from tests.conftest import Run

DECIDED = {"restock_date": "2026-12-05"}


def order_file(folder: Path, **change: Any) -> Path:  # noqa: ANN401 - any JSON
    """An order with some fields changed, as a file."""
    path = folder / "order.json"
    path.write_text(json.dumps({**ONE, "decisions": DECIDED, **change}), encoding="utf-8")
    return path


BAD_ORDERS: dict[str, tuple[dict[str, Any], str]] = {
    "unknown field": ({"custmer": {}}, "custmer: is no field here; did you mean customer?"),
    "unknown field of a line": (
        {"lines": [{**MUG, "skuu": "A"}]},
        "lines[0].skuu: is no field here; did you mean sku?",
    ),
    "unknown channel": ({"channel": "owm"}, "owm is unknown; did you mean own?"),
    "unknown currency": ({"currency": "JYP"}, "JYP is unknown; did you mean JPY?"),
    "unknown language": ({"language": "fr"}, "fr is unknown; there are: en, ja"),
    "negative quantity": (
        {"lines": [{**MUG, "quantity": -1}]},
        "lines[0].quantity: must be 1 or more, not -1",
    ),
    "fractional quantity": (
        {"lines": [{**MUG, "quantity": 1.5}]},
        "lines[0].quantity: must be a whole number",
    ),
    "short over quantity": ({"lines": [{**MUG, "short": 3}]}, "3 cannot be short of a quantity of 2"),
    "needed before the order": ({"needed_by": "2026-11-01"}, "needed_by: is before the day of the order"),
    "ordered in the future": ({"ordered_at": "2027-01-01"}, "ordered_at: 2027-01-01 is in the future"),
    "line break in an address": ({"customer": {"name": "a", "email": "a@b.jp\nBcc: x@y.jp"}}, "U+000A"),
    "escape sequence in a name": ({"customer": {"name": "\x1b[31m山田"}}, "U+001B"),
    "control character in a product": ({"lines": [{**MUG, "name": "a\x00b"}]}, "U+0000"),
    "direction override": ({"customer": {"name": "山田\u202e太郎"}}, "U+202E"),
    "lone surrogate": ({"customer": {"name": "\ud800"}}, "U+D800"),
    "money as a float": (
        {"payment": {"paid": True, "total": 74.8}},
        "payment.total: must be an integer or a decimal",
    ),
    "finer than a yen": ({"payment": {"paid": True, "total": "7480.5"}}, "JPY has 0 decimals"),
    "restock in the past": ({"decisions": {"restock_date": "2026-11-01"}}, "2026-11-01 is in the past"),
    "unknown decision": ({"decisions": {"restock": "12/5"}}, "decisions.restock: is no field here"),
    "template marks": ({"customer": {"name": "{{ name }}"}}, "customer.name"),
}


@pytest.mark.parametrize(("change", "word"), BAD_ORDERS.values(), ids=BAD_ORDERS)
def test_a_bad_order_makes_no_draft(
    run: Run, shop: Path, tmp_path: Path, change: dict[str, Any], word: str
) -> None:
    """Each fault is named with its place."""
    ran = run("draft", "-s", "restock", "--order", order_file(tmp_path, **change), "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    assert word in ran.err
    assert "Traceback" not in ran.err


BAD_OPTIONS: dict[str, tuple[list[str], str]] = {
    "unknown scenario": (["-s", "restok"], "restok is unknown; did you mean restock? There are: restock,"),
    "unknown reason": (["-s", "restock", "--reason", "soldout"], "did you mean sold-out?"),
    "two sentences of reason": (
        ["-s", "restock", "--reason", "品切れです。仕入先のせいです。"],
        "must be one sentence",
    ),
    "unknown refund": (["-s", "restock", "--refund", "cards"], "did you mean card?"),
    "no date": (["-s", "restock", "--restock-date", "soon"], "is no date"),
    "31 February": (["-s", "restock", "--restock-date", "2027-02-31"], "is no date"),
    "a date in the past": (["-s", "restock", "--reply-by", "2026-11-20"], "is in the past"),
    "done in the future": (["-s", "discontinued", "--refunded-on", "2026-12-01"], "is in the future"),
    "unknown without a next word": (["-s", "restock", "--restock-date", "unknown"], "--next-update"),
    "promised and done": (
        ["-s", "discontinued", "--refund-by", "12/1", "--refunded-on", "11/21"],
        "it is promised or it is done",
    ),
    "out of place": (["-s", "discontinued", "--restock-date", "12/5"], "discontinued has no place for this"),
    "a coupon without worth": (["-s", "restock", "--coupon", "SORRY"], "must be CODE:500 or CODE:10%"),
    "more than all of it off": (["-s", "restock", "--coupon", "SORRY:110%"], "must be CODE:500 or CODE:10%"),
    "a date without its coupon": (["-s", "restock", "--coupon-until", "12/31"], "has no coupon to end"),
    "an unknown product": (["-s", "restock", "--short", "MUG-NW"], "did you mean MUG-NV?"),
    "more than ordered": (["-s", "restock", "--short", "MUG-NV=3"], "3 cannot be short of a quantity of 2"),
    "no amount": (["-s", "restock", "--total", "lots"], "is not an amount of money"),
    "nothing left to ship": (["-s", "partial"], "nothing is left to ship"),
    "refunded, yet to choose": (
        ["-s", "defect", "--refunded-on", "11/21", "--restock-date", "12/5"],
        "nothing to choose",
    ),
    "an unknown form": (["-s", "restock", "--to", "jsn"], "did you mean json?"),
    "no scenario": ([], "which scenario?"),
    "a missing alternative file": (
        ["-s", "alternative", "--alternative", "no.yaml"],
        "no.yaml: there is no such file",
    ),
}


@pytest.mark.parametrize(("options", "word"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_a_bad_option_makes_no_draft(
    run: Run, shop: Path, tmp_path: Path, options: list[str], word: str
) -> None:
    """Each decision that cannot stand is named."""
    path = order_file(tmp_path, decisions={})
    ran = run("draft", "--order", path, "--shop", shop, *options)
    assert (ran.code, ran.out) == (3, "")
    assert word in ran.err
    assert "Traceback" not in ran.err


def test_all_missing_facts_are_named_at_once(run: Run) -> None:
    """Each with its JSON path and its flag."""
    ran = run("draft", "-s", "restock", "--order-id", "1")
    assert (ran.code, ran.out) == (3, "")
    for path, flag in {
        "customer.name": "--customer",
        "lines[].name": "--item",
        "payment.paid": "--paid",
        "decisions.restock_date": "--restock-date",
        "shop.name": "--shop",
        "shop.staff": "--staff",
    }.items():
        assert any(path in line and flag in line for line in ran.err.splitlines()), path


def test_all_faults_are_named_at_once(run: Run, shop: Path, tmp_path: Path) -> None:
    """Faults of the order and of the decisions come together."""
    path = order_file(tmp_path, currency="JYP", lines=[{**MUG, "quantity": 0}], decisions={"coupon": "X"})
    err = run("draft", "-s", "restock", "--order", path, "--shop", shop).err
    assert all(word in err for word in ("currency", "lines[0].quantity", "--coupon"))


def test_broken_json_gets_a_caret_under_the_fault(run: Run, shop: Path, tmp_path: Path) -> None:
    """File, line, column; kana and kanji are two cells wide."""
    path = tmp_path / "order.json"
    path.write_text('{"id": "1",\n "山田": oops}', encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", path, "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.splitlines()
    assert f"{path}:2:8" in lines[0]
    assert lines[1] == ' "山田": oops}'
    assert lines[2].index("^") == 9  # two kanji stand before it


def test_a_file_in_another_encoding_is_named_so(run: Run, shop: Path, tmp_path: Path) -> None:
    """EUC-JP reads as half-width kana in cp932; that is not taken for a name."""
    path = tmp_path / "order.json"
    path.write_bytes('{\n"id": "山田"}'.encode("euc_jp"))
    ran = run("draft", "-s", "restock", "--order", path, "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    assert f"{path}:1: is in no encoding known here; try --encoding euc_jp" in ran.err


def test_a_missing_file_is_named(run: Run, shop: Path) -> None:
    """No traceback for what is not there."""
    ran = run("draft", "-s", "restock", "--order", "nowhere.json", "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    assert "nowhere.json: there is no such file" in ran.err


def test_a_bad_shop_file_is_named_by_field(run: Run, tmp_path: Path) -> None:
    """Every fault of shop.yaml at once."""
    path = tmp_path / "my.yaml"
    path.write_text("nmae: A\nemail: nobody\nclosing_days: [someday]\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--example", "--shop", path)
    assert ran.code == 3
    assert "did you mean name?" in ran.err
    assert "is not an e-mail address" in ran.err
    assert "is no closing day" in ran.err


def test_messages_are_japanese_under_a_japanese_locale(run: Run) -> None:
    """The same faults, in the user's language."""
    err = run("draft", "-s", "restok", LANG="ja_JP.UTF-8").err
    assert "restok はありません。restock のことですか" in err


def test_a_shop_that_never_works_is_refused(run: Run, tmp_path: Path) -> None:
    """No day could be promised for anything."""
    path = tmp_path / "shop.yaml"
    path.write_text("name: A\nstaff: B\nemail: a@b.jp\nclosing_days: [01-01..12-31]\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--restock-date", "12/5", "--shop", path)
    assert (ran.code, ran.out) == (3, "")
    assert "shop.closing_days: the shop's closing days leave no working day" in ran.err


def test_yaml_that_grows_is_refused(run: Run, tmp_path: Path) -> None:
    """A few lines of aliases could fill any memory."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    path = tmp_path / "shop.yaml"
    path.write_text("\n".join(rows), encoding="utf-8")
    ran = run("draft", "-s", "restock", "--shop", path)
    assert (ran.code, ran.out) == (3, "")
    assert "has aliases" in ran.err


def test_today_is_a_whole_date(run: Run) -> None:
    """--today cannot be relative to itself."""
    assert run("draft", "-s", "restock", "--example", "--today", "+3d").code == 3


def test_free_shipping_of_nothing_is_refused(run: Run) -> None:
    """It would be dropped without a word."""
    ran = run("draft", "-s", "discontinued", "--example", "--free-shipping")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing ships in this draft" in ran.err
