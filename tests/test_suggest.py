"""Which scenario is it: telling orders, the hour to send, the shop's own rules, the ready command."""

import json
import shlex
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stockmail import suggest
from stockmail.advice import Advice, Suggestion, advise, choose
from stockmail.calendar import Calendar
from stockmail.errors import Note, OrderError, Problem, RuleError
from stockmail.kinds import Bad
from stockmail.model import Ask, Raw
from stockmail.route import draft
from stockmail.rules import Fit, Rules, Source, read_rules
from stockmail.telling import CONDITIONS, STATES
from tests.cases import CUP, LIBRARY, MUG, ONE, SHOP, TEA
from tests.conftest import ROOT, Run
from tests.test_properties import decisions, orders

JAPAN = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=JAPAN)
EXAMPLE = ROOT / "examples" / "order.json"
FEW: dict[str, Any] = {"lines": [MUG, TEA], "payment": {"method": "card", "paid": True, "total": 9100}}
COMPANY: dict[str, Any] = {"customer": {"company": "株式会社みどり設計"}}


def asked(order: dict[str, Any], states: tuple[str, ...] = (), now: datetime = NOON) -> Advice:
    """What is suggested for the usual order with *order* laid over it."""
    return advise(Raw({**ONE, **order}, "order.json"), Ask(), states, SHOP, LIBRARY, now)


def decided(**made: object) -> dict[str, Any]:
    """An order with these decisions."""
    return {"decisions": made}


# What is so → the first scenario, whether it is clear, and a word of its reason.
TELLING: dict[str, tuple[dict[str, Any], tuple[str, ...], str, bool, str]] = {
    "nothing decided": ({}, (), "firstnotice", False, "Nothing is decided"),
    "restock day": (decided(restock_date="2026-12-05"), (), "restock", True, "restock date is known"),
    "third of a month": (decided(restock_date="2026-12-mid"), (), "restock", True, "is known"),
    "restock unknown": (
        decided(restock_date="unknown", next_update="+5bd"), (), "restock", True, "no restock date",
    ),
    "restock far": (decided(restock_date="2027-02-01"), (), "longterm", True, "far away"),
    "discontinued": (decided(reason="discontinued"), (), "discontinued", True, "not come back"),
    "limited": (decided(reason="limited-run"), (), "discontinued", True, "not come back"),
    "alternative": (decided(alternative={"name": "藍"}), (), "alternative", True, "can be offered"),
    "alternative and discontinued": (
        decided(alternative={"name": "藍"}, reason="discontinued"), (), "discontinued", True, "not come back",
    ),
    "part": (FEW, (), "partial", True, "can ship now"),
    "part of one line": ({"lines": [CUP]}, (), "partial", True, "can ship now"),
    "part discontinued": ({**FEW, **decided(reason="discontinued")}, (), "partial", True, "discontinued"),
    "failed inspection": (decided(reason="failed-inspection"), (), "defect", True, "inspection"),
    "ordered today": ({"ordered_at": "2026-11-22T09:00:00+09:00"}, (), "oversold", True, "day of the order"),
    "oversold": (decided(reason="oversold"), (), "oversold", True, "More was sold"),
    "new date": (decided(new_date="2026-12-10"), (), "delay", True, "new day"),
    "late": (decided(new_date="2026-12-10"), ("late",), "delay", True, "later than promised"),
    "gift with a day": ({"gift": True, "needed_by": "2026-12-24"}, (), "gift", True, "the day is fixed"),
    "gift": ({"gift": True}, (), "gift", True, "a present"),
    "too late for its day": (
        {"needed_by": "2026-12-03", **decided(restock_date="2026-12-05")}, (), "gift", True,
        "after the day it is needed",
    ),
    "company": (COMPANY, (), "business", True, "company"),
    "company, a coupon": ({**COMPANY, **decided(coupon="A:500")}, (), "restock", False, "more is coming"),
    "refund done": (decided(refunded_on="2026-11-21"), (), "cancelled", True, "refund is done"),
    "delivered": (FEW, ("delivered",), "shortshipped", True, "already arrived"),
    "told": (decided(restock_date="2026-12-05"), ("told",), "followup", True, "first word"),
    "no reply": (decided(restock_date="2026-12-05"), ("told", "no-reply"), "noreply", True, "no answer"),
    "angry": ({}, ("told", "angry"), "angry", True, "angry"),
    "agreed": ({}, ("agreed",), "cancelled", True, "agreed"),
    "waiting": ({}, ("waiting",), "progress", True, "waiting"),
    "arrived": ({}, ("waiting", "arrived"), "backinstock", True, "has arrived"),
    "settled": ({}, ("settled",), "thanks", True, "settled"),
    "subscription": ({}, ("subscription",), "subscription", True, "subscription"),
    "pre-order": (FEW, ("preorder",), "preordercut", True, "pre-ordered"),
    "public": ({}, ("public",), "sitenotice", True, "social media"),
    "review": ({}, ("review",), "reviewreply", True, "review"),
}  # fmt: skip


@pytest.mark.parametrize(("order", "states", "first", "clear", "word"), TELLING.values(), ids=TELLING)
def test_a_telling_order_has_its_scenario(
    order: dict[str, Any], states: tuple[str, ...], first: str, word: str, *, clear: bool
) -> None:
    """The first one, whether it is clear, and the reason in words."""
    advice = asked(order, states)
    assert advice.suggestions[0].scenario.id == first
    assert advice.clear is clear
    assert word in advice.suggestions[0].because[0]["en"]


def test_every_scenario_can_come_first() -> None:
    """None is there that no order leads to."""
    assert {first for _order, _states, first, _clear, _word in TELLING.values()} == set(LIBRARY.scenarios)


def test_a_scenario_with_no_place_for_a_decision_is_left_out_aloud() -> None:
    """A company's mail has no coupon in it; that is told, not dropped."""
    advice = asked({**COMPANY, **decided(coupon="A:500")})
    assert "business" not in {each.scenario.id for each in advice.suggestions}
    values = {"scenario": "business", "flags": "--coupon"}
    assert Note("{scenario} would fit too, but has no place for {flags}", values) in advice.left_out


def test_what_the_channel_forbids_is_refused_as_in_a_draft() -> None:
    """No suggestion for what may not be said there."""
    with pytest.raises(RuleError):
        asked({"channel": "amazon", **decided(alternative={"name": "藍"})})


PHONE: dict[str, tuple[dict[str, Any], tuple[str, ...], bool]] = {
    "usual": ({}, (), False),
    "gift": ({"gift": True}, (), True),
    "needed soon": ({"needed_by": "2026-11-28"}, (), True),
    "needed later": ({"needed_by": "2026-12-24"}, (), False),
    "expensive": ({"payment": {"paid": True, "total": 30000}}, (), True),
    "just below": ({"payment": {"paid": True, "total": 29999}}, (), False),
    "in dollars": ({"currency": "USD", "payment": {"paid": True, "total": 200}}, (), True),
    "delivered": (FEW, ("delivered",), True),
    "no reply": ({}, ("no-reply",), True),
    "gift in a marketplace": ({"gift": True, "channel": "amazon"}, (), False),
}


@pytest.mark.parametrize(("order", "states", "call"), PHONE.values(), ids=PHONE)
def test_some_orders_are_called_first(order: dict[str, Any], states: tuple[str, ...], *, call: bool) -> None:
    """Presents, near days, expensive ones, parcels that arrived short, silence."""
    assert bool(asked(order, states).phone) is call


def test_where_no_call_is_allowed_it_says_so() -> None:
    """A present sold on a marketplace is not called about."""
    assert asked({"gift": True, "channel": "amazon"}).no_call


CLOSED = ("12-29..01-03", "wed")
HOURS: dict[str, tuple[str, set[str], bool, str, str]] = {
    "by day": ("2026-11-22T12:00", set(), False, "2026-11-22T12:00", "2026-11-22T12:00"),
    "at 8 sharp": ("2026-11-22T08:00", set(), False, "2026-11-22T08:00", "2026-11-22T08:00"),
    "at 20 sharp": ("2026-11-22T20:00", set(), False, "2026-11-23T08:00", "2026-11-23T08:00"),
    "at night": ("2026-11-22T23:30", set(), False, "2026-11-23T08:00", "2026-11-23T08:00"),
    "before dawn": ("2026-11-22T03:30", set(), False, "2026-11-22T08:00", "2026-11-22T08:00"),
    "at night before a closing day": (
        "2026-11-24T22:00", set(), False, "2026-11-26T08:00", "2026-11-26T08:00",
    ),
    "on a closing day": ("2026-11-25T12:00", set(), False, "2026-11-26T08:00", "2026-11-26T08:00"),
    "before dawn of a closing day": (
        "2026-11-25T03:00", set(), False, "2026-11-26T08:00", "2026-11-26T08:00",
    ),
    "over the new year": ("2026-12-28T21:00", set(), False, "2027-01-04T08:00", "2027-01-04T08:00"),
    "a gift at night": ("2026-11-22T23:30", {"gift"}, False, "2026-11-22T23:30", "2026-11-23T08:00"),
    "a gift on a closing day": ("2026-11-25T12:00", {"gift"}, False, "2026-11-25T12:00", "2026-11-25T12:00"),
    "needed today, at night": (
        "2026-11-22T05:00", {"needed-today"}, False, "2026-11-22T05:00", "2026-11-22T05:00",
    ),
    "a marketplace at night": ("2026-11-22T23:30", set(), True, "2026-11-22T23:30", "2026-11-23T08:00"),
    "a marketplace on a closing day": (
        "2026-11-25T12:00", set(), True, "2026-11-26T08:00", "2026-11-26T08:00",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("now", "true", "mall", "at", "call_at"), HOURS.values(), ids=HOURS)
def test_the_hour_to_send(now: str, true: set[str], at: str, call_at: str, *, mall: bool) -> None:
    """Night finds wait for the morning, presents do not; nothing else goes out on a closing day."""
    found = datetime.fromisoformat(now).replace(tzinfo=JAPAN)
    send = suggest.send(Rules(), frozenset(true), found, Calendar(CLOSED), mall=mall)
    said = (send.at.isoformat(timespec="minutes"), send.call_at.isoformat(timespec="minutes"))
    assert said == (f"{at}+09:00", f"{call_at}+09:00")
    assert send.now is (at == now)


def test_a_shop_that_never_opens_is_told_so() -> None:
    """Not a loop without end."""
    closed = Calendar(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    with pytest.raises(Bad):
        suggest.send(Rules(), frozenset(), NOON, closed, mall=False)


def test_every_word_of_the_vocabulary_is_in_the_manual() -> None:
    """The head of scenarios.yaml names each condition."""
    head = (ROOT / "scenarios.yaml").read_text("utf-8").partition("\nrules:")[0]
    named = set(head.replace("(", " ").replace(")", " ").split())
    assert set(CONDITIONS) - named == set()


def test_the_heaviest_rule_that_holds_places_a_scenario() -> None:
    """And each reason is said once, the weightiest first."""
    a, b = {"ja": "甲", "en": "a"}, {"ja": "乙", "en": "b"}
    rules = Rules(fits={"x": (Fit(("gift",), 5, a), Fit((), 9, b), Fit((), 1, a), Fit(("not gift",), 99, a))})
    ranked = suggest.rank(rules, frozenset({"gift"}))
    assert [(each.weight, each.because) for each in ranked] == [(9, (b, a))]


@pytest.mark.parametrize(
    ("weights", "clear"), [((60, 50), True), ((60, 51), False), ((1,), True), ((), False)]
)
def test_a_clear_first_leads_by_what_the_rules_ask(weights: tuple[int, ...], *, clear: bool) -> None:
    """The lead itself is enough."""
    ranked = tuple(suggest.Ranked("x", weight, own=False, because=()) for weight in weights)
    assert suggest.is_clear(ranked, 10) is clear


BAD_RULES: dict[str, tuple[dict[str, Any], str]] = {
    "unknown condition": ({"restock": {"fits": [{"if": ["has-rset"]}]}}, "restock.fits[0].if"),
    "unknown after not": ({"restock": {"fits": [{"if": ["not gfit"]}]}}, "restock.fits[0].if"),
    "no list": ({"restock": {"fits": {"if": []}}}, "restock.fits"),
    "if no list": ({"restock": {"fits": [{"if": "gift"}]}}, "restock.fits[0].if"),
    "unknown key": ({"restock": {"fits": [{"when": []}]}}, "restock.fits[0].when"),
    "too heavy": ({"restock": {"fits": [{"weight": 1001}]}}, "restock.fits[0].weight"),
    "no reason": ({"restock": {"fits": [{"if": []}]}}, "restock.fits[0].because"),
    "an hour past midnight": ({"rules": {"send": {"from": 25}}}, "rules.send.from"),
    "unknown limit": ({"rules": {"leed": 3}}, "rules.leed"),
    "no price": ({"rules": {"expensive": {"JPY": "lots"}}}, "rules.expensive.JPY"),
    "a list of prices": ({"rules": {"expensive": [1]}}, "rules.expensive"),
}


@pytest.mark.parametrize(("data", "path"), BAD_RULES.values(), ids=BAD_RULES)
def test_a_bad_rule_is_refused_with_its_place(data: dict[str, Any], path: str) -> None:
    """File and path; nothing is guessed."""
    with pytest.raises(OrderError) as caught:
        read_rules(Source(data, "scenarios.yaml"))
    assert (path, "scenarios.yaml") in {(each.path, each.where) for each in caught.value.problems}


def test_own_limits_go_over_the_shipped_ones() -> None:
    """Key by key."""
    made = read_rules(
        Source({"rules": {"lead": 10, "expensive": {"JPY": 30000, "USD": 200}}}, "a"),
        Source({"rules": {"expensive": {"JPY": 9000}, "send": {"until": 22}}}, "b", own=True),
    )
    assert (made.lead, made.opens, made.closes) == (10, 8, 22)
    assert made.expensive == {"JPY": Decimal(9000), "USD": Decimal(200)}


def suggested(raw: Raw, now: tuple[str, ...]) -> tuple[Suggestion | Problem, ...]:
    """What is suggested, or why nothing can be."""
    try:
        return advise(raw, Ask(), now, SHOP, LIBRARY, NOON).suggestions
    except (OrderError, RuleError) as error:
        return error.problems


def missing(raw: Raw, scenario: str) -> tuple[Problem, ...]:
    """What a draft of *scenario* stops at."""
    try:
        draft(raw, Ask(), scenario, SHOP, LIBRARY, NOON.date())
    except (OrderError, RuleError) as error:
        return error.problems
    return ()


states = st.lists(st.sampled_from(STATES), max_size=2, unique=True)
laws = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@laws
@given(order=orders, made=decisions, few=st.sets(st.sampled_from(sorted(Ask._fields))), now=states)
def test_every_order_gets_a_suggestion_or_a_clear_word(
    order: dict[str, Any], made: dict[str, Any], few: set[str], now: list[str]
) -> None:
    """And what is said to be missing is what the draft then asks for."""
    order = {**order, "decisions": {key: value for key, value in made.items() if key in few}}
    raw = Raw(order, "order.json")
    found = suggested(raw, tuple(now))
    assert found
    for each in found if isinstance(found[0], Suggestion) else ():
        assert isinstance(each, Suggestion)
        assert each.needs == missing(raw, each.scenario.id)


@laws
@given(order=orders.filter(lambda order: not order.get("gift")), now=states)
def test_an_order_with_nothing_decided_always_gets_a_suggestion(
    order: dict[str, Any], now: list[str]
) -> None:
    """The rules leave no gap: only a fault in the order itself is refused."""
    found = suggested(Raw({**order, "decisions": {}}, "order.json"), tuple(now))
    assert found
    assert all(isinstance(each, Suggestion) or each.path for each in found)


@pytest.mark.parametrize(("order", "states", "first", "clear", "word"), TELLING.values(), ids=TELLING)
def test_draft_would_choose_the_same(
    order: dict[str, Any], states: tuple[str, ...], first: str, word: str, *, clear: bool
) -> None:
    """The first where it is clear; else the list, best first."""
    if states:
        return
    raw = Raw({**ONE, **order}, "order.json")
    if clear:
        scenario, why = choose(raw, Ask(), SHOP, LIBRARY, NOON)
        assert scenario == first
        assert word in str(why.values["because"])
        return
    with pytest.raises(OrderError) as caught:
        choose(raw, Ask(), SHOP, LIBRARY, NOON)
    assert caught.value.problems[1].where == first


def filed(folder: Path, **change: Any) -> Path:  # noqa: ANN401 - any JSON
    """The usual order with some fields changed, as a file."""
    path = folder / "an order.json"
    path.write_text(json.dumps({**ONE, **change}), encoding="utf-8")
    return path


COMMANDS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing decided": ({}, []),
    "a day": ({}, ["--restock-date", "+10bd", "--coupon", "A:500", "--free-shipping"]),
    "quotes and spaces": ({}, ["--alternative", "Ann's “mug”; $HOME", "--note", "-- & more", "--same-price"]),
    "facts as options": (
        {"customer": None, "payment": None},
        ["--customer", "佐々木 花子", "--item", "急須 x2 @¥5,500 #KYU", "--unpaid", "--gift",
         "--short", "KYU=1"],
    ),
    "much missing": ({"customer": None, "payment": None, "id": None}, ["--not-accepted"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "options"), COMMANDS.values(), ids=COMMANDS)
def test_the_ready_command_drafts_or_names_what_was_said_to_be_missing(
    run: Run, shop: Path, tmp_path: Path, change: dict[str, Any], options: list[str]
) -> None:
    """Every one that is listed, run as it stands."""
    path = filed(tmp_path, **change)
    args = ("--order", path, "--shop", shop, "--today", "2026-11-22T12:00", *options)
    told = run("suggest", *args, "--to", "json")
    assert told.code == 0, told.err
    for each in json.loads(told.out)["suggestions"]:
        name, *words = shlex.split(each["command"])
        ran = run(*words)
        assert name == "stockmail"
        assert ran.code == (3 if each["needs"] else 0), ran.err
        said = [f"stockmail: {need['message']}" for need in each["needs"]]
        if said:
            assert [line for line in ran.err.splitlines() if "see: " not in line] == said


def test_the_answer_is_in_the_users_language(run: Run, shop: Path, tmp_path: Path) -> None:
    """Reasons, titles and the hour, in Japanese and English."""
    args = ("suggest", "--order", filed(tmp_path, gift=True), "--shop", shop, "--today", "2026-11-22T23:00")
    english, japanese = run(*args).out, run(*args, LANG="ja_JP.UTF-8").out
    assert "1. gift — A present is out of stock" in english
    assert "Call first: It is a present. Not before 2026-11-23 08:00." in english
    assert "Send now: a present cannot wait." in english
    assert "1. gift — 贈り物の在庫切れ" in japanese
    assert "先に電話: 贈り物である。" in japanese
    assert "すぐに送信: 贈り物は待たせられません。" in japanese
    assert "--as phone" in english


def test_an_order_is_read_from_standard_input(run: Run, shop: Path) -> None:
    """A dash reads it."""
    ran = run("suggest", "--order", "-", "--shop", shop, stdin=EXAMPLE.read_bytes())
    assert ran.out.startswith("1. restock")


def test_draft_takes_the_clear_one_and_says_so(run: Run, shop: Path) -> None:
    """The same draft as with --scenario; the reason stands on stderr."""
    bare = run("draft", "--order", EXAMPLE, "--shop", shop)
    named = run("draft", "--order", EXAMPLE, "--shop", shop, "--scenario", "restock")
    assert (bare.code, bare.out) == (0, named.out)
    assert "note: scenario restock: The restock date is known. (--scenario takes another)" in bare.err
    japanese = run("draft", "--order", EXAMPLE, "--shop", shop, LANG="ja_JP.UTF-8")
    assert "メモ: シナリオ restock: 入荷日がわかっている。" in japanese.err


def test_draft_refuses_with_the_list_where_none_is_clear(run: Run, shop: Path, tmp_path: Path) -> None:
    """Exit 3, the best first, each with its reason and its option."""
    ran = run("draft", "--order", filed(tmp_path), "--shop", shop)
    assert (ran.code, ran.out) == (3, "")
    assert "which scenario?" in ran.err
    assert "firstnotice: Nothing is decided yet" in ran.err.splitlines()[1]
    assert "(--scenario discontinued)" in ran.err


def test_an_unknown_state_or_form_is_named_with_the_nearest(run: Run) -> None:
    """Exit 3."""
    state = run("suggest", "--order", EXAMPLE, "--state", "delivred")
    assert state.code == 3
    assert "did you mean delivered?" in state.err
    assert "did you mean json?" in run("suggest", "--order", EXAMPLE, "--to", "jsn").err


OWN = """
rules: {send: {from: 9}}
restock:
  title: {ja: 当店の再入荷, en: Our restock}
  reply: {within: 2bd}
discontinued:
  fits:
    - if: [restock-known, not gift]
      weight: 1
      because: {ja: 当店では待たせない。, en: We never let them wait.}
"""


@pytest.fixture
def own(tmp_path: Path, shop: Path) -> Path:
    """A shop's folder with rules of its own; the order's decisions fit all scenarios."""
    (tmp_path / "shop.yaml").write_text(shop.read_text("utf-8"), encoding="utf-8")
    path = tmp_path / "scenarios.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_shops_own_rule_wins(run: Run, own: Path, tmp_path: Path) -> None:
    """However light; and its own titles and times go over the shipped ones."""
    own.write_text(OWN.replace("discontinued:", "oversold:"), encoding="utf-8")
    path = filed(tmp_path, decisions={"restock_date": "2026-12-05"})
    ran = run("suggest", "--order", path, "--today", "2026-11-22T08:30")
    assert ran.out.startswith("1. oversold")
    assert "We never let them wait." in ran.out
    assert "2. restock — Our restock" in ran.out
    assert "Send at 2026-11-22 09:00" in ran.out
    drafted = run("draft", "--order", path)
    assert "note: scenario oversold: We never let them wait." in drafted.err
    assert "reply by 2026-11-25: 2 business days" in run("draft", "-s", "restock", "--order", path).err
    assert "当店の再入荷" in run("scenarios", LANG="ja_JP.UTF-8").out


def test_the_rule_in_the_docs_works(run: Run, own: Path, tmp_path: Path) -> None:
    """It is added to the shipped rules and goes before them."""
    page = (ROOT / "docs" / "deciding.md").read_text("utf-8")
    own.write_text(page.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    far = filed(tmp_path, decisions={"restock_date": "2027-02-01"})
    assert run("suggest", "--order", far).out.startswith("1. alternative")
    other = filed(tmp_path, decisions={"alternative": {"name": "藍"}})
    ran = run("suggest", "--order", other)
    assert ran.out.startswith("1. alternative")
    assert "Another product can be offered." in ran.out


def test_a_shop_may_take_a_scenario_out(run: Run, own: Path, tmp_path: Path) -> None:
    """An empty list of rules: it is never suggested, and can still be named."""
    own.write_text("firstnotice: {fits: []}", encoding="utf-8")
    assert "firstnotice" not in run("suggest", "--order", filed(tmp_path)).out
    assert run("draft", "-s", "firstnotice", "--order", filed(tmp_path)).code == 0


def test_a_shop_may_add_a_scenario(run: Run, own: Path, tmp_path: Path) -> None:
    """An entry and a text of its own, in its own folder."""
    own.write_text(
        "recall:\n  title: {ja: 自主回収, en: Recall}\n  when: {ja: 回収, en: recalled}\n  media: [mail]\n"
        "  needs: [payment]\n  offers: [restock_date]\n  choices: [cancel]\n"
        "  reply: {within: 4bd, silence: cancel}\n"
        "  fits:\n    - {if: [gift], weight: 5, because: 回収}\n",
        encoding="utf-8",
    )
    text = tmp_path / "templates" / "ja" / "scenarios" / "recall.j2"
    text.parent.mkdir(parents=True)
    text.write_text('{% extends "stockmail/scenarios/oversold.j2" %}\n', encoding="utf-8")
    ran = run("draft", "--order", filed(tmp_path, gift=True))
    assert ran.code == 0, ran.err
    assert "scenario recall: 回収" in ran.err
    assert "stockmail/scenarios/oversold.j2" in run("scenarios", "recall", "--template", "--lang", "ja").out
    assert run("scenarios", "recall", "--template", "--lang", "en").code == 3


BAD_FILES: dict[str, tuple[str, str]] = {
    "unknown condition": (
        "restock: {fits: [{if: [has-rset], because: a}]}",
        "restock.fits[0].if: has-rset is unknown; did you mean has-rest?",
    ),
    "unknown field": ("restock: {titel: {ja: あ}}", "restock.titel: is no field here; did you mean title?"),
    "unknown medium": ("restock: {media: [mial]}", "restock.media: mial is unknown; did you mean mail?"),
    "no time": ("restock: {reply: {within: soon}}", "restock.reply: is not a time like 3d or 4bd"),
    "unknown silence": ("restock: {reply: {silence: wiat}}", "did you mean wait?"),
    "a second notice with a field that is none": (
        "progress: {second_notice: {choises: [wait]}}",
        "choises is unknown; did you mean choices?",
    ),
    "a second notice with a choice that is none": (
        "progress: {second_notice: {choices: [wiat]}}",
        "wiat is unknown; did you mean wait?",
    ),
    "a second notice that is no table": ("progress: {second_notice: 3}", "must be a table"),
    "a title that is no text": ("restock: {title: [a]}", "restock.title: must be a text"),
    "an entry that is no table": ("restock: 3", "restock: must be a table"),
    "a new one without its fields": ("recall: {title: {ja: あ}}", "recall.media: is missing"),
    "rules that are no table": ("rules: 3", "rules: must be a table"),
    "names that are no text": ("3: {title: {ja: あ}}", "3.media: is missing"),
    "no table at all": ("- a", "must be lines like"),
}


@pytest.mark.parametrize(("text", "word"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("command", ["suggest", "draft"])
def test_a_fault_in_a_shops_rules_is_named_with_its_file(
    run: Run, own: Path, command: str, text: str, word: str
) -> None:
    """Exit 3, the file, the place, the nearest."""
    own.write_text(text, encoding="utf-8")
    ran = run(command, "--order", EXAMPLE)
    assert (ran.code, ran.out) == (3, "")
    assert word in ran.err
    assert str(own) in ran.err
    assert "Traceback" not in ran.err
