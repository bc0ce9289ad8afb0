"""A shop's own words: one part changed, the rest as shipped; a fault says where it stands."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

SHOP = "name: みなと雑貨店\nstaff: 佐藤\nemail: info@minato.example\n"
EXAMPLE = ROOT / "examples" / "order.json"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A shop's folder with room for its own restock text."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    path = tmp_path / "templates" / "ja" / "scenarios" / "restock.j2"
    path.parent.mkdir(parents=True)
    return path


def test_a_shop_changes_one_part_and_keeps_the_rest(run: Run, own: Path) -> None:
    """Extending the shipped text replaces the one block that is written."""
    shipped = run("draft", "-s", "restock", "--order", EXAMPLE).out
    own.write_text(
        '{% extends "stockmail/scenarios/restock.j2" %}\n'
        "{% block apology %}\nお約束をたがえることとなり、心よりお詫びいたします。\n{% endblock %}\n",
        encoding="utf-8",
    )
    changed = run("draft", "-s", "restock", "--order", EXAMPLE).out
    assert "心よりお詫びいたします" in changed
    assert "せっかくお選びくださったのに" in shipped
    assert "せっかくお選びくださったのに" not in changed
    assert shipped.splitlines()[0] == changed.splitlines()[0]


@pytest.mark.parametrize("text", ["", "\n", "ごめんなさい。\n", "\x01", "{{ part('fact') }}\x01"])
def test_a_shops_text_without_parts_is_told_how_to_begin(run: Run, own: Path, text: str) -> None:
    """A plain letter is no text of a draft: nothing of it would come out."""
    own.write_text(text, encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", EXAMPLE)
    assert (ran.code, ran.out) in {(3, ""), (4, "")}
    assert "Traceback" not in ran.err
    assert "{% extends layout %}" in ran.err or ran.code == 4


FAULTS = {
    "an unknown name": ("{{ order.nmuber }}", 3),
    "broken syntax": ("{% if %}", 3),
    "a walk out of the sandbox": ("{{ ''.__class__.__mro__ }}", 3),
    "a text that is not there": ("{% include 'nothing.j2' %}", None),
}


@pytest.mark.parametrize(("fault", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_shops_text_says_file_and_line(
    run: Run, own: Path, fault: str, line: int | None
) -> None:
    """No draft, exit 3."""
    start = '{% extends "stockmail/scenarios/restock.j2" %}\n{% block apology %}\n'
    own.write_text(f"{start}{fault}\n{{% endblock %}}\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", EXAMPLE)
    assert (ran.code, ran.out) == (3, "")
    assert "Traceback" not in ran.err
    assert "nothing.j2" in ran.err if line is None else f"restock.j2:{line}: " in ran.err


def test_a_hole_in_a_shops_text_is_refused(run: Run, own: Path) -> None:
    """The review stops what the template let through: exit 4."""
    start = '{% extends "stockmail/scenarios/restock.j2" %}\n{% block apology %}\n'
    own.write_text(start + "〔お詫びの言葉〕\n{% endblock %}\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", EXAMPLE)
    assert (ran.code, ran.out) == (4, "")
    assert "a hole is left" in ran.err


CLOSING = '{% extends "stockmail/scenarios/restock.j2" %}\n{% block closing %}\n'


@pytest.mark.parametrize("words", ["12月29日から1月3日はお休みです。", "5,000円以上で送料無料です。"])
def test_a_day_or_a_sum_in_a_shops_own_text_is_only_told(run: Run, own: Path, words: str) -> None:
    """The shop gave it; but such a text goes stale."""
    own.write_text(f"{CLOSING}{words}\n{{% endblock %}}\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", EXAMPLE, STOCKMAIL_UI="en")
    assert ran.code == 0
    assert words in ran.out
    assert "(stray-" in ran.err


@pytest.mark.parametrize(
    ("words", "rule"),
    [("{{ 12 }}月{{ 29 }}日に着きます。", "stray-date"), ("{{ 7 }},{{ 840 }}円です。", "stray-amount")],
)
def test_a_day_or_a_sum_that_nobody_gave_is_refused(run: Run, own: Path, words: str, rule: str) -> None:
    """Neither the order, nor a decision, nor the shop's own text holds it: exit 4."""
    own.write_text(f"{CLOSING}{words}\n{{% endblock %}}\n", encoding="utf-8")
    ran = run("draft", "-s", "restock", "--order", EXAMPLE)
    assert (ran.out, ran.code) == ("", 4)
    assert rule in ran.err
