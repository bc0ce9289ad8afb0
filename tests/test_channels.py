"""Sales channels: what each forbids, what it lets through, what is to be done around sending."""

import json
from pathlib import Path
from typing import Any

import pytest

from stockmail.channel import THINGS, Channel
from stockmail.channel_file import MEDIA, merged, parse_channel
from stockmail.errors import OrderError, RuleError
from stockmail.library import PACKAGE, Library
from stockmail.messages import say
from stockmail.model import Ask, Fact, Raw
from stockmail.refusals import RULES
from stockmail.route import Drafted, draft
from stockmail.yaml_ import load
from tests.cases import DAY, LIBRARY, ONE, SHOP
from tests.conftest import Run

NAMES = LIBRARY.channels
CHANNELS = {name: LIBRARY.channel(name) for name in NAMES}
# How a decision that a channel may refuse is asked for; None: by --as.
ASKED: dict[str, dict[str, Any]] = {
    "refund": {"refund": "card", "refund_by": "2026-12-01"},
    "refund_by": {"refund_by": "2026-12-01"},
    "refunded_on": {"refunded_on": "2026-11-21"},
    "coupon": {"coupon": "SORRY500:500"},
    "alternative": {"alternative": "波佐見焼マグカップ（藍）"},
    "phone": {},
}
REFUSED = [(name, option) for name, channel in CHANNELS.items() for option in channel.refuses]


def ordered(channel: str, **changes: Any) -> Raw:  # noqa: ANN401 - any field of an order
    """The usual order, from that channel."""
    return Raw({**ONE, "channel": channel, **changes}, "order.json")


def asked(channel: str, option: str, *allow: str, library: Library = LIBRARY) -> Drafted:
    """A draft that asks for *option*."""
    ask = Ask(**ASKED[option], allow=allow)
    medium = option if option in MEDIA else None
    scenario = "cancelled" if option == "refunded_on" else "discontinued"
    return draft(ordered(channel), ask, scenario, SHOP, library, DAY, medium=medium)


def rule_of(channel: str, option: str) -> Any:  # noqa: ANN401 - a Rule
    """The rule that *option* breaks there."""
    return CHANNELS[channel].forbids[CHANNELS[channel].refuses[option]]


def wanted(channel: str, option: str) -> set[str]:
    """Every rule that the way in which *option* is asked for breaks."""
    return {rule_of(channel, name).name for name in (*ASKED[option], option)}


def test_every_channel_is_there() -> None:
    """The nine that the shops sell on."""
    assert set(NAMES) == {
        *("own", "rakuten", "amazon", "yahoo", "mercari", "mercari-shops", "rakuma", "yahoo-auction", "ebay")
    }


def facts_of(channel: Channel) -> list[Fact]:
    """Everything that has a source."""
    return [*channel.figures, *channel.before, *channel.after]


@pytest.mark.parametrize("name", NAMES)
def test_a_channel_file_explains_itself(name: str) -> None:
    """Every refusal has its rule, every option its test; each sentence is there in every language."""
    channel = CHANNELS[name]
    assert {*channel.refuses.values()} <= {*channel.forbids}
    assert {*channel.refuses} <= {*ASKED}
    said = [channel.name, channel.way, channel.cancel, *(fact.said for fact in facts_of(channel))]
    said += [rule.why for rule in channel.forbids.values()]
    assert [words for words in said if {*words} != {*LIBRARY.languages}] == []
    assert channel.before
    assert channel.after


@pytest.mark.parametrize("name", NAMES)
def test_what_is_verified_names_a_page(name: str) -> None:
    """A source that is no address cannot be looked up."""
    channel = CHANNELS[name]
    sourced: list[Any] = [*channel.forbids.values(), *facts_of(channel)]
    sourced += [channel.longest] if channel.longest else []
    assert [fact for fact in sourced if fact.verified and not fact.source.startswith("https://")] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_two_rules_of_a_file_have_one_name(name: str) -> None:
    """--allow sets exactly one aside."""
    rules = [rule.name for rule in CHANNELS[name].forbids.values()]
    assert len(set(rules)) == len(rules)
    assert {*rules} <= {*RULES}


@pytest.mark.parametrize(("name", "option"), REFUSED)
def test_a_forbidden_option_is_refused_with_rule_and_source(name: str, option: str) -> None:
    """Exit 4, in the user's language; whether a page of the marketplace's own says so is said too."""
    with pytest.raises(RuleError) as caught:
        asked(name, option)
    assert caught.value.exit_code == 4
    told = {problem.values["rule"]: say(problem, "en") for problem in caught.value.problems}
    assert {*told} == wanted(name, option)
    rule = rule_of(name, option)
    assert rule.source in told[rule.name]
    assert rule.why["en"] in told[rule.name]
    assert ("not verified" in told[rule.name]) == (not rule.verified)
    assert any(rule.why["ja"] in say(problem, "ja") for problem in caught.value.problems)
    assert caught.value.hint is not None
    assert f"--allow {rule.name}" in say(caught.value.hint, "en")


@pytest.mark.parametrize(("name", "option"), REFUSED)
def test_allow_lets_it_through_and_says_so(name: str, option: str) -> None:
    """By the rule's name; what was asked for then stands in the draft."""
    rules = wanted(name, option)
    made = asked(name, option, *rules)
    told = " ".join(say(note, "en") for note in made.notes)
    assert all(f"{rule} of {CHANNELS[name].name['en']} is set aside by --allow" in told for rule in rules)
    shown = {
        "refund": "クレジットカード",
        "refund_by": "12月1日",
        "refunded_on": "11月21日",
        "coupon": "SORRY500",
        "alternative": "波佐見焼マグカップ（藍）",
        "phone": "電話の台本",
    }
    assert shown[option] in made.draft.body


# By hand, from the facts and not from the files: channel, option, the thing, known from their own page.
BY_HAND = [
    ("amazon", "coupon", "no-coupon", False),
    ("amazon", "alternative", "no-other-item", False),
    ("amazon", "refund_by", "no-refund-date", True),
    ("amazon", "refunded_on", "no-refund-date", True),
    ("amazon", "refund", "no-payment-method", True),
    ("amazon", "phone", "no-phone", True),
    ("mercari", "alternative", "no-other-item", True),
    ("mercari", "coupon", "no-coupon", False),
    ("mercari", "refund_by", "no-refund-date", True),
    ("mercari", "phone", "no-phone", True),
    ("rakuma", "alternative", "no-other-item", True),
    ("rakuma", "refund_by", "no-refund-date", False),
    ("rakuma", "coupon", "no-coupon", False),
    ("mercari-shops", "refund_by", "no-refund-date", False),
    ("rakuten", "coupon", "no-coupon", False),
    ("rakuten", "refund_by", "no-refund-date", True),
    ("yahoo", "coupon", "no-coupon", False),
    ("ebay", "coupon", "no-coupon", True),
    ("ebay", "phone", "no-phone", True),
]


@pytest.mark.parametrize(("name", "option", "rule", "verified"), BY_HAND)
def test_the_facts_are_in_the_files(name: str, option: str, rule: str, *, verified: bool) -> None:
    """What the collected facts say, refused."""
    with pytest.raises(RuleError) as caught:
        asked(name, option)
    assert rule in {problem.values["rule"] for problem in caught.value.problems}
    found = rule_of(name, option)
    assert (found.name, found.verified) == (rule, verified)


@pytest.mark.parametrize("option", ASKED)
def test_the_shops_own_site_refuses_nothing(option: str) -> None:
    """There the shop makes the rules."""
    assert asked("own", option).draft.body


HELD_BACK = {
    "amazon": "link email phone ask-buyer-to-cancel bank-account refund-date payment-method attachment emoji "
    "important-tag blank-lines own-shop coupon other-item",
    "ebay": "link email phone address bank-account payment-method coupon ask-buyer-to-cancel",
    "mercari": "link email phone bank-account refund-date other-item own-shop",
    "rakuma": "bank-account refund-date payment-method other-item",
    "mercari-shops": "bank-account refund-date",
    "rakuten": "link own-shop coupon bank-account refund-date",
}


@pytest.mark.parametrize("name", HELD_BACK)
def test_a_channel_forbids_what_the_facts_say(name: str) -> None:
    """By hand again: also what no option asks for."""
    assert set(HELD_BACK[name].split()) - {*CHANNELS[name].forbids} == set()


def test_an_alternatives_page_is_refused_where_links_are() -> None:
    """Not dropped silently; a page of the marketplace's own may stand."""
    other = {"name": "急須", "url": "https://minato.example/kyusu"}
    with pytest.raises(RuleError) as caught:
        draft(ordered("rakuten"), Ask(alternative=other), "alternative", SHOP, LIBRARY, DAY)
    (problem,) = caught.value.problems
    assert (problem.values["rule"], problem.path) == ("no-link", "decisions.alternative.url")
    inside = {**other, "url": "https://item.rakuten.co.jp/minato/kyusu"}
    made = draft(ordered("rakuten"), Ask(alternative=inside), "alternative", SHOP, LIBRARY, DAY)
    assert inside["url"] in made.draft.body
    out = draft(
        ordered("rakuten"), Ask(alternative=other, allow=("no-link",)), "alternative", SHOP, LIBRARY, DAY
    )
    assert other["url"] in out.draft.body


def test_a_way_of_refund_needs_its_day_there() -> None:
    """The way alone has no sentence on a marketplace, and nothing is dropped silently."""
    ask = Ask(refund="card", allow=("no-payment-method",))
    with pytest.raises(OrderError) as caught:
        draft(ordered("amazon"), ask, "cancelled", SHOP, LIBRARY, DAY)
    assert [problem.path for problem in caught.value.problems] == ["decisions.refund"]


def test_saying_that_the_marketplace_pays_breaks_no_rule() -> None:
    """It is true."""
    made = draft(ordered("amazon"), Ask(refund="mall"), "cancelled", SHOP, LIBRARY, DAY)
    assert "Amazonの手続きで行われます" in made.draft.body


def test_an_unknown_rule_is_refused_with_the_nearest(run: Run, shop: Path) -> None:
    """Exit 3."""
    order = json.dumps({**ONE, "channel": "amazon"}).encode()
    args = ("draft", "-s", "cancelled", "--order", "-", "--shop", shop)
    ran = run(*args, "--allow", "no-cupon", stdin=order)
    assert (ran.code, ran.out) == (3, "")
    assert "did you mean no-coupon?" in ran.err


def test_a_rule_may_be_set_aside_in_the_order_file(run: Run, shop: Path) -> None:
    """decisions.allow, as every decision."""
    decided = {"coupon": "SORRY500:500", "allow": ["no-coupon"]}
    order = json.dumps({**ONE, "channel": "amazon", "decisions": decided}).encode()
    args = ("draft", "-s", "cancelled", "--order", "-", "--shop", shop)
    ran = run(*args, stdin=order)
    assert ran.code == 0
    assert "SORRY500" in ran.out
    assert "no-coupon of Amazon is set aside by --allow" in ran.err


def test_allowing_what_is_not_forbidden_is_said() -> None:
    """The rule may have been meant for another channel."""
    made = draft(ordered("own"), Ask(allow=("no-coupon",)), "cancelled", SHOP, LIBRARY, DAY)
    assert any("has no rule no-coupon" in say(note, "en") for note in made.notes)


def steps(channel: str, scenario: str, **changes: Any) -> tuple[str, str]:  # noqa: ANN401
    """What is to be done before and after, in English."""
    made = draft(ordered(channel, **changes), Ask(), scenario, SHOP, LIBRARY, DAY).draft
    before, after = (" ".join(fact.said["en"] for fact in facts) for facts in (made.before, made.after))
    return before, after


def test_amazon_cancels_first_and_never_asks_the_buyer() -> None:
    """Where there is something to choose, the cancel comes after the answer."""
    before, _after = steps("amazon", "discontinued")
    assert before.startswith("First cancel the order yourself")
    assert "Never ask the buyer to cancel" in before
    before, after = steps("amazon", "restock", decisions={"restock_date": "2026-12-05"})
    assert "First cancel" not in before
    assert "If the buyer chooses to cancel, cancel it yourself" in after


@pytest.mark.parametrize("channel", ["mercari", "rakuma"])
def test_a_deal_is_cancelled_only_when_both_agree(channel: str) -> None:
    """The thread closes with the cancel."""
    before, after = steps(channel, "discontinued")
    assert "Do not apply for the cancel yet" in before
    assert "when the buyer has agreed" in after.replace("When", "when")


def test_rakuten_is_talked_with_first() -> None:
    """A cancel there cannot be undone."""
    assert "cannot be restored" in steps("rakuten", "discontinued")[0]


@pytest.mark.parametrize(("changes", "called"), [
    ({}, False),
    ({"gift": True}, True),
    ({"needed_by": "2026-12-24"}, True),
    ({"payment": {"method": "card", "paid": True, "total": 30000}}, True),
    ({"payment": {"method": "card", "paid": True, "total": 29999}}, False),
    ({"payment": {"method": "card", "paid": True, "total": 30000}, "currency": "USD"}, False),
])  # fmt: skip
def test_a_present_or_an_expensive_order_is_called_about_first(
    changes: dict[str, Any], *, called: bool
) -> None:
    """The shop's own site: phone before mail."""
    assert steps("own", "discontinued", **changes)[0].startswith("A present") == called


def test_the_listing_is_stopped_when_the_product_has_run_out() -> None:
    """Not when it is only late, or on its way."""
    assert "Stop the listing" in steps("own", "discontinued")[0]
    assert "Stop the listing" not in steps("own", "delay", decisions={"new_date": "2026-12-10"})[0]
    assert steps("own", "backinstock") == ("", "")


def test_who_is_on_the_phone_need_not_be_told_to_call() -> None:
    """The script is the call."""
    made = draft(ordered("own", gift=True), Ask(), "discontinued", SHOP, LIBRARY, DAY, medium="phone").draft
    assert not any("Call first" in fact.said["en"] for fact in made.before)


@pytest.mark.parametrize(("tongue", "before", "after"), [
    ("en", "before sending:\n  1. First cancel", "after sending:\n  3. "),
    ("ja", "送る前に:\n  1. 先にセラーセントラルで", "送ったあとに:\n  3. "),
])  # fmt: skip
def test_steps_stand_under_the_draft_in_the_users_language(
    run: Run, tongue: str, before: str, after: str
) -> None:
    """On stderr, numbered through; never in the draft."""
    ran = run("draft", "-s", "discontinued", "--example", "--channel", "amazon", STOCKMAIL_UI=tongue)
    assert ran.code == 0
    assert ran.err.index(before) < ran.err.index(after)
    assert "NoInventory" not in ran.out


def test_steps_are_in_the_json(run: Run) -> None:
    """In every language, with their source."""
    ran = run("draft", "-s", "discontinued", "--example", "--channel", "amazon", "--to", "json")
    found = json.loads(ran.out)["steps"]
    assert [step["when"] for step in found] == ["before", "before", "after"]
    assert {*found[0]} == {"when", "ja", "en", "source", "date", "verified"}


def test_what_only_others_say_is_marked(run: Run) -> None:
    """An unverified step is no fact; good practice claims none."""
    marked = run("draft", "-s", "discontinued", "--example", "--channel", "mercari-shops")
    assert "(others say so: " in marked.err
    assert "others say so" not in run("draft", "-s", "discontinued", "--example").err


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_told_only_when_it_is_verified(name: str) -> None:
    """Amazon's two and eBay's one are; Rakuten's points, known from others, are not."""
    made = draft(ordered(name), Ask(), "discontinued", SHOP, LIBRARY, DAY)
    told = "\n".join(say(note, "en") for note in made.notes)
    assert [fact for fact in CHANNELS[name].figures if not fact.verified and fact.said["en"] in told] == []
    assert ("holds this against the shop" in told) == (name in {"amazon", "ebay", "mercari", "rakuma"})


@pytest.mark.parametrize(("name", "told"), [
    ("amazon", "characters; Amazon takes 2000"),
    ("mercari", "and may be too long for Mercari"),
])  # fmt: skip
def test_a_message_too_long_is_told(name: str, told: str) -> None:
    """With the limit, where a page of the marketplace's own gives it."""
    lines = [{"name": f"商品{number:03}" * 4, "quantity": 2, "short": 2} for number in range(80)]
    made = draft(ordered(name, lines=lines), Ask(), "discontinued", SHOP, LIBRARY, DAY)
    said = [say(note, "en") for note in made.notes]
    assert len([line for line in said if told in line]) == 1
    assert not any("400" in line for line in said)


GOOD: dict[str, Any] = load((PACKAGE / "channels" / "amazon.yaml").read_text(encoding="utf-8"))
RULE = {"why": {"ja": "あ", "en": "a"}, "source": "x", "date": "2026-11", "verified": False}
FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown key": ({"reach": 1}, "reach", "is no field here"),
    "a missing language": ({"name": {"ja": "あ"}}, "name", "is missing in en"),
    "no words at all": ({"way": "mail"}, "way", "must be lines"),
    "a missing key": ({"cancel": None}, "cancel", "is missing"),
    "an unknown thing": ({"forbids": {"cupon": RULE}}, "forbids.cupon", "did you mean coupon?"),
    "a rule without its source": (
        {"forbids": {"coupon": {**RULE, "source": None}}}, "forbids.coupon.source", "is missing",
    ),
    "a rule that is none": ({"forbids": {"coupon": "no"}}, "forbids.coupon", "must be lines"),
    "rules that are none": ({"forbids": ["coupon"]}, "forbids", "must be lines"),
    "a day that is none": ({"forbids": {"coupon": {**RULE, "date": "soon"}}}, "forbids.coupon.date", "month"),
    "a decision that is none": ({"refuses": {"cupon": "coupon"}}, "refuses", "did you mean coupon?"),
    "a refusal of nothing known": ({"refuses": {"coupon": "cupon"}}, "refuses", "did you mean coupon?"),
    "a step in one language": (
        {"before": [{"ja": "あ", "source": "x", "date": "2026-11", "verified": True}]}, "before[0].en",
        "is missing",
    ),
    "an unknown circumstance": (
        {"after": [{"ja": "あ", "en": "a", "when": ["gifts"], "source": "x", "date": "2026-11",
                    "verified": True}]}, "after[0].when", "did you mean gift?",
    ),
    "steps that are no list": ({"before": "call"}, "before", "must be a list"),
    "a limit that is none": ({"longest": 2000}, "longest", "must be lines"),
    "somebody else who refunds": ({"refunds": "bank"}, "refunds", "is unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "path", "word"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_channel_file_is_named(change: dict[str, Any], path: str, word: str) -> None:
    """With file and path."""
    with pytest.raises(OrderError) as caught:
        parse_channel("amazon", {**GOOD, **change}, "amazon.yaml")
    said = [say(problem, "en") for problem in caught.value.problems]
    assert [line for line in said if line.startswith(f"amazon.yaml: {path}: ") and word in line]


def test_a_file_that_is_no_table_is_named() -> None:
    """Everything that it must have is missing too, but that is not what is wrong with it."""
    with pytest.raises(OrderError) as caught:
        parse_channel("amazon", "Amazon", "amazon.yaml")
    assert "must be lines like name:" in say(caught.value.problems[0], "en")


def test_every_thing_has_a_rule_name() -> None:
    """The names that --allow knows."""
    assert [rule.removeprefix("no-") for rule in RULES] == list(THINGS)


def test_a_shops_own_file_is_laid_over_the_shipped_one(run: Run, tmp_path: Path) -> None:
    """One rule dropped, one reworded, the rest kept."""
    (tmp_path / "shop.yaml").write_text("name: みなと雑貨店\nstaff: 佐藤\n", encoding="utf-8")
    own = tmp_path / "channels" / "amazon.yaml"
    own.parent.mkdir()
    own.write_text("forbids: {coupon: null, other-item: {why: {en: our rule}}}\nafter: []\n", "utf-8")
    args = ("draft", "-s", "discontinued", "--order", "-", "--shop", tmp_path / "shop.yaml")
    order = json.dumps({**ONE, "channel": "amazon"}).encode()
    with_coupon = run(*args, "--coupon", "A1:500", stdin=order)
    assert with_coupon.code == 0
    assert "after sending" not in with_coupon.err
    refused = run(*args, "--alternative", "x", stdin=order)
    assert refused.code == 4
    assert "our rule" in refused.err
    assert run(*args, "--refund-by", "+3d", stdin=order).code == 4
    own.write_text("forbid: {}\n", "utf-8")
    broken = run(*args, stdin=order)
    assert broken.code == 3
    assert "amazon.yaml: forbid: is no field here; did you mean forbids?" in broken.err


def test_tables_are_merged_and_lists_replaced() -> None:
    """All else as a whole."""
    shipped = {"a": {"x": 1, "y": [1, 2]}, "b": 1}
    assert merged(shipped, {"a": {"y": [3]}, "c": 2}) == {"a": {"x": 1, "y": [3]}, "b": 1, "c": 2}


@pytest.mark.parametrize("channel", NAMES)
@pytest.mark.parametrize("scenario", ["gift", "restock", "cancelled"])
def test_an_example_asks_for_nothing_that_its_channel_forbids(run: Run, scenario: str, channel: str) -> None:
    """Nobody asked for the sample's alternative."""
    ran = run("draft", "-s", scenario, "--example", "--channel", channel)
    assert (ran.code, ran.out != "") == (0, True)


def test_the_scenario_of_another_product_is_refused_where_there_is_none(run: Run) -> None:
    """Even as an example: that is what it is about."""
    ran = run("draft", "-s", "alternative", "--example", "--channel", "mercari")
    assert (ran.code, ran.out) == (4, "")
    kept = run("draft", "-s", "alternative", "--example", "--channel", "rakuten")
    assert kept.code == 0
    assert "https://" not in kept.out


def test_a_deal_is_not_yet_cancelled_while_its_thread_is_open() -> None:
    """After the cancel nothing can be written there, so the draft cannot say that it is done."""
    made = draft(ordered("mercari"), Ask(), "cancelled", SHOP, LIBRARY, DAY).draft
    assert "ご同意いただいたとおり" in made.body
    assert "取り消しました" not in made.body
