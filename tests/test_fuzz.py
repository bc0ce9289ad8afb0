"""What fuzzing found stays found, and its targets run on every order file without a fuzzer too."""

import sys
from pathlib import Path

import pytest

from fuzz import harmless, kills, pieces, targets

FINDINGS = sorted(path for path in (Path(targets.__file__).parent / "findings").glob("*/*") if path.is_file())

MOST = 60  # python -m fuzz tries them all


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: f"{path.parent.name}-{path.name[:14]}")
def test_what_was_found_is_answered_now(path: Path) -> None:
    """By a draft or by a word, not by a traceback."""
    targets.TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("number", range(len(targets.SAMPLES)), ids=lambda n: targets.SAMPLES[n].name)
def test_every_place_of_every_order_file_may_hold_anything(number: int) -> None:
    """Line breaks, escapes, overrides, template marks, formulas, numbers without end: none gets through."""
    marks = tuple(pieces.SPECIAL)
    places = min(pieces.places(targets.SAMPLES[number]), MOST)
    for place in range(places):
        for mark in (marks[(number + place) % len(marks)], marks[(7 * place + 3) % len(marks)]):
            cut = place.to_bytes(2, "big") + mark.encode()
            targets.fields(bytes([number, place % 256]) + cut)


@pytest.mark.parametrize("number", range(len(targets.SAMPLES)), ids=lambda n: targets.SAMPLES[n].name)
def test_an_order_file_as_it_is_makes_a_draft(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing that is planted in it would ever reach a way out."""
    seen: list[bytes] = []
    monkeypatch.setitem(harmless.FORMS, "text", seen.append)
    targets.fields(bytes([number, targets.SCENARIOS.index("restock")]))
    assert seen


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_killed_anywhere_nothing_is_lost_or_doubled() -> None:
    """Six times here; python -m fuzz.kills does it 200 times."""
    assert kills.main(6) == 0
