"""What the rules find where the facts of the order are known, and where a channel forbids nothing."""

import pytest

from stockmail import rulebook
from stockmail.channel import Channel
from stockmail.channel import Rule as Ban
from stockmail.checks import Finding
from stockmail.reading import Facts, Reading, read
from tests.cases import LIBRARY

RULES = rulebook.every({language: LIBRARY.phrases(language) for language in LIBRARY.languages})
NO_EMOJI = Ban("no-emoji", {"ja": "だめ", "en": "no"}, "https://x.example", "2026-11", verified=False)
QUIET = Channel("x", {"ja": "甲", "en": "x"})
STRICT = QUIET._replace(forbids={"emoji": NO_EMOJI})


def found(rule: str, reading: Reading) -> list[Finding]:
    """What one rule finds."""
    return list(RULES[rule].check(reading))


def levels(rule: str, text: str, facts: Facts | None = None, channel: Channel | None = None) -> list[str]:
    """How grave each of its findings is."""
    return [each.level for each in found(rule, read(text, facts=facts)._replace(channel=channel))]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("マグカップ 2点は在庫切れです。", 0),
        ("マグカッ\nプ 2点は在庫切れです。", 0),  # broken by somebody's mail program
        ("湯呑み 2点は在庫切れです。", 1),
        ("マグカップは在庫切れです。", 1),
        ("マグカップ 12点は在庫切れです。", 1),
        ("マグカップ（12点のうち2点）は在庫切れです。", 0),
        ("2点のマグカップは在庫切れです。", 0),
    ],
)
def test_each_missing_product_is_named_with_its_pieces(text: str, lacks: int) -> None:
    """And a number that is a part of another is not that number."""
    reading = read(text, facts=Facts(items=(("マグカップ", "2点"),)))
    assert len(found("item", reading)) == lacks


def test_a_product_that_is_not_named_is_told_by_its_name() -> None:
    """At the subject, where it should stand."""
    facts = Facts(items=(("マグカップ", "2点"), ("湯呑み", "1点")))
    reading = read("件名: お詫び\n\nございません。", facts=facts)
    told = found("item", reading)
    assert [each.values for each in told] == [
        {"name": "マグカップ", "pieces": "2点"},
        {"name": "湯呑み", "pieces": "1点"},
    ]
    assert {each.at for each in told} == {reading.subject_at}


def test_a_line_of_dashes_far_up_begins_a_signature_too() -> None:
    """Where many blank lines follow it."""
    end = "よろしくお願いいたします。\nお待ちください。"
    text = "在庫切れです。返金いたします。\n\n--\n" + "\n" * 14 + end
    assert levels("signature", text) == []
    assert levels("signature", text.replace("--", "")) == ["error"]


def test_two_emoji_of_one_line_are_told_once() -> None:
    """And those of the next line again."""
    assert levels("smileys", "申し訳ございません😢😢\nお待ちください😊") == ["error", "error"]
    assert levels("smileys", "😢 申し訳😢ございません") == ["error"]


def test_where_a_marketplace_forbids_emoji_its_own_rule_speaks() -> None:
    """Once a line, and as probable where nobody read its page."""
    text = "申し訳ございません😢😢\nお待ちください😊"
    assert levels("smileys", text, channel=STRICT) == []
    (first, second) = found("emoji", read(text)._replace(channel=STRICT))
    assert first.why == second.why
    assert "probably" in first.why
    assert found("emoji", read(text)._replace(channel=QUIET)) == found("emoji", read(text)) == []


@pytest.mark.parametrize(
    ("rule", "given", "other"),
    [
        ("stray-date", "12月5日に届きます。", "12月6日に届きます。"),
        ("stray-amount", "7,480円です。", "7,840円です。"),
    ],
)
def test_a_day_or_a_sum_is_judged_where_the_order_is_known(rule: str, given: str, other: str) -> None:
    """One of the shop's own texts is only told of."""
    facts = Facts(said=("12月5日（土）", "7,480円"))
    assert levels(rule, given, facts) == []
    assert levels(rule, other, facts) == ["error"]
    assert levels(rule, other, facts._replace(own=other)) == ["warning"]
    assert levels(rule, other) == []
