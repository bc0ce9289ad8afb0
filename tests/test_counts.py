"""What a channel counts against the shop: a number to stay under, read from its file."""

from decimal import Decimal
from typing import Any

import pytest

from stockmail.counts import Count, parse_counts
from stockmail.errors import OrderError

RATE: dict[str, Any] = {
    "kind": "rate", "most": "2.5", "days": 7, "source": "https://mall.example/rules", "date": "2026-11",
    "verified": True, "ja": "出店停止", "en": "suspension",
}  # fmt: skip
POINTS = {**RATE, "kind": "points", "most": 20, "each": 5}


def wrong(data: object) -> list[tuple[str, str]]:
    """The paths and messages of what is wrong."""
    with pytest.raises(OrderError) as refused:
        parse_counts(data, "mall.yaml")
    assert {problem.where for problem in refused.value.problems} == {"mall.yaml"}
    return [(problem.path, problem.message) for problem in refused.value.problems]


def test_a_rate_and_points_are_read() -> None:
    """One point a cancel, where nothing else is said."""
    said = {"ja": "出店停止", "en": "suspension"}
    source = ("https://mall.example/rules", "2026-11", True)
    assert parse_counts([RATE, POINTS], "mall.yaml") == (
        Count("rate", Decimal("2.5"), *source, said, each=1, days=7),
        Count("points", Decimal(20), *source, said, each=5, days=7),
    )
    assert parse_counts([], "mall.yaml") == ()


@pytest.mark.parametrize("field", ["kind", "most", "source", "date", "verified", "ja", "en"])
def test_a_count_needs_its_fields(field: str) -> None:
    """Above all its source: a claim about somebody's rules."""
    entry = {key: value for key, value in RATE.items() if key != field}
    assert wrong([POINTS, entry]) == [(f"counts[1].{field}", "is missing")]


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ("x", "counts", "must be a list in [ ], not {got}"),
        (["x"], "counts[0]", "must be lines like name: …, not {got}"),
        ([{**RATE, "kind": "rats"}], "counts[0].kind",
         "{got} is unknown; did you mean {close}? There are: {all}"),
        ([{**RATE, "kind": 5}], "counts[0].kind", "must be text in quotes, not {got}"),
        ([{**RATE, "days": 0}], "counts[0].days", "must be {least} or more, not {got}"),
        ([{**RATE, "most": -1}], "counts[0].most", "is not an amount of money: {got}"),
    ],
)  # fmt: skip
def test_what_is_no_count_is_refused(data: object, path: str, message: str) -> None:
    """With its place in the file."""
    assert wrong(data) == [(path, message)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Of every entry."""
    assert [path for path, _message in wrong(["x", {**RATE, "days": 0}, RATE])] == [
        "counts[0]",
        "counts[1].days",
    ]
