"""What is known of an order behind its draft: all that was said, all that was written by others."""

from datetime import date

from stockmail.compose import compose
from stockmail.entry import entry
from stockmail.known import facts
from stockmail.model import Alternative, Coupon, Span
from tests.by_hand import CARD, MUGS, ORDER, RESTOCK, TARO, TEAS, a_case
from tests.cases import SHOP

OTHER = Alternative("湯呑み", url="https://minato.example/cup", specs={"容量": ("300ml", "350ml")})


def test_every_text_of_a_brief_was_said() -> None:
    """However deep it lies in it; a date or a sum that is nowhere there is nobody's."""
    case = a_case(ORDER, restock=date(2026, 12, 5), alternative=OTHER, note="取り置きます。", same_price=True)
    said = facts(case, compose(case), {"fact": "x"}).said
    assert {"12月5日（土）", "7,480円", "10234", "取り置きます。", "容量", "350ml", "cancel"} <= set(said)
    assert len(said) == len(set(said))


def test_what_others_wrote_is_judged_by_no_rule_of_wording() -> None:
    """Names of people, shops, channels, products; codes and links. A single letter or number is no name."""
    order = ORDER._replace(lines=(MUGS, TEAS._replace(name="5")))
    shop = SHOP._replace(refund_form="https://minato.example/back")
    case = a_case(order, shop=shop, restock=date(2026, 12, 5), alternative=OTHER, same_price=True,
                  coupon=Coupon("SORRY500", percent=10), enclose="珈", point="数が足りない")  # fmt: skip
    names = facts(case, compose(case), {}).names
    shops = {"山田 太郎", "みなと雑貨店", "our shop", "数が足りない", "SORRY500"}
    products = {"マグカップ", "マグカップ（ネイビー）", "湯呑み", "350ml"}
    links = {"https://minato.example/cup", "https://minato.example/back"}
    assert shops | products | links <= set(names)
    assert {"珈", "5", ""} & set(names) == set()


def test_what_the_rules_of_truth_ask_is_told() -> None:
    """Money that has gone back, the day it came, the country, the pieces."""
    order = ORDER._replace(
        customer=TARO._replace(country="US"), payment=CARD._replace(paid_at=date(2026, 11, 20))
    )
    case = a_case(
        order, RESTOCK._replace(choices=("cancel",)), refunded_on=date(2026, 11, 21), restock=date(2027, 2, 1)
    )
    told = facts(case, compose(case), {"fact": "x"}, "own words")
    assert (told.done, told.received, told.country, told.needs_yes) == (True, "11月20日", "US", False)
    assert (told.items, told.order, told.own, told.parts) == (
        (("マグカップ", "2点"),), "10234", "own words", {"fact": "x"}
    )  # fmt: skip
    waits = a_case(order, restock=date(2027, 2, 1))
    assert facts(waits, compose(waits), {}).needs_yes
    word = a_case(scenario=RESTOCK._replace(goods=False), restock=date(2026, 12, 5))
    assert facts(word, compose(word), {}).items == ()


def test_a_case_waits_for_its_new_day_or_its_restock() -> None:
    """The last day that was meant; one that only cancels waits for none."""
    case = a_case(restock=Span(2026, 12, "mid"))
    made = entry(case, compose(case))
    assert (made.waits_for, made.delays) == (date(2026, 12, 20), True)
    late = a_case(scenario=RESTOCK._replace(choices=("late", "cancel"), needs=("new_date",)),
                  new_date=date(2026, 12, 10), restock=date(2026, 12, 5))  # fmt: skip
    assert entry(late, compose(late)).waits_for == date(2026, 12, 10)
    gone = a_case(scenario=RESTOCK._replace(choices=("cancel",), needs=()))
    made = entry(gone, compose(gone))
    assert (made.waits_for, made.delays) == (None, False)


def test_a_cause_in_own_words_is_not_kept() -> None:
    """Text is not kept unasked; nor is there a cause where no goods are missing."""
    own = a_case(restock=date(2026, 12, 5), reason="職人が手を痛めております")
    assert entry(own, compose(own)).cause == "own-words"
    usual = a_case(restock=date(2026, 12, 5))
    assert entry(usual, compose(usual)).cause == "sold-out"
    none = a_case(scenario=RESTOCK._replace(goods=False), restock=date(2026, 12, 5))
    assert entry(none, compose(none)).cause == ""
