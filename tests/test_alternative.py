"""What comes instead of a missing product: what it costs, how it is named, how a page shows it."""

from datetime import date
from decimal import Decimal

import pytest

from stockmail import goods
from stockmail.brief import AlternativeSaid
from stockmail.case import Case
from stockmail.channel import Channel
from stockmail.compose import compose
from stockmail.envelope import Pictured
from stockmail.errors import Note, Problem
from stockmail.model import Alternative, Line
from tests.by_hand import MUGS, ORDER, OWN, RESTOCK, TEAS, a_case
from tests.cases import LIBRARY

OTHER_WANTED = RESTOCK._replace(needs=("alternative",))


def test_no_other_product_is_offered_unless_there_is_one() -> None:
    """Where the scenario is about it, a blank stands for it."""
    assert goods.alternative(a_case()) is None
    case = a_case(scenario=OTHER_WANTED)
    assert goods.alternative(case) == AlternativeSaid(
        case.gaps.blank("alternative"), "", "same", "", "", {}, "2点"
    )  # fmt: skip
    assert case.gaps.missing == ("alternative",)


DEAR = "costs more than the ordered product ({price}, not {ordered}); --same-price offers it for that"
TOO_DEAR = Problem(DEAR, {"price": Decimal(4000), "ordered": Decimal(3740)}, "--alternative",
                   "decisions.alternative.price", "--same-price")  # fmt: skip
GUESSED = Note("the alternative is offered at the ordered price: no other was given")
TWO_SHORT = (MUGS, TEAS._replace(short=1))
FIRST = Note(
    "the alternative stands for {name}; what else is missing is cancelled with it: "
    "alternative.instead_of names another",
    {"name": "マグカップ"},
)


@pytest.mark.parametrize(
    ("instead_of", "instead", "pieces", "dropped", "back"),
    [
        (None, "マグカップ（ネイビー）", "2点", "煎茶", "1,620円"),
        ("マグカップ", "マグカップ（ネイビー）", "2点", "煎茶", "1,620円"),
        ("煎茶", "煎茶", "1点", "マグカップ（ネイビー）", "7,480円"),
    ],
)
def test_of_several_missing_products_it_stands_for_one_and_the_others_are_paid_back(
    instead_of: str | None, instead: str, pieces: str, dropped: str, back: str
) -> None:
    """As many of it as were missing of that one; nobody is left to guess about the rest."""
    other = Alternative("湯呑み", price=Decimal(1000), instead_of=instead_of)
    wanted = RESTOCK._replace(needs=("alternative", "payment"))
    brief = compose(a_case(ORDER._replace(lines=TWO_SHORT), scenario=wanted, alternative=other))
    said = brief.alternative
    assert said is not None
    assert (said.instead, said.pieces, [item.name for item in said.dropped]) == (instead, pieces, [dropped])
    assert brief.refund_dropped is not None
    assert brief.refund_dropped.amount == back


def test_it_cannot_stand_for_what_is_not_missing() -> None:
    """A slip in the name would offer it for another product."""
    case = a_case(alternative=Alternative("湯呑み", price=Decimal(3740), instead_of="皿"))
    compose(case)
    path = "decisions.alternative.instead_of"
    message = "{name} is not among the missing products"
    assert Problem(message, {"name": "皿"}, "--alternative", path, "--alternative") in case.problems


@pytest.mark.parametrize(
    ("price", "same_price", "lines", "cost", "told"),
    [
        (4000, False, (MUGS,), ("same", ""), [TOO_DEAR]),
        (4000, True, (MUGS,), ("better", ""), []),
        (3740, False, (MUGS,), ("same", ""), []),
        (3740, True, (MUGS,), ("same", ""), []),
        (3000, False, (MUGS,), ("lower", "1,480円"), []),
        (3000, False, (MUGS._replace(short=1),), ("lower", "740円"), []),
        (3000, True, (MUGS,), ("same", ""), []),
        (None, True, (MUGS,), ("better", ""), []),
        (None, False, (MUGS,), ("same", ""), [GUESSED]),
        (3000, False, TWO_SHORT, ("lower", "1,480円"), [FIRST]),  # of the mugs, which come first
        (3000, False, (MUGS._replace(unit_price=None),), ("same", ""), []),
    ],
)
def test_what_another_product_costs(
    price: int | None, same_price: object, lines: tuple[Line, ...], cost: tuple[str, str], told: list[object]
) -> None:
    """The same, less, or better for the same; more is refused: the customer ordered at a price."""
    other = Alternative("湯呑み", price=None if price is None else Decimal(price))
    case = a_case(ORDER._replace(lines=lines), alternative=other, same_price=same_price)
    said = goods.alternative(case)
    assert said is not None
    assert (said.cost, said.difference) == cost
    assert said.price == (f"{price:,}円" if price is not None else "")
    assert [*case.notes, *case.problems] == told


SPECS, SPECS_EN = {"容量": ("300ml", "350ml")}, {"holds": ("300 ml", "350 ml")}


@pytest.mark.parametrize(
    ("language", "other", "name", "specs", "told"),
    [
        ("ja", Alternative("湯呑み", "cup", specs=SPECS, specs_en=SPECS_EN), "湯呑み", SPECS, 0),
        ("en", Alternative("湯呑み", "cup", specs=SPECS, specs_en=SPECS_EN), "cup", SPECS_EN, 0),
        ("en", Alternative("湯呑み", specs=SPECS), "湯呑み", SPECS, 1),
        ("en", Alternative("cup"), "cup", {}, 0),
    ],
)
def test_another_product_is_named_in_the_language_of_the_draft(
    language: str, other: Alternative, name: str, specs: object, told: int
) -> None:
    """As far as it was given; what the customer cannot read is told of."""
    case = a_case(language=language, alternative=other, same_price=True)
    said = goods.alternative(case)
    assert said is not None
    assert (said.name, said.specs) == (name, specs)
    message = "{name} stands in Japanese in this draft; add name_en to the alternative"
    assert case.notes == [Note(message, {"name": name})] * told


PHOTO = "https://minato.example/cup.jpg"
CUP = Alternative("湯呑み", price=Decimal(3000), image=PHOTO)


def pictured(case: Case) -> Pictured | None:
    """The other product as a page shows it."""
    return goods.pictured(case, compose(case))


@pytest.mark.parametrize(
    ("change", "beside", "price"),
    [
        ((MUGS,), "マグカップ（ネイビー）", "3,740円"),
        ((MUGS._replace(unit_price=None),), "マグカップ（ネイビー）", ""),
        (TWO_SHORT, "", ""),
    ],
)
def test_a_page_shows_the_other_product_beside_the_missing_one(
    change: tuple[Line, ...], beside: str, price: str
) -> None:
    """Where there is one; of two, neither."""
    case = a_case(ORDER._replace(lines=change), restock=date(2026, 12, 5), alternative=CUP)
    assert pictured(case) == Pictured("湯呑み", PHOTO, "3,000円", beside, price, {})


def test_a_page_without_another_product_shows_none() -> None:
    """None was offered, or it is a blank."""
    assert pictured(a_case(restock=date(2026, 12, 5))) is None
    assert pictured(a_case(scenario=OTHER_WANTED)) is None


def test_a_picture_is_left_out_where_no_link_may_stand() -> None:
    """And that is told; a product without a picture has none to lose."""
    amazon = LIBRARY.channel("amazon")
    case = a_case(channel=amazon, restock=date(2026, 12, 5), alternative=CUP)
    seen = pictured(case)
    assert seen is not None
    assert seen.image == ""
    left_out = Note("the picture of the alternative is left out: {channel} allows no links outside",
                    {"channel": amazon.name})  # fmt: skip
    assert left_out in case.notes
    plain = a_case(channel=amazon, restock=date(2026, 12, 5), alternative=CUP._replace(image=None))
    pictured(plain)
    assert left_out not in plain.notes
    assert OWN.may_link(PHOTO)


@pytest.mark.parametrize(
    ("paid", "channel", "back"), [(False, OWN, None), (True, LIBRARY.channel("rakuten"), "")]
)
def test_of_the_others_no_sum_is_named_where_none_was_taken_or_the_mall_pays(
    paid: object, channel: Channel, back: str | None
) -> None:
    """Nothing goes back of what was not paid, and what a marketplace pays back it works out itself."""
    order = ORDER._replace(lines=TWO_SHORT, payment=ORDER.payment._replace(paid=bool(paid)))
    wanted = RESTOCK._replace(needs=("alternative", "payment"))
    brief = compose(
        a_case(order, wanted, channel=channel, alternative=Alternative("湯呑み", price=Decimal(1000)))
    )
    assert (brief.refund_dropped and brief.refund_dropped.amount) == back
