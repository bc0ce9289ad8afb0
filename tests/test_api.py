"""The library: the same drafts as the command line's, with nothing printed, stored or looked up."""

import doctest
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stockmail
from stockmail import Ask, StockmailError, api, draft, explain, read_orders, registry
from stockmail.api import values
from tests.conftest import ROOT, TODAY, Run

EXAMPLES = ROOT / "examples"
DAY = date.fromisoformat(TODAY)
SHOP: dict[str, object] = {"name": "みなと雑貨店", "staff": "佐藤", "email": "info@minato.example"}
DECISIONS = Ask(restock_date="12/5", coupon="SORRY500:500")


def test_the_examples_in_its_docstrings_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the checkout, as they stand there."""
    monkeypatch.chdir(ROOT)
    for module in (api, values):
        ran = doctest.testmod(module, extraglobs={"draft": draft})
        assert ran.attempted > 3
        assert ran.failed == 0


@pytest.mark.parametrize(
    ("medium", "form"),
    [("mail", "text"), ("mail", "eml"), ("mail", "json"), ("message", "json"), ("phone", "text")],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_drafts_what_the_command_line_drafts(run: Run, medium: str, form: str, language: str) -> None:
    """Byte for byte."""
    ran = run(
        *("draft", "--scenario", "restock", "--order", EXAMPLES / "order.json", "--as", medium, "--to", form),
        *("--shop", EXAMPLES / "shop.yaml", "--lang", language, "--coupon", "SORRY500:500"),
        *("--restock-date", "12/5"),
    )
    (order,) = read_orders(EXAMPLES / "order.json")
    made = draft(
        order, "restock", shop=EXAMPLES / "shop.yaml", decisions=DECISIONS, today=DAY, medium=medium,
        language=language,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert made.write(form).decode() == ran.out
    assert all(note in ran.err for note in made.notes)
    assert all(step.text in ran.err for step in made.steps)


def test_a_draft_names_its_notes_and_steps_in_the_language_asked_for() -> None:
    """A program for Japanese staff shows them Japanese."""
    (order,) = read_orders(EXAMPLES / "order.json")
    made = draft(order, "restock", shop=EXAMPLES / "shop.yaml", today=DAY, ui="ja")
    assert any("販売を止めて" in step.text for step in made.steps)
    assert {step.when for step in made.steps} == {"before", "after"}
    assert any("返信の期限" in note for note in made.notes)


def test_a_webhooks_body_is_read_from_its_bytes() -> None:
    """As it came, without a file."""
    name = ROOT / "tests" / "orders" / "shopify" / "rest_webhook_orders_create.json"
    (order,) = read_orders(name.read_bytes())
    (same,) = read_orders(name)
    assert order.fields == same.fields
    assert order.id
    assert order.where.startswith("bytes")


def test_every_fault_is_told_at_once_with_its_place() -> None:
    """None of them printed."""
    with pytest.raises(StockmailError) as caught:
        draft({"id": "7", "lines": [{"quantity": "two"}]}, "restock", shop=SHOP, today=DAY)
    told = explain(caught.value)
    assert len(told) > 2
    assert any("lines[0].quantity" in line for line in told)
    assert explain(caught.value, "ja") != told


@pytest.mark.parametrize("wrong", [{"scenario": "restok"}, {"medium": "telegram"}, {"language": "xx"}])
def test_a_wrong_name_is_told_with_the_right_ones(wrong: dict[str, Any]) -> None:
    """As on the command line."""
    asked: dict[str, Any] = {"scenario": "restock", "shop": SHOP, "today": DAY} | wrong
    with pytest.raises(StockmailError) as caught:
        draft(json.loads((EXAMPLES / "order.json").read_bytes()), **asked)
    assert explain(caught.value)


@pytest.mark.parametrize(
    ("medium", "how", "told"),
    [("mail", {"form": "emll"}, "eml"), ("mail", {"charset": "latin-1"}, "utf-8"),
     ("phone", {"form": "eml"}, "no mail")],
)  # fmt: skip
def test_a_form_that_is_none_is_refused(medium: str, how: dict[str, Any], told: str) -> None:
    """As on the command line."""
    (order,) = read_orders(EXAMPLES / "order.json")
    made = draft(order, "restock", shop=SHOP, today=DAY, medium=medium)
    with pytest.raises(StockmailError) as caught:
        made.write(**how)
    assert told in explain(caught.value)[0]


def test_nothing_is_looked_up_or_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the working folder's shop.yaml nor STOCKMAIL_TODAY counts; no cache is written."""
    (tmp_path / "shop.yaml").write_text("name: Another\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STOCKMAIL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("STOCKMAIL_TODAY", "1999-01-01")
    (order,) = read_orders(EXAMPLES / "order.json")
    made = draft(order, "restock", shop=SHOP)
    assert "Another" not in made.body
    assert made.made.envelope.day.year >= 2026
    assert [path.name for path in tmp_path.iterdir()] == ["shop.yaml"]
    assert capfd.readouterr() == ("", "")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "customer", "lines", "payment", "currency", "decisions", "gift", "channel"])


@given(st.dictionaries(KEYS | st.text(max_size=8), ANY, max_size=5))
def test_whatever_comes_in_a_draft_comes_out_or_a_stockmail_error(fields: Mapping[str, object]) -> None:
    """No other exception, and never SystemExit."""
    try:
        made = draft(fields, "noreply", shop=SHOP, today=DAY)
    except StockmailError as error:
        told = explain(error)
    else:
        told = [made.body]
    assert all(told)


def test_importing_the_package_loads_nothing_more() -> None:
    """The command line starts as quickly as before."""
    code = "import stockmail, sys; print([name for name in sys.modules if name.startswith('stockmail.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_its_names_are_the_same_for_people_and_for_type_checkers() -> None:
    """__init__.py, __init__.pyi and the module itself agree."""
    typed = (ROOT / "stockmail" / "__init__.pyi").read_text("utf-8")
    lines = [line for line in typed.splitlines() if line.startswith("from ")]
    assert lines == [f"from stockmail.api import {name} as {name}" for name in api.__all__]
    assert vars(stockmail)["__all__"] == api.__all__


def test_no_module_stands_in_the_way_of_a_name() -> None:
    """A submodule called draft would take its place as soon as it is loaded."""
    assert set(registry.names(stockmail)).isdisjoint(api.__all__)
    assert isinstance(draft, FunctionType)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = stockmail.nothing  # type: ignore[attr-defined]
