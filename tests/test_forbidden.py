"""What a channel may forbid, written by hand: each thing is found, with the channel's own words."""

import pytest

from stockmail import rulebook
from stockmail.channel import Channel, Rule
from stockmail.reading import read
from stockmail.review import judge, review
from tests.cases import LIBRARY

# Written from the channels' rules, apart from the samples that the modules carry.
THINGS = {
    "link": "ご注文の商品のページは https://shop.example/items/12 です。",
    "email": "お返事は tanaka@shop.example へお願いいたします。",
    "phone": "お急ぎの場合は 03-1234-5678 へおかけください。",
    "address": "当店は東京都新宿区西新宿1-2-3にございます。",
    "bank-account": "ご返金のため、口座番号をお知らせください。",
    "refund-date": "代金は11月30日までに返金いたします。",
    "payment-method": "クレジットカードへお返しします。",
    "coupon": "お詫びに500円引きのクーポンをお送りします。",
    "other-item": "代わりの商品をご案内いたします。",
    "attachment": "写真を添付しましたので、ご確認ください。",
    "emoji": "お届けできなくなりました😢",
    "important-tag": "件名: [重要] ご注文の商品について\n\nお届けできません。",
    "blank-lines": "お届けできません。\n\n\nご返金は自動で行われます。",
    "own-shop": "当店の公式サイトには、まだ在庫がございます。",
}


def channel(*things: str, verified: bool = True) -> Channel:
    """One that forbids *things*."""
    bans = {
        thing: Rule(f"no-{thing}", {"en": "not here", "ja": "ここでは不可"}, "a page", "2026-11", verified)
        for thing in things
    }
    return Channel("mall", {"en": "Mall", "ja": "モール"}, forbids=bans)


@pytest.mark.parametrize("thing", THINGS)
def test_each_thing_is_found_where_it_is_forbidden(thing: str) -> None:
    """Told with the channel, the rule and its source; allowed elsewhere."""
    reading = read(THINGS[thing])
    assert {found.rule for found in review(reading, LIBRARY.checks(reading))} <= {"smileys"}
    there = reading._replace(channel=channel(*THINGS))
    (found,) = review(there, LIBRARY.checks(there))
    assert (found.rule, found.level) == (thing, "error")
    assert found.values["ban"] == f"no-{thing}"
    assert found.values["source"] == "a page"


def test_a_rule_that_was_not_verified_says_so() -> None:
    """It is found all the same."""
    reading = read(THINGS["link"])._replace(channel=channel("link", verified=False))
    (found,) = review(reading, LIBRARY.checks(reading))
    assert "probably" in found.why


def test_the_table_has_everything_that_can_be_forbidden() -> None:
    """A thing without a sentence here is named."""
    assert set(rulebook.names("channel")) == set(THINGS)


def test_asking_the_buyer_to_cancel_is_an_error_everywhere() -> None:
    """No channel need say so."""
    text = "お手数ですが、購入履歴からキャンセルのお手続きをお願いいたします。"
    for where in (None, channel(), channel("link")):
        reading = read(text)._replace(channel=where)
        assert [found.rule for found in review(reading, LIBRARY.checks(reading))] == ["ask-buyer-to-cancel"]


def test_only_an_error_stops_a_draft() -> None:
    """A warning becomes a note."""
    from stockmail.checks import Finding
    from stockmail.errors import RuleError

    warning = Finding(0, "just so", level="warning", rule="mild")
    assert [note.values["rule"] for note in judge([warning])] == ["mild"]
    with pytest.raises(RuleError):
        judge([warning, Finding(0, "not so", rule="strict")])


SHIPPED = [
    pytest.param(name, thing, id=f"{name}-{thing}")
    for name in LIBRARY.channels
    for thing in LIBRARY.channel(name).forbids
]


@pytest.mark.parametrize(("name", "thing"), SHIPPED)
def test_what_a_shipped_channel_forbids_is_found_when_written_by_hand(name: str, thing: str) -> None:
    """Every pair, from the channel files themselves."""
    samples = {
        **THINGS,
        "ask-buyer-to-cancel": "お手数ですが、お客様からキャンセルのお手続きをお願いいたします。",
    }
    reading = read(samples[thing])._replace(channel=LIBRARY.channel(name), medium="message")
    assert thing in {finding.rule for finding in review(reading, LIBRARY.checks(reading))}
