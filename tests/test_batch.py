"""A day's orders in, the right draft for each that is concerned; all or nothing, and the sums add up."""

import csv
import json
import mailbox
import re
from pathlib import Path
from typing import Any

import pytest

from tests import batches
from tests.batches import RESTOCK, Batch, an_order, sums
from tests.conftest import Ran


def drafted(ran: Ran) -> dict[str, dict[str, Any]]:
    """The drafts of a stream of JSON lines by their orders' numbers."""
    return {each["order"]: each for each in map(json.loads, ran.out.splitlines())}


def test_only_orders_that_hold_the_product_are_drafted_for(batch: Batch, tmp_path: Path) -> None:
    """One file each, named after order and customer; all others stay untouched."""
    day = list(batches.day(60))
    concerned = {order["id"] for order in day if any(line["sku"] == "MUG-NV" for line in order["lines"])}
    ran = batch(batches.write(tmp_path / "day.jsonl", day), *RESTOCK, "--out", tmp_path / "out")
    assert ran.code == 0
    files = sorted((tmp_path / "out").glob("*.txt"))
    assert {path.name.partition("_")[0] for path in files} == concerned
    assert sums(ran) == (60, len(concerned), 60 - len(concerned), 0)
    for path in files:
        number, name = path.stem.split("_")
        text = path.read_text(encoding="utf-8")
        assert re.search(rf"ご注文番号\s+{number}（", text)
        assert name in text.replace(" ", "")


def test_an_order_with_other_items_becomes_partial_and_keeps_its_cause(batch: Batch, tmp_path: Path) -> None:
    """It is said so; --no-partial keeps the scenario."""
    both = an_order("1", ("MUG-NV", 1), ("TEA-01", 1))
    day = batches.write(tmp_path / "day.jsonl", [both, an_order("2", ("MUG-NV", 1))])
    ran = batch(day, "-s", "discontinued", "--short", "MUG-NV")
    assert {number: each["scenario"] for number, each in drafted(ran).items()} == {
        "1": "partial", "2": "discontinued",
    }  # fmt: skip
    assert "drafted as partial (order 1)\n" in ran.err
    assert "生産" in drafted(ran)["1"]["body"]
    kept = batch(day, "-s", "discontinued", "--short", "MUG-NV", "--no-partial")
    assert drafted(kept)["1"]["scenario"] == "discontinued"


def test_what_is_left_goes_to_the_orders_that_were_paid_first(batch: Batch, tmp_path: Path) -> None:
    """Three pieces: the first gets two, the second one of two, the third none; unpaid ones come last."""
    paid = {"method": "card", "paid": True, "total": 7480}
    day = [
        an_order("third", ("MUG-NV", 2), payment={**paid, "paid_at": "2026-11-19"}),
        an_order("unpaid", ("MUG-NV", 1), payment={"method": "cod", "paid": False, "total": 3740},
                 ordered_at="2026-11-01"),
        an_order("first", ("MUG-NV", 2), payment={**paid, "paid_at": "2026-11-17"}),
        an_order("second", ("MUG-NV", 2), payment={**paid, "paid_at": "2026-11-18"}),
        an_order("other", ("TEA-01", 2)),
    ]  # fmt: skip
    ran = batch(batches.write(tmp_path / "day.jsonl", day), "-s", "restock", "--stock", "MUG-NV=3",
                "--restock-date", "2026-12-05")  # fmt: skip
    assert list(drafted(ran)) == ["third", "unpaid", "second"]
    assert drafted(ran)["second"]["scenario"] == "partial"
    assert "1点" in drafted(ran)["second"]["body"]
    assert sums(ran) == (5, 3, 2, 0)


def test_several_products_at_once(batch: Batch, tmp_path: Path) -> None:
    """An order is told of those that it holds."""
    day = [an_order("1", ("MUG-NV", 1)), an_order("2", ("CUP-W", 1)), an_order("3", ("TEA-01", 1))]
    ran = batch(batches.write(tmp_path / "day.jsonl", day), *RESTOCK, "--short", "CUP-W")
    assert list(drafted(ran)) == ["1", "2"]
    assert "湯呑み" not in drafted(ran)["1"]["body"]


def test_filters_leave_orders_out_by_day_channel_and_state(batch: Batch, tmp_path: Path) -> None:
    """Shipped and cancelled ones are left out unless they are asked for."""
    mug = ("MUG-NV", 1)
    day = batches.write(tmp_path / "day.jsonl", [
        an_order("old", mug, ordered_at="2026-11-01"), an_order("new", mug),
        an_order("rakuten", mug, channel="rakuten"), an_order("gone", mug, state="shipped"),
        an_order("off", mug, state="cancelled"),
    ])  # fmt: skip
    assert list(drafted(batch(day, *RESTOCK))) == ["old", "new", "rakuten"]
    assert list(drafted(batch(day, *RESTOCK, "--filter", "since=2026-11-10"))) == ["new", "rakuten"]
    assert list(drafted(batch(day, *RESTOCK, "--filter", "until=2026-11-10"))) == ["old"]
    assert list(drafted(batch(day, *RESTOCK, "--filter", "channel=rakuten"))) == ["rakuten"]
    assert list(drafted(batch(day, *RESTOCK, "--filter", "state=shipped"))) == ["gone"]
    wrong = batch(day, *RESTOCK, "--filter", "chanel=rakuten")
    assert (wrong.code, wrong.out) == (3, "")
    assert "did you mean channel?" in wrong.err


def test_nothing_is_written_when_one_order_is_bad(batch: Batch, tmp_path: Path) -> None:
    """Every problem of every order is listed, and neither folder nor stream holds a draft."""
    nameless = an_order("2", ("MUG-NV", 1), customer={})
    unpriced = an_order("3", ("MUG-NV", 1), payment={"method": "card", "paid": True})
    unpriced["lines"][0].pop("unit_price")
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1)), nameless, unpriced])
    for place in ((), ("--out", tmp_path / "out"), ("-o", tmp_path / "all.jsonl")):
        ran = batch(day, *RESTOCK, *place)
        assert (ran.code, ran.out) == (3, "")
        assert f"{day}:2: customer.name: is missing" in ran.err
        assert f"{day}:3: payment.total: is missing" in ran.err
        assert sums(ran) == (3, 1, 0, 2)
    assert not (tmp_path / "all.jsonl").exists()
    assert not [path for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")]


def test_an_order_whose_products_cannot_be_read_is_not_passed_over(batch: Batch, tmp_path: Path) -> None:
    """Whether it lacks anything cannot be seen."""
    ran = batch(
        batches.write(tmp_path / "day.jsonl", [{**an_order("1", ("TEA-01", 1)), "lines": []}]), *RESTOCK
    )
    assert ran.code == 3
    assert "lines[].sku: is missing" in ran.err


CSV = """注文番号,日付,注文者,商品名,独自商品コード,OPTION+商品別特殊表示,個数,販売価格,合計金額,決済方法
P1,2026/11/20,髙橋太郎,マグカップ,MUG-NV,色:紺,1,3740,3740,クレジットカード
P2,2026/11/20,,=マグカップ,MUG-NV,"色:紺
サイズ:大",1,3740,3740,クレジットカード
"""


def test_set_aside_orders_come_back_as_they_came_and_run_again(batch: Batch, tmp_path: Path) -> None:
    """Same columns, same encoding, the reason beside; mended, the file is drafted for without more."""
    day = tmp_path / "day.csv"
    day.write_bytes(CSV.encode("cp932"))
    ran = batch(day, *RESTOCK, "--paid", "--out", tmp_path / "out", "--keep-going")
    assert (ran.code, sums(ran)) == (1, (2, 1, 0, 1))
    text = (tmp_path / "out" / "set-aside.csv").read_bytes().decode("cp932")
    _good, bad = csv.DictReader(CSV.splitlines(keepends=True))
    (row,) = csv.DictReader(text.splitlines(keepends=True))
    assert row.pop("stockmail") == "customer.name: is missing"
    assert row == bad | {"商品名": "'=マグカップ"}  # no spreadsheet takes it for a formula
    mended = tmp_path / "mended.csv"
    mended.write_bytes(text.replace("2026/11/20,,", "2026/11/20,佐藤花子,").encode("cp932"))
    again = batch(mended, *RESTOCK, "--paid", "--out", tmp_path / "out")
    assert (again.code, sums(again)) == (0, (1, 1, 0, 0))
    assert "=マグカップ（色:紺 サイズ:大）" in (tmp_path / "out" / "P2_佐藤花子.txt").read_text(
        encoding="utf-8"
    )


def test_set_aside_objects_are_json_lines_that_run_again(batch: Batch, tmp_path: Path) -> None:
    """The reason beside them is no field of an order."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("2", ("MUG-NV", 1), customer={})])
    assert batch(day, *RESTOCK, "-o", tmp_path / "all.jsonl", "--keep-going").code == 1
    apart = tmp_path / "set-aside.jsonl"
    order = json.loads(apart.read_text(encoding="utf-8"))
    assert order.pop("set_aside") == "customer.name: is missing"
    apart.write_text(
        json.dumps({**order, "customer": {"name": "佐藤 花子"}, "set_aside": "…"}), encoding="utf-8"
    )
    assert list(drafted(batch(apart, *RESTOCK))) == ["2"]


def test_an_order_that_stands_twice_is_drafted_for_once(batch: Batch, tmp_path: Path) -> None:
    """The second is set aside and says where the first is."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1))] * 2)
    ran = batch(day, *RESTOCK)
    assert ran.code == 3
    assert f"{day}:2: id: order 1 stands here again; it was drafted for at {day}:1" in ran.err


def test_a_product_that_no_order_holds_is_taken_for_a_slip(batch: Batch, tmp_path: Path) -> None:
    """Else nobody would be written to, and nobody would know."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1))])
    ran = batch(day, "-s", "restock", "--short", "MUG-NW", "--restock-date", "2026-12-05")
    assert ran.code == 3
    assert "did you mean MUG-NV?" in ran.err


def test_an_existing_file_is_never_written_over_without_force(batch: Batch, tmp_path: Path) -> None:
    """The same draft again is no trouble; another one stops everything before it begins."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1)), an_order("2", ("MUG-NV", 1))])
    out = tmp_path / "out"
    assert batch(day, *RESTOCK, "--out", out).code == 0
    assert batch(day, *RESTOCK, "--out", out).code == 0
    mine = out / "2_山田太郎.txt"
    mine.write_text("my own words", encoding="utf-8")
    (out / "1_山田太郎.txt").unlink()
    ran = batch(day, *RESTOCK, "--out", out)
    assert ran.code == 3
    assert f"{mine}: is there already and differs; --force writes over it" in ran.err
    assert not (out / "1_山田太郎.txt").exists()
    assert mine.read_text(encoding="utf-8") == "my own words"
    assert batch(day, *RESTOCK, "--out", out, "--force").code == 0
    assert "山田 太郎 様" in mine.read_text(encoding="utf-8")


def test_drafts_are_for_their_owner_alone(batch: Batch, tmp_path: Path) -> None:
    """They hold names."""
    day = batches.write(tmp_path / "day.jsonl", [an_order("1", ("MUG-NV", 1))])
    batch(day, *RESTOCK, "--out", tmp_path / "out", "--private")
    (path,) = (tmp_path / "out").glob("*.txt")
    assert (path.name, path.stat().st_mode & 0o777) == ("1.txt", 0o600)


def test_a_stream_of_mails_is_a_mailbox(batch: Batch, tmp_path: Path) -> None:
    """As Python's own mailbox reads it."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(5, of="MUG-NV"))
    assert batch(day, *RESTOCK, "--to", "mbox", "-o", tmp_path / "all.mbox").code == 0
    box = mailbox.mbox(tmp_path / "all.mbox")
    assert len(box) == 5
    box.close()


def test_a_filter_reads_and_writes_json_lines(batch: Batch) -> None:
    """From a pipe to a pipe: the drafts on stdout, the talk on stderr."""
    lines = "".join(json.dumps(order) + "\n" for order in batches.day(30))
    ran = batch("-", *RESTOCK, "--to", "jsonl", stdin=lines.encode())
    assert ran.code == 0
    assert len(drafted(ran)) == sums(ran)[1] > 0


def test_a_form_that_does_not_say_where_it_ends_needs_a_folder(batch: Batch, tmp_path: Path) -> None:
    """Texts in a row could not be told apart."""
    day = batches.write(tmp_path / "day.jsonl", batches.day(1, of="MUG-NV"))
    ran = batch(day, *RESTOCK, "--to", "text")
    assert (ran.code, ran.out) == (3, "")
    assert "--out" in ran.err


STOCK = ("-s", "restock", "--stock", "MUG-NV=40", "--stock", "CUP-W=5", "--restock-date", "2026-12-05")


@pytest.mark.parametrize("words", [RESTOCK, STOCK, (*RESTOCK, "--keep-going"), (*STOCK, "--keep-going")])
@pytest.mark.parametrize("day", ["good", "spoilt"])
def test_two_processes_write_and_tell_what_one_does(
    words: tuple[str, ...], day: str, batch: Batch, tmp_path: Path
) -> None:
    """In the same order, byte for byte: drafts, notes, steps, faults and sums, and what is set aside."""
    orders = list(batches.day(450))
    if day == "spoilt":
        orders = [*batches.spoilt(orders), *orders[:120]]
    file = batches.write(tmp_path / "day.jsonl", orders)
    runs = []
    for name, more in (("one", ()), ("two", ("--workers", "2"))):
        (tmp_path / name).mkdir()
        ran = batch(file, *words, *more, cwd=tmp_path / name)
        runs.append((ran, {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}))
    (alone, _files), (together, _same) = runs
    assert runs[0] == runs[1]
    assert alone.code == together.code == (0 if day == "good" else 1 if "--keep-going" in words else 3)
    _read, made, apart, bad = sums(alone)
    assert min(made, apart) > 50
    assert (bad > 50) is (day == "spoilt")


@pytest.mark.parametrize("more", [(), ("--workers", "2")])
def test_a_line_that_is_no_json_is_told_whoever_reads_it(
    more: tuple[str, ...], batch: Batch, tmp_path: Path
) -> None:
    """With its number; what came before it is given out, nothing that came after it."""
    lines = [json.dumps(order) for order in batches.day(300)]
    lines[250] = lines[250][:9]
    (tmp_path / "day.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = batch("day.jsonl", *RESTOCK, *more, "--keep-going", cwd=tmp_path)
    assert ran.code == 3
    assert "day.jsonl:251:10: is not JSON" in ran.err
    before = [json.loads(line) for line in lines[:250]]
    held = [order["id"] for order in before if any(line["sku"] == "MUG-NV" for line in order["lines"])]
    assert list(drafted(ran)) == held
