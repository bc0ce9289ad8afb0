"""Who writes to whom: as they write themselves, never guessed, and no more than the channel allows."""

from collections.abc import Mapping
from typing import Any

import pytest

from stockmail import who
from stockmail.brief import ShopSaid, To
from stockmail.envelope import Mailbox
from stockmail.errors import Note
from stockmail.model import Customer, Shop
from tests.by_hand import CARD, ORDER, OWN, RESTOCK, TARO, a_case
from tests.cases import LIBRARY, SHOP

FIRM = Customer(company="株式会社みどり設計", company_en="Midori Design Inc.")
NAMELESS = Note("addressed as “Customer”: the name has no reading; add --name-en or --kana")


@pytest.mark.parametrize(
    ("language", "customer", "to"),
    [
        ("ja", TARO, To("山田 太郎", "", known=True)),
        ("en", TARO, To("Taro Yamada", "", known=True)),
        ("ja", FIRM, To("", "株式会社みどり設計", known=True)),
        ("en", FIRM, To("", "Midori Design Inc.", known=True)),
        ("en", FIRM._replace(company_en=None), To("", "", known=False)),
        ("en", Customer(company="Midori Inc."), To("", "Midori Inc.", known=True)),
        (
            "ja",
            TARO._replace(company="株式会社みどり設計"),
            To("山田 太郎", "株式会社みどり設計", known=True),
        ),
        ("en", Customer(name="髙橋 陽翔"), To("", "", known=False)),
    ],
)
def test_a_customer_is_addressed_by_the_name_that_can_be_read(
    language: str, customer: Customer, to: To
) -> None:
    """Kanji are never read aloud; that nobody could be named is told."""
    case = a_case(ORDER._replace(customer=customer), language=language)
    assert who.addressee(case) == to
    assert case.notes == ([] if to.known else [NAMELESS])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_customer_without_a_name_is_asked_for(language: str) -> None:
    """A mail needs somebody."""
    case = a_case(ORDER._replace(customer=Customer()), language=language)
    assert who.addressee(case).person == case.gaps.blank("customer.name")
    assert case.gaps.missing == ("customer.name",)


def test_a_company_is_asked_for_where_the_scenario_is_about_one() -> None:
    """Beside the person."""
    business = RESTOCK._replace(needs=("company",))
    case = a_case(scenario=business)
    assert who.addressee(case) == To("山田 太郎", case.gaps.blank("customer.company"), known=True)
    assert case.gaps.missing == ("customer.company",)
    english = a_case(scenario=business, language="en")
    assert who.addressee(english).person == "Taro Yamada"


def test_what_anybody_may_read_is_addressed_to_nobody() -> None:
    """Nor has it a recipient."""
    case = a_case(medium="notice")
    assert (who.addressee(case), who.recipient(case)) == (To("", "", known=True), Mailbox())


@pytest.mark.parametrize(
    ("language", "customer", "name"),
    [
        ("ja", TARO, "山田 太郎"),
        ("en", TARO, "Taro Yamada"),
        ("en", Customer(name="髙橋 陽翔"), "髙橋 陽翔"),
        ("ja", FIRM, "株式会社みどり設計"),
        ("en", FIRM, "Midori Design Inc."),
        ("en", FIRM._replace(company_en=None), "株式会社みどり設計"),
        ("ja", Customer(), None),
    ],
)
def test_a_mail_goes_to_the_orderer(language: str, customer: Customer, name: str | None) -> None:
    """With their address, where it is known."""
    order = ORDER._replace(customer=customer._replace(email="a@b.example"))
    assert who.recipient(a_case(order, language=language)) == Mailbox(name, "a@b.example")


@pytest.mark.parametrize(
    ("language", "shop", "name"),
    [
        ("ja", SHOP, "みなと雑貨店"),
        ("en", SHOP, "Minato Zakka"),
        ("en", SHOP._replace(name_en=None), "みなと雑貨店"),
    ],
)
def test_a_mail_comes_from_the_shop(language: str, shop: Shop, name: str) -> None:
    """In the language of the draft, where it has a name in it."""
    assert who.sender(a_case(shop=shop, language=language)) == Mailbox(name, "info@minato.example")


def test_a_shop_is_named_as_far_as_the_channel_allows() -> None:
    """In a thread of a marketplace by its name and who writes, and nothing is missed there."""
    case = a_case(channel=LIBRARY.channel("amazon"))
    assert who.shop(case) == ShopSaid("みなと雑貨店", "佐藤", "", "", "", "", "")
    assert case.gaps.missing == ()
    english = who.shop(a_case(language="en"))
    assert (english.name, english.staff, english.phone) == ("Minato Zakka", "Sato", "+81 45 000 0000")


@pytest.mark.parametrize(
    ("shop", "decided", "missing"),
    [
        (SHOP, {}, ()),
        (SHOP._replace(email=None), {}, ()),
        (SHOP._replace(phone=None), {}, ()),
        (SHOP._replace(email=None, phone=None), {}, ("shop.contact",)),
        (SHOP._replace(name=None), {}, ("shop.name",)),
        (SHOP._replace(staff=None), {}, ("shop.staff",)),
        (SHOP._replace(staff=None), {"staff": "鈴木"}, ()),
    ],
)
def test_a_mail_needs_a_shop_a_person_and_a_way_to_answer(
    shop: Shop, decided: Mapping[str, Any], missing: tuple[str, ...]
) -> None:
    """An address or a number is enough; who signs may be said for one draft."""
    case = a_case(shop=shop, **decided)
    said = who.shop(case)
    assert case.gaps.missing == missing
    assert said.staff == decided.get("staff", said.staff)


@pytest.mark.parametrize(
    ("change", "more", "lacking"),
    [
        ({}, {}, None),
        ({"address": None}, {}, "address"),
        ({"phone": None}, {}, "phone"),
        ({"address": None, "phone": None, "email": "a@b.example"}, {}, "address, phone"),
        ({"address": None}, {"language": "en"}, None),
        ({"address": None}, {"channel": OWN._replace(contact=("email",))}, None),
    ],
)
def test_japanese_law_asks_for_address_and_phone_where_money_was_taken(
    change: Mapping[str, Any], more: Mapping[str, Any], lacking: str | None
) -> None:
    """It is told, not made up."""
    message = "where money was taken, 特商法13条 asks for the shop's {lacking}; add it to shop.yaml"
    for paid in (True, False):
        case = a_case(ORDER._replace(payment=CARD._replace(paid=paid)), shop=SHOP._replace(**change), **more)
        who.shop(case)
        told = lacking is not None and paid
        assert case.notes == ([Note(message, {"lacking": lacking})] if told else [])
