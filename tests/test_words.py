"""What the texts say where the goldens do not look: money not sent yet, shipping, the phone."""

import re
from typing import Any

import pytest

from stockmail.layout import run_on
from stockmail.model import Ask, Raw
from stockmail.route import draft
from tests.cases import CUP, DAY, LIBRARY, MUG, ONE, SHOP, TEA, a_draft

DON_T_PAY = {
    "ja": "お支払いは、当店からのご案内をお待ちください|お支払いにならないでください",
    "en": "Please do not pay",
}
UNPAID = {"paid": False, "total": 7480}
SHIPPED = {"method": "card", "paid": True, "total": 9600, "shipping": 500}


def text(scenario: str, language: str, order: dict[str, Any], medium: str = "mail", **decided: Any) -> str:  # noqa: ANN401
    """The draft in one line a paragraph, as it flows."""
    raw = Raw({**ONE, "language": language, **order, "decisions": decided}, "order.json")
    return flat(draft(raw, Ask(), scenario, SHOP, LIBRARY, DAY, medium=medium).draft.body, language)


def flat(body: str, language: str) -> str:
    """Without the breaks of its lines, but for those before a numbered choice."""
    return re.sub(r"\n *(?=\S)(?!\d\. )", "" if language == "ja" else " ", body)


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("method", ["bank", "konbini"])
@pytest.mark.parametrize(
    ("scenario", "decided"), [("restock", {"restock_date": "12/5"}), ("discontinued", {})]
)
def test_who_has_yet_to_send_the_money_is_told_not_to(
    scenario: str, decided: dict[str, str], method: str, language: str
) -> None:
    """A slip from the convenience store is in their hand: paid now, the money would only come back."""
    said = text(scenario, language, {"payment": {**UNPAID, "method": method}}, **decided)
    assert re.search(DON_T_PAY[language], said)


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_what_can_ship_ships_when_the_money_is_there(language: str) -> None:
    """Whoever pays before shipping is not promised a parcel for an answer, nor sent one for none."""
    order = {"lines": [{**MUG, "short": 2}, TEA], "payment": {**UNPAID, "method": "bank", "total": 9100}}
    said = text("partial", language, order)
    assert {"ja": "ご入金を確認しだい", "en": "as soon as you have paid"}[language] in said
    assert re.search(DON_T_PAY[language], said)
    assert {"ja": "お支払いをご案内いたします", "en": "tell you how to pay for the rest"}[language] in said
    assert {"ja": "返信をいただきしだい", "en": "as soon as you reply"}[language] not in said


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_company_that_transfers_on_a_bill_is_not_told_to_wait(language: str) -> None:
    """It pays when the goods are there."""
    customer = {"company": "株式会社みどり設計", "company_en": "Midori Design Inc."}
    order = {"customer": customer, "payment": {**UNPAID, "method": "bank"}}
    assert not re.search(DON_T_PAY[language], text("restock", language, order, restock_date="12/5"))


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_caller_names_what_the_rest_costs_where_nothing_was_paid(language: str) -> None:
    """Cash on delivery of a part is not “nothing to pay”."""
    order = {"lines": [{**MUG, "short": 2}, TEA], "payment": {**UNPAID, "method": "cod", "total": 9100}}
    said = text("partial", language, order, "phone")
    assert {"ja": "代金は、1,620円です", "en": "You would pay 1,620 yen in all"}[language] in said


@pytest.mark.parametrize("channel", ["amazon", "ebay", "mercari", "mercari-shops", "yahoo-auction"])
@pytest.mark.parametrize("scenario", ["restock", "partial"])
@pytest.mark.parametrize("language", LIBRARY.languages)
def test_no_blank_stands_before_a_full_stop(language: str, scenario: str, channel: str) -> None:
    """Where a marketplace refunds, less is said; what is left is a sentence."""
    order = {"channel": channel, "lines": [{**MUG, "short": 2}, TEA], "payment": {**SHIPPED, "total": 9100}}
    said = text(scenario, language, order, "message", restock_date="12/5")
    assert not re.search(r" [.,。、]|、。|[.,]{2}|。。", said)


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("method", ["cod", "card"])
def test_who_pays_on_delivery_or_by_card_need_not_be_told(method: str, language: str) -> None:
    """Nothing is in their hand."""
    said = text("restock", language, {"payment": {**UNPAID, "method": method}}, restock_date="12/5")
    assert not re.search(DON_T_PAY[language], said)


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_shipping_that_the_shop_bears_goes_back_whichever_choice_ships(language: str) -> None:
    """Taking the rest, waiting, another product: each says so itself; a cancel needs no word of it."""
    order = {"lines": [{**MUG, "short": 2}, TEA], "payment": SHIPPED}
    other = {"name": "波佐見焼マグカップ（藍）", "name_en": "Hasami mug (indigo)", "price": 3740}
    said = text("partial", language, order, free_shipping=True, restock_date="12/5", alternative=other)
    back = {
        "ja": "お支払いいただいた送料500円は、返金いたします",
        "en": "We will refund the JPY 500 you paid for shipping",
    }
    choices = re.split(r"(?m)^ *\d\. ", said)[1:]
    assert [back[language] in choice for choice in choices] == [True, True, True, False]


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_free_shipping_of_the_rest_is_said_where_none_was_paid(language: str) -> None:
    """Nothing is free that was paid for; it was asked for, so it is not dropped silently."""
    order = {"lines": [{**MUG, "short": 2}, TEA], "payment": {**SHIPPED, "total": 9100, "shipping": 0}}
    said = text("partial", language, order, free_shipping=True)
    assert {"ja": "追加の送料はいただきません", "en": "You pay no extra shipping"}[language] in said
    unpaid = {**order, "payment": {"method": "cod", "paid": False, "total": 9100}}
    said = text("partial", language, unpaid, free_shipping=True)
    assert {"ja": "送料無料で発送", "en": "Shipping is free"}[language] in said


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_partial_shipment_may_be_told_of_a_second_delay(language: str) -> None:
    """They hear that it is not the first time."""
    order = {"lines": [{**MUG, "short": 2}, TEA], "payment": {**SHIPPED, "total": 9100, "shipping": 0}}
    said = text("partial", language, order, second_notice=True, restock_date="12/5")
    assert {"ja": "引き続き在庫切れ", "en": "still out of stock"}[language] in said


def test_a_bank_account_is_asked_for_once() -> None:
    """Two choices that refund do not ask twice."""
    order = {
        "lines": [{**MUG, "short": 2}, TEA],
        "payment": {"method": "konbini", "paid": True, "total": 9100},
    }
    assert text("partial", "ja", order).count("口座番号") == 1


def test_several_missing_products_are_all_named_in_a_message() -> None:
    """In the thread too, whoever lacks two things reads which."""
    order = {"lines": [MUG, CUP, TEA], "payment": {"method": "card", "paid": True, "total": 15700}}
    said = text("partial", "en", order, "message")
    assert "Hasami mug (navy), qty 2" in said
    assert "Arita tea cup (white), 1 of 3" in said


def test_points_alone_go_back_as_points_on_the_phone() -> None:
    """No empty sum is read out."""
    order = {"payment": {"method": "points", "paid": True, "total": 0, "points_used": 7480}}
    said = text("discontinued", "ja", order, "phone")
    assert "7,480ポイントを" in said
    assert "「を、" not in said
    assert "。を、" not in said


def test_a_part_that_goes_on_in_a_paragraph_leaves_lists_and_other_paragraphs_alone() -> None:
    """Only the two paragraphs that touch are joined."""
    assert run_on("x\n\na\nb", "c\n\nd", str) == "x\n\na b c\n\nd"
    assert run_on("a\n\n  one\n  two", "b", str) == "a\n\n  one\n  two\nb"


@pytest.mark.parametrize("name", [name for name, it in LIBRARY.scenarios.items() if "mail" in it.media])
def test_a_blank_line_stands_after_the_apology(name: str) -> None:
    """Whether its cause goes on in the same paragraph or is left out."""
    made = a_draft(LIBRARY.scenarios[name], "en", "bare", "mail").draft
    last = made.parts["reason"] or made.parts["apology"]
    after = re.sub(r"[ \n]+", " ", made.body.replace("\n\n", "¶"))
    assert re.sub(r"\s+", " ", last) + "¶" in after


@pytest.mark.parametrize(
    ("needed_by", "country", "silence"),
    [("2026-12-24", "JP", "wait"), ("2026-12-01", "JP", "cancel"), ("2027-03-01", "US", "cancel")],
)
def test_no_answer_about_a_present_means_waiting_where_it_still_ships_in_time(
    needed_by: str, country: str, silence: str
) -> None:
    """The most precious order is not cancelled for silence, unless it is too late or US law has it so."""
    restock = "2027-01-30" if country == "US" else "2026-12-05"
    order = {"gift": True, "needed_by": needed_by, "customer": {**ONE["customer"], "country": country}}
    raw = Raw({**ONE, **order, "language": "ja", "decisions": {"restock_date": restock}}, "order.json")
    assert draft(raw, Ask(), "gift", SHOP, LIBRARY, DAY).entry.silence == silence
