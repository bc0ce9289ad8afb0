"""Drafts of every scenario, for every channel, hold nothing that the channel forbids."""

import itertools
import re
from functools import cache

import pytest

from stockmail.model import Ask, Raw
from stockmail.route import Drafted, draft
from tests.cases import CASES, DAY, LIBRARY, ONE, SHOP, a_draft

CHANNELS = tuple(name for name in LIBRARY.channels if name != "own")
MEDIA = ("message", "mail")
# Orders and decisions that could bring in what is forbidden: every way to pay, presents, points.
TELLING = ("bare", "gift", "lines", "points", "unpaid", "bank")
# How each thing looks in a draft of these orders, whose shop and samples are known.
SIGNS = {
    "link": r"https?://|www\.",
    "email": r"[\w.]+@[\w.]+",
    "phone": r"045-000-0000|\+81 45|お電話|(?i:\bcall me|our number|phone)",
    "address": r"231-0000|横浜|Yokohama",
    "bank-account": r"口座|お振り込み|銀行|(?i:\bbank|account number)",
    "refund-date": r"日（.）(までに|に)[^。]{0,24}返金いた|(?i:refund[^.]{0,40} (by|on) (Nov|Dec))",
    "payment-method": r"クレジットカード|コンビニ|PayPay|(?i:credit card|to your card|konbini)",
    "coupon": r"SORRY500|次のお買い物で使える|(?i:for your next order)",
    "other-item": r"代わりに次の商品|波佐見焼マグカップ（藍）|Hasami mug \(indigo\)|(?i:instead, we can)",
    "emoji": "[\U0001f300-\U0001faff\u2600-\u27bf]",
    "important-tag": r"重要|(?i:\[important\])",
    "blank-lines": r"\n\s*\n\s*\n",
    "ask-buyer-to-cancel": r"キャンセルのお手続きを|キャンセル(を|の)申請(を|して)|取り消しのお手続きを|"
    r"(?i:please (cancel|request)|(ask|want) you to cancel|cancellation request)",
    "own-shop": r"(?<!@)minato\.example|当店のサイト|公式サイト|(?i:our (web)?site)",
    "attachment": r"添付|(?i:attached|attachment)",
}


@cache
def made(scenario: str, channel: str, medium: str, language: str, case: str) -> Drafted:
    """One draft, without an alternative: where one may be offered is another test's."""
    return a_draft(LIBRARY.scenarios[scenario], language, case, medium, channel=channel, offered=False)


CELLS = [
    (name, channel, medium)
    for name, channel, medium in itertools.product(LIBRARY.scenarios, CHANNELS, MEDIA)
    if medium in LIBRARY.scenarios[name].media and "alternative" not in LIBRARY.scenarios[name].needs
]


@pytest.mark.parametrize(("scenario", "channel", "medium"), CELLS)
def test_a_draft_holds_nothing_that_its_channel_forbids(scenario: str, channel: str, medium: str) -> None:
    """In both languages, whatever was ordered and however it was paid."""
    forbidden = set(LIBRARY.channel(channel).forbids)
    found = []
    for language, case in itertools.product(LIBRARY.languages, TELLING):
        text = made(scenario, channel, medium, language, case).draft
        whole = f"{text.subject}\n{text.body}"
        joined = re.sub(r"\n *(?=\S)", "" if language == "ja" else " ", whole)
        found += [
            (language, case, thing, match[0])
            for thing in sorted(forbidden)
            if (match := re.search(SIGNS[thing], whole if thing == "blank-lines" else joined))
        ]
    assert found == []


def test_every_thing_that_is_forbidden_has_its_signs() -> None:
    """A thing without signs would never be found."""
    assert {thing for name in CHANNELS for thing in LIBRARY.channel(name).forbids} <= {*SIGNS}


def test_the_signs_find_what_the_shops_own_drafts_hold() -> None:
    """The same patterns on channel own, where all of it may stand: they are not blind."""
    cases = ("bare", "offers", "gift", "bank", "points")
    names = [name for name, entry in LIBRARY.scenarios.items() if "mail" in entry.media]
    texts = [
        f"{it.subject}\n{it.body}"
        for name, case, language in itertools.product(names, cases, LIBRARY.languages)
        for it in [a_draft(LIBRARY.scenarios[name], language, case, "mail").draft]
    ]
    seen = {thing for thing, sign in SIGNS.items() if any(re.search(sign, text) for text in texts)}
    assert {"link", "email", "phone", "address", "bank-account", "refund-date", "payment-method", "coupon",
            "other-item", "own-shop"} <= seen  # fmt: skip


@pytest.mark.parametrize("channel", ["amazon", "mercari", "mercari-shops", "rakuma", "ebay"])
def test_a_thread_is_signed_with_names_only(channel: str) -> None:
    """The shop's name and who writes; nothing by which to reach them elsewhere."""
    contact = ("a@b.jp", "03-0000-0001", "港町9-9", "https://x.example")
    shop = SHOP._replace(email=contact[0], phone=contact[1], address=contact[2], url=contact[3])
    raw = Raw({**ONE, "channel": channel}, "order.json")
    for medium in MEDIA:
        body = draft(raw, Ask(), "discontinued", shop, LIBRARY, DAY, medium=medium).draft.body
        assert "みなと雑貨店" in body
        assert [said for said in contact if said in body] == []


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_amazon_cancels_itself(language: str) -> None:
    """The shop does it, and the buyer need do nothing."""
    text = made("discontinued", "amazon", "message", language, "bare").draft.body
    said = {
        "ja": ("当店で取り消します", "お手続きは不要"),
        "en": ("We will cancel", "not need to do anything"),
    }
    assert all(words in text for words in said[language])


@pytest.mark.parametrize(("channel", "named"), [("rakuten", "楽天市場"), ("yahoo", "Yahoo!ショッピング")])
def test_who_refunds_is_named(channel: str, named: str) -> None:
    """The marketplace, by the name that customers know."""
    assert f"{named}の手続きで" in made("discontinued", channel, "mail", "ja", "bare").draft.body


def test_the_cases_are_those_of_the_matrix() -> None:
    """None is misspelt, and the one with a coupon is refused, not drafted."""
    assert {*TELLING} <= {*CASES}
    assert "offers" not in TELLING
