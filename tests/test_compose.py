"""What a brief says of one order: spelled out whole, then fact by fact."""

from datetime import date
from decimal import Decimal

import pytest

from stockmail.brief import (
    AlternativeSaid,
    Brief,
    CouponSaid,
    Item,
    OrderSaid,
    Refund,
    Reply,
    Restock,
    ShopSaid,
    To,
)
from stockmail.compose import compose
from stockmail.errors import Note
from stockmail.model import Alternative, Coupon, Span
from tests.by_hand import CARD, MUGS, ORDER, OWN, RESTOCK, TEAS, a_case
from tests.cases import LIBRARY

SAYS = MUGS._replace(quantity=3, short=2)
MANY = ORDER._replace(
    lines=(SAYS, TEAS),
    payment=CARD._replace(total=Decimal(12840), paid_at=date(2026, 11, 21)),
    needed_by=date(2026, 12, 24),
    gift=True,
)
TO_CARD = LIBRARY.wording("ja")["refunds"]["card"]
BACK = Refund("7,480円", full=False, done=False, date="11月30日（月）", to=TO_CARD["to"],
              seen=TO_CARD["seen"], asks_account=False, form="", points="", coupon="", mall="")  # fmt: skip


def test_a_brief_spelled_out() -> None:
    """Every fact and every decision stands under its own name."""
    case = a_case(
        MANY, restock=date(2026, 12, 5), alternative=Alternative("湯呑み", price=Decimal(2200)),
        coupon=Coupon("SORRY500", amount=Decimal(500)), enclose="珈琲", note="取り置きます。",
        free_shipping=True, second_notice=True, point="数が足りない", done="数え直した",
    )  # fmt: skip
    assert compose(case) == Brief(
        scenario="restock", medium="mail", layout="mail.j2", to=To("山田 太郎", "", known=True),
        shop=ShopSaid("みなと雑貨店", "佐藤", "〒231-0000 横浜市中区例町1-2-3", "045-000-0000",
                      "平日10:00〜17:00", "info@minato.example", "https://minato.example"),
        order=OrderSaid("10234", "11月21日", accepted=True, paid=True, paid_on="11月21日", to_pay=False,
                        charged="12,840円",
                        gift=True, needed_by="12月24日（木）", in_time=True),
        short=(Item("マグカップ（ネイビー）", "マグカップ", "ネイビー", "2点", "3点", "1点", some=True),),
        rest=(Item("マグカップ（ネイビー）", "マグカップ", "ネイビー", "1点", "3点", "2点", some=True),
              Item("煎茶", "煎茶", "", "1点", "1点", "0点", some=False)),
        reason=LIBRARY.wording("ja")["reasons"]["sold-out"],
        restock=Restock("12月5日（土）", "12月7日（月）", ""),
        alternative=AlternativeSaid("湯呑み", "2,200円", "lower", "3,080円", "", {}, "2点"),
        refund=BACK,
        refund_all=BACK._replace(amount="12,840円", full=True),
        refund_dropped=None,
        new_total="5,360円", choices=("wait", "alternative", "cancel"), update="", new_date="",
        reply=Reply("11月27日（金）", "cancel", ""), today="11月22日（日）", callback="", free_shipping=True,
        shipping_back="", coupon=CouponSaid("SORRY500", "500円", ""), enclose="珈琲", note="取り置きます。",
        point="数が足りない", done="数え直した", again=True, agrees=False, reason_field=False,
    )  # fmt: skip
    assert case.gaps.missing == ()
    assert case.problems == []


def test_what_nobody_decided_is_not_said() -> None:
    """Empty texts, and nothing promised."""
    said = compose(a_case(restock=date(2026, 12, 5)))
    empty = (
        said.enclose,
        said.note,
        said.point,
        said.done,
        said.new_total,
        said.callback,
        said.shipping_back,
    )
    assert set(empty) == {""}
    assert (said.alternative, said.coupon, said.free_shipping, said.again) == (None, None, False, False)
    assert said.order._replace(charged="") == OrderSaid(
        "10234", "11月21日", accepted=True, paid=True, paid_on="", to_pay=False, charged="", gift=False,
        needed_by="", in_time=None,
    )  # fmt: skip


def test_without_a_day_of_its_own_an_order_names_none() -> None:
    """It is not made up."""
    assert compose(a_case(ORDER._replace(ordered_at=None), restock=date(2026, 12, 5))).order.date == ""


def test_a_notice_that_anybody_may_read_names_no_order() -> None:
    """Nor is its number missed."""
    case = a_case(ORDER._replace(id=None), medium="notice", restock=date(2026, 12, 5))
    said = compose(case)
    assert (said.order.id, said.layout, said.to.person) == ("", "notice.j2", "")
    assert case.gaps.missing == ()


def test_a_mail_without_its_order_number_has_a_gap() -> None:
    """A customer of three orders must know which."""
    case = a_case(ORDER._replace(id=None), restock=date(2026, 12, 5))
    assert compose(case).order.id == case.gaps.blank("id")
    assert case.gaps.missing == ("id",)


@pytest.mark.parametrize(
    ("restock", "needed", "in_time"),
    [
        (date(2026, 12, 4), date(2026, 12, 8), True),  # ships on Monday the 7th
        (date(2026, 12, 4), date(2026, 12, 7), False),  # it ships on that day, and arrives later
        (date(2026, 12, 4), date(2026, 12, 6), False),
        (date(2026, 12, 4), None, None),
        (Span(2026, 12, "early"), date(2026, 12, 24), None),
    ],
)
def test_it_is_in_time_when_it_ships_before_the_day(
    restock: date | Span, needed: date | None, in_time: object
) -> None:
    """Nothing is said where either day is not known."""
    assert compose(a_case(ORDER._replace(needed_by=needed), restock=restock)).order.in_time is in_time


def test_what_a_scenario_is_about_is_said_where_it_is_given() -> None:
    """No gap is left."""
    scenario = RESTOCK._replace(needs=("payment", "point", "done", "needed_by"), choices=("cancel",))
    order = ORDER._replace(needed_by=date(2026, 12, 24))
    case = a_case(order, scenario, point="数が足りない", done="数え直した")
    said = compose(case)
    assert (said.point, said.done, said.order.needed_by) == ("数が足りない", "数え直した", "12月24日（木）")
    assert case.gaps.missing == ()


def test_a_new_day_without_a_parcel_is_the_day_on_which_silence_counts() -> None:
    """The scenario announces it, and the answer is asked for before."""
    scenario = RESTOCK._replace(needs=("payment", "new_date"), choices=("wait", "cancel"))
    said = compose(a_case(scenario=scenario, new_date=date(2026, 12, 10), restock=date(2026, 12, 5)))
    assert said.new_date == "12月10日（木）"
    assert said.reply == Reply("11月27日（金）", "cancel", "12月10日（木）")


@pytest.mark.parametrize("name", ["needed_by", "point", "done"])
def test_what_a_scenario_is_about_cannot_be_left_out(name: str) -> None:
    """It becomes a gap, where another scenario leaves its sentence out."""
    case = a_case(scenario=RESTOCK._replace(needs=(*RESTOCK.needs, name)), restock=date(2026, 12, 5))
    said = compose(case)
    assert {"needed_by": said.order.needed_by, "point": said.point, "done": said.done}[name].startswith("〔")
    assert case.gaps.missing == (name,)


def test_the_channel_says_who_agrees_and_who_sees_the_reason() -> None:
    """As its file has it."""
    said = compose(a_case(channel=OWN._replace(agree=True, reason_field=True), restock=date(2026, 12, 5)))
    assert (said.agrees, said.reason_field) == (True, True)


def test_a_phone_script_says_when_to_ring_again() -> None:
    """The next working day: Monday is a holiday."""
    assert compose(a_case(medium="phone", restock=date(2026, 12, 5))).callback == "11月24日（火）"


STRANGE = Note("the reason is not in the language of the draft")


@pytest.mark.parametrize(
    ("language", "given", "said", "notes"),
    [
        ("ja", "職人が手を痛めております", "職人が手を痛めております。", []),
        ("ja", "Kintsugi の途中", "Kintsugi の途中。", []),
        ("ja", "龥", "龥。", []),  # the last kanji of the first Unicode
        ("ja", "Our kiln broke", "Our kiln broke。", [STRANGE]),
        ("en", "Our kiln broke", "Our kiln broke.", []),
        ("en", "窯が壊れた", "窯が壊れた.", [STRANGE]),
        ("en", "Our kiln (窯) broke", "Our kiln (窯) broke.", [STRANGE]),
    ],
)
def test_a_reason_in_own_words_becomes_a_sentence(
    language: str, given: str, said: str, notes: list[Note]
) -> None:
    """With the language's full stop; one that the customer cannot read is told of."""
    case = a_case(language=language, restock=date(2026, 12, 5), reason=given)
    assert compose(case).reason == said
    assert [note for note in case.notes if note == STRANGE] == notes


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_reason_by_name_is_the_languages_own_sentence(language: str) -> None:
    """The one decided, else the scenario's."""
    words = LIBRARY.wording(language)["reasons"]
    for name, sentence in words.items():
        assert compose(a_case(language=language, restock=date(2026, 12, 5), reason=name)).reason == sentence
    usual = RESTOCK._replace(reason="oversold")
    assert compose(a_case(language=language, scenario=usual)).reason == words["oversold"]


def test_another_product_for_one_of_two_leaves_the_other_to_be_cancelled() -> None:
    """Its price goes back; where there is no other, nothing is said of it."""
    order = ORDER._replace(lines=(MUGS, TEAS._replace(short=1)), payment=CARD._replace(total=Decimal(9100)))
    other = Alternative("湯呑み", price=Decimal(3740))
    said = compose(a_case(order, restock=date(2026, 12, 5), alternative=other))
    assert said.refund_dropped is not None
    assert (said.refund_dropped.amount, said.refund_dropped.full) == ("1,620円", False)
    assert said.refund_dropped.date == BACK.date
    assert compose(a_case(restock=date(2026, 12, 5), alternative=other)).refund_dropped is None
    assert compose(a_case(order, restock=date(2026, 12, 5))).refund_dropped is None


def test_where_nothing_ships_all_of_it_goes_back_shipping_too() -> None:
    """The price of the pieces alone would keep the shipping of a parcel that never left."""
    paid = CARD._replace(total=Decimal(8140), shipping=Decimal(660))
    said = compose(a_case(ORDER._replace(payment=paid), restock=date(2026, 12, 5)))
    assert said.refund == said.refund_all == BACK._replace(amount="8,140円", full=True)


def test_who_pays_the_carrier_is_told_how_much() -> None:
    """Of the order as it was placed."""
    payment = CARD._replace(method="cod", paid=False)
    said = compose(a_case(ORDER._replace(payment=payment), restock=date(2026, 12, 5)))
    assert said.order.on_delivery == "7,480円"
    assert compose(a_case(restock=date(2026, 12, 5))).order.on_delivery == ""
