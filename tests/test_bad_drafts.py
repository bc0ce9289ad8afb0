"""Drafts as shops really write them: each planted fault is found, and nothing else.

The first line of each names its faults (``rules=``), and what is known of it: scenario, channel,
what the channel forbids, charset.
"""

from pathlib import Path

import pytest

from stockmail.channel import Channel, Rule
from stockmail.checks import Finding
from stockmail.reading import read
from stockmail.review import review, wants
from tests.cases import LIBRARY

FOLDER = Path(__file__).parent / "bad_drafts"
GOOD = Path(__file__).parent / "good_drafts"
DRAFTS = sorted(FOLDER.glob("*.txt"))


def header_of(path: Path) -> tuple[dict[str, str], str]:
    """The fields of the first line, and the draft below it."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n")
    fields = dict(word.split("=", 1) for word in head.removeprefix("#:").split())
    return fields, text


def findings(path: Path) -> tuple[Finding, ...]:
    """What the review finds in the draft of that file."""
    fields, text = header_of(path)
    things = filter(None, fields.get("forbids", "").split(","))
    forbids = {
        thing: Rule(thing, {"en": "no", "ja": "不可"}, "here", "2026-11", verified=True) for thing in things
    }
    name = fields.get("channel", "")
    made = Channel(name, {"en": name, "ja": name}, forbids=forbids) if name else None
    channel = LIBRARY.channel(name) if name and not forbids else made
    reading = read(text)._replace(channel=channel, charset=fields.get("charset"))
    if name:
        reading = reading._replace(medium="message")
    if "scenario" in fields:
        scenario = LIBRARY.scenarios[fields["scenario"]]
        wanted = wants(scenario, reading.medium, channel)
        reading = reading._replace(scenario=scenario.id, wants=wanted)
    return review(reading, LIBRARY.checks(reading))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_each_planted_fault_is_found_and_nothing_else(path: Path) -> None:
    """By the rules that the draft's first line names."""
    planted = set(header_of(path)[0]["rules"].split(","))
    assert {finding.rule for finding in findings(path)} == planted


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.txt")), ids=lambda path: path.stem)
def test_a_good_draft_by_another_hand_gets_no_word(path: Path) -> None:
    """Written without knowing the rules, with its scenario and channel known."""
    assert findings(path) == ()


def test_there_are_twenty_drafts_and_more_in_each_language() -> None:
    """And they break many different rules."""
    assert min(len(list(FOLDER.glob(f"{language}-*.txt"))) for language in LIBRARY.languages) >= 20
    assert len({rule for path in DRAFTS for rule in header_of(path)[0]["rules"].split(",")}) > 50


GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/*/*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_good_draft_is_left_in_peace(path: Path) -> None:
    """As somebody else's text too: with no facts known, its scenario given or not."""
    medium = path.parent.name
    scenario = LIBRARY.scenarios[path.stem.partition("--")[0]]
    reading = read(path.read_text(encoding="utf-8"))._replace(medium=medium)
    assert reading.language == path.parent.parent.name
    assert review(reading, LIBRARY.checks(reading)) == ()
    told = reading._replace(scenario=scenario.id, wants=wants(scenario, medium))
    assert review(told, LIBRARY.checks(told)) == ()
