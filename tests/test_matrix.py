"""Every cell of the matrix says what it must and nothing that it must not (tests/must.yaml)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from stockmail.route import Drafted
from stockmail.wrap import cells as width
from stockmail.yaml_ import load
from tests.cases import CASES, LIBRARY, a_draft
from tests.matrix import Cell, cells

MUST: dict[str, dict[str, Any]] = load((Path(__file__).parent / "must.yaml").read_text(encoding="utf-8"))
APOLOGY = {"ja": r"申し訳ご|お詫び", "en": r"(?i)\bsorry\b|apolog"}
SENTENCE_END = {"ja": r"。", "en": r"[.](?=\s|$)"}


@cache
def drafted(cell: Cell) -> Drafted:
    """The draft of *cell*, made once."""
    return a_draft(LIBRARY.scenarios[cell.scenario], cell.language, cell.case, cell.medium)


def flat(cell: Cell) -> str:
    """The whole draft without the line breaks of the wrapping."""
    draft = drafted(cell).draft
    joint = "" if cell.language == "ja" else " "
    return draft.subject + "\n" + re.sub(r"\n *(?=\S)", joint, draft.body)


def circumstances(cell: Cell) -> set[str]:
    """What counts for this cell: see must.yaml."""
    paid = cell.case != "unpaid"
    choices = "choices" in drafted(cell).draft.parts and drafted(cell).draft.parts["choices"] != ""
    named = {"paid": paid, "unpaid": not paid, "choices": choices, "mail": cell.medium == "mail"}
    named["message"] = cell.medium == "message"
    full = cell.case == "points" and cell.scenario in WHOLE_REFUND and cell.medium == "mail"
    return {name for name, true in {**named, "points": full}.items() if true}


WHOLE_REFUND = {
    "restock",
    "discontinued",
    "alternative",
    "defect",
    "oversold",
    "cancelled",
    "longterm",
    "noreply",
}


def rules(cell: Cell, kind: str) -> Iterator[str]:
    """The patterns of *kind* (must, never) for this cell."""
    here = circumstances(cell)
    of_language = MUST[cell.language]
    for table in (of_language["every"], of_language[cell.scenario]):
        for key, patterns in table.items():
            name, _, when = key.partition(" [")
            if name == kind and (not when or when.rstrip("]") in here):
                yield from patterns


ALL = tuple(cells())
IDS = [str(cell) for cell in ALL]


@pytest.mark.parametrize("cell", ALL, ids=IDS)
def test_a_draft_says_what_it_must(cell: Cell) -> None:
    """Every fact that the reader needs."""
    text = flat(cell)
    assert [pattern for pattern in rules(cell, "must") if not re.search(pattern, text)] == []


@pytest.mark.parametrize("cell", ALL, ids=IDS)
def test_a_draft_says_nothing_it_must_not(cell: Cell) -> None:
    """No excuse, no pushing, no untruth, no machine voice."""
    text = flat(cell)
    assert [pattern for pattern in rules(cell, "never") if re.search(pattern, text)] == []


@pytest.mark.parametrize("cell", ALL, ids=IDS)
def test_a_draft_is_whole_and_fits(cell: Cell) -> None:
    """No hole, no line over its width, one to three apologies, one sentence of cause."""
    draft = drafted(cell).draft
    whole = f"{draft.subject}\n{draft.body}"
    assert not re.search(r"\{\{|\{%|〔|None|\bnan\b|undefined|  \n|\n\n\n", whole)
    wide = {"ja": 70, "en": 72}[cell.language]
    if cell.medium in {"mail", "phone"}:
        assert [line for line in draft.body.split("\n") if width(line) > wide and "http" not in line] == []
    if cell.medium == "mail":
        assert 1 <= len(re.findall(APOLOGY[cell.language], draft.body)) <= 3
        assert len(re.findall(SENTENCE_END[cell.language], draft.parts["reason"])) <= 1


@pytest.mark.parametrize("cell", [cell for cell in ALL if cell.medium == "mail"], ids=str)
def test_a_mail_names_its_reader_once_and_its_fact_early(cell: Cell) -> None:
    """The greeting holds the name; the fact begins within the first three lines of text."""
    draft = drafted(cell).draft
    lines = [line for line in draft.body.split("\n") if line]
    greeting = len(draft.parts["addressee"].split("\n"))
    start = draft.parts["fact"].split("\n")[0]
    assert start in lines[greeting : greeting + 3]
    if cell.language == "ja":
        assert len(re.findall(r"( 様| 御中)$", draft.parts["addressee"], re.MULTILINE)) == 1
        assert re.match("【(お詫び|重要)", draft.subject)
        assert len(draft.subject) <= 25
    else:
        assert draft.parts["addressee"].startswith("Dear ")
        assert len(draft.subject) <= 90


def test_the_table_has_every_scenario_in_every_language() -> None:
    """A missing row is named."""
    for language in LIBRARY.languages:
        assert set(LIBRARY.scenarios) - set(MUST[language]) == set()


def test_no_two_scenarios_read_alike() -> None:
    """The fact and the apology of each scenario are its own."""
    for language in LIBRARY.languages:
        seen: dict[str, str] = {}
        for name, scenario in LIBRARY.scenarios.items():
            if "mail" in scenario.media:
                parts = drafted(Cell(language, name, "mail", "bare")).draft.parts
                said = parts["fact"].split("\n\n")[0] + parts["apology"]
                assert said not in seen, f"{name} reads like {seen[said]}"
                seen[said] = name


LENGTHS = {"ja": (250, 450, 800), "en": (90, 160, 260)}


def said(cell: Cell) -> str:
    """The mail without its signature, whose length is the shop's own."""
    draft = drafted(cell).draft
    return draft.body.removesuffix(draft.parts["signature"] + "\n")


def length(language: str, text: str) -> int:
    """Characters in Japanese, words in English."""
    return len(re.sub(r"\s", "", text)) if language == "ja" else len(text.split())


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_the_median_bare_mail_is_read_in_one_go(language: str) -> None:
    """And one with all offers is not much longer."""
    from statistics import median

    least, most, full = LENGTHS[language]
    mails = [name for name, scenario in LIBRARY.scenarios.items() if "mail" in scenario.media]
    bare = [length(language, said(Cell(language, name, "mail", "bare"))) for name in mails]
    offers = [length(language, said(Cell(language, name, "mail", "offers"))) for name in mails]
    assert least <= median(bare) <= most
    assert max(offers) < full


THREADS = [name for name, scenario in LIBRARY.scenarios.items() if "message" in scenario.media]


@pytest.mark.parametrize("channel", ["mercari", "rakuma", "mercari-shops", "yahoo-auction"])
@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("name", sorted(set(THREADS) - {"alternative"}))
def test_a_bare_message_fits_the_thread_of_its_channel(name: str, language: str, channel: str) -> None:
    """400 characters, the cancel form's text apart; no subject, no signature, no contact."""
    scenario = LIBRARY.scenarios[name]
    made = a_draft(scenario, language, "bare", "message", channel=channel, offered=False).draft
    text = made.body.removesuffix(made.parts.get("reason_field", "") + "\n").strip()
    assert len(text) <= 400
    assert made.subject == ""
    assert not re.search(r"@|https?:|045|\+81|231-0000", made.body)


@pytest.mark.parametrize("channel", ["mercari", "rakuma"])
def test_the_cancel_forms_reason_comes_as_a_part_of_its_own(channel: str) -> None:
    """The buyer sees it, so it is drafted too; and nothing is cancelled without their word."""
    made = a_draft(LIBRARY.scenarios["discontinued"], "ja", "bare", "message", channel=channel).draft
    assert "理由の詳細" in made.parts["reason_field"]
    assert "ご同意" in made.parts["remedy"]
    assert "当店で取り消します" not in made.body


@pytest.mark.parametrize("channel", ["own", "rakuten"])
@pytest.mark.parametrize("name", ["partial", "preordercut"])
def test_every_choice_to_cancel_says_what_happens_to_the_money(name: str, channel: str) -> None:
    """Also the last one, and also where the marketplace pays back."""
    made = a_draft(LIBRARY.scenarios[name], "ja", "bare", "mail", channel=channel).draft
    choices = re.split(r"(?m)^ \d\. ", made.parts["choices"])
    assert all("返金" in choice for choice in choices if "取り消す" in choice or "受け取る" in choice)
    assert len(choices) == 3


def test_every_case_is_told_in_every_cell() -> None:
    """The matrix is whole: no scenario, medium or case is left out."""
    told = {(cell.language, cell.scenario, cell.case) for cell in ALL}
    assert len(told) == len(LIBRARY.languages) * len(LIBRARY.scenarios) * len(CASES)


@pytest.mark.parametrize(("country", "day", "silence"), [
    ("US", "2026-12-20", "If we do not hear from you"),
    ("US", "2027-01-20", "cancel"),
    ("GB", "2027-01-20", "January"),
])  # fmt: skip
def test_in_the_us_silence_is_consent_only_to_a_short_delay(country: str, day: str, silence: str) -> None:
    """16 CFR 435.2(b): 30 days to a named day at most; longer, and no answer cancels."""
    from stockmail.model import Ask, Raw
    from stockmail.route import draft
    from tests.cases import DAY, ONE, SHOP

    customer = {"name": "Jane Miller", "country": country}
    order = {**ONE, "language": "en", "customer": customer, "decisions": {"new_date": day}}
    made = draft(Raw(order, "order.json"), Ask(), "delay", SHOP, LIBRARY, DAY).draft
    said = re.sub(r"\s+", " ", made.parts["choices"]).partition("If we do not hear")[2]
    assert silence in "If we do not hear" + said
    assert ("cancel" in said) == (country == "US" and day > "2026-12-22")


# Speech: about 350 Japanese characters or 150 English words a minute.
HALF_A_MINUTE = {"ja": 175, "en": 75}


@pytest.mark.parametrize("cell", [cell for cell in ALL if cell.medium == "phone"], ids=str)
def test_a_caller_has_said_the_fact_within_half_a_minute(cell: Cell) -> None:
    """Name and shop, thanks, the fact, in that order."""
    parts = drafted(cell).draft.parts
    assert list(parts)[1:3] == ["opening", "fact"]
    quoted = re.findall(r"[「“](.*?)[」”]", parts["opening"] + parts["fact"], re.DOTALL)
    assert length(cell.language, " ".join(quoted[:-1])) <= HALF_A_MINUTE[cell.language]  # the last is sorry
    opening = parts["opening"]
    assert opening.index({"ja": "みなと雑貨店", "en": "Minato Zakka"}[cell.language]) < opening.index(
        {"ja": "ありがとう", "en": "Thank you"}[cell.language]
    )


@pytest.mark.parametrize("cell", [cell for cell in ALL if cell.medium == "mail"], ids=str)
def test_a_deadline_is_named_once_and_choices_are_numbered(cell: Cell) -> None:
    """Numbers from 1 without a gap; the day to answer by stands once."""
    choices = drafted(cell).draft.parts["choices"]
    if not choices:
        return
    numbers = [int(number) for number in re.findall(r"^ +(\d)\. ", choices, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2
    asked = re.findall(r"(?:までに、このメール|[Rr]eply with [^.]*? by )", flat(cell))
    assert len(asked) == 1


@pytest.mark.parametrize("cell", ALL, ids=IDS)
def test_the_review_has_nothing_to_say_of_a_draft(cell: Cell) -> None:
    """Neither error, which would have refused it, nor warning: near zero false alarms."""
    assert [note for note in drafted(cell).notes if note.message.startswith("line {line}")] == []
