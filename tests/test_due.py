"""What is due on which day: a simulated month with a moving clock, holidays and the New Year break in it."""

import json
import shlex
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from stockmail.calendar import Calendar
from stockmail.entry import Entry
from stockmail.log.book import Log, opened
from stockmail.log.due import KINDS, due
from stockmail.log.tasks import Due, Look
from stockmail.log.threads import threads
from tests.conftest import ROOT, Run

JAPAN = timezone(timedelta(hours=9))
CLOSED = Calendar(("12-29..01-03",))
ASKS: dict[str, Any] = {"choices": ("wait", "cancel"), "silence": "cancel"}


def at(day: str, hour: int = 12) -> datetime:
    """A moment in the shop's time; the year is that of the winter around New Year 2027."""
    month = int(day.partition("-")[0])
    return datetime.fromisoformat(f"{2026 if month > 6 else 2027}-{day}T{hour:02}:00:00+09:00")


def that(day: str) -> date:
    """The day alone."""
    return at(day).date()


def look(when: datetime, *, may_call: bool = True) -> Look:
    """The shop at one moment."""
    return Look(when, CLOSED, lambda _channel: may_call)


def listed(log: Log, when: datetime, *, may_call: bool = True) -> list[Due]:
    """What is due then."""
    return due(threads(log.unsettled()), look(when, may_call=may_call))


def kinds(log: Log, when: datetime, *, may_call: bool = True) -> list[str]:
    """The kinds of it."""
    return [item.kind for item in listed(log, when, may_call=may_call)]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """An empty log."""
    with opened(tmp_path / "log.sqlite", make=True) as made:
        yield made


def say(log: Log, scenario: str, when: datetime, order: str = "1", **facts: Any) -> None:  # noqa: ANN401 - the fields of Entry
    """A letter drafted and sent at once."""
    log.record([Entry(order, "own", scenario, **facts)], when)
    log.move(log.of_order(order, None)[-1], "sent", when)


def calendar_of(log: Log, first: str, last: str, **options: bool) -> dict[str, list[str]]:
    """Day by day at noon, what is due; days on which nothing is are left out."""
    day, found = at(first), {}
    while day <= at(last):
        if names := kinds(log, day, **options):
            found[f"{day:%m-%d}"] = names
        day += timedelta(days=1)
    return found


def test_silence_is_met_by_a_call_then_a_letter_then_what_was_announced(log: Log) -> None:
    """Sent on a Monday: business days two and three, then the first one after the last day to reply."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), **ASKS)
    assert calendar_of(log, "12-07", "12-15") == {
        "12-09": ["phone"],
        "12-10": ["noreply"], "12-11": ["noreply"],
        "12-14": ["cancelled"], "12-15": ["cancelled"],
    }  # fmt: skip


def test_weekends_holidays_and_the_new_year_break_do_not_count(log: Log) -> None:
    """Sent on December 28, closed from the 29th to January 3; January 11 is a holiday, 成人の日."""
    say(log, "restock", at("12-28"), reply_by=that("01-07"), **ASKS)
    assert calendar_of(log, "12-28", "01-13") == {
        "01-05": ["phone"],
        "01-06": ["noreply"], "01-07": ["noreply"],
        **{f"01-{day:02}": ["cancelled"] for day in range(8, 14)},
    }  # fmt: skip


def test_a_day_before_a_holiday_waits_for_the_day_after(log: Log) -> None:
    """The last day to reply is Friday, January 8; Monday is a holiday, so it is done on Tuesday."""
    say(log, "noreply", at("01-05"), reply_by=that("01-08"), **ASKS)
    assert calendar_of(log, "01-05", "01-12") == {"01-12": ["cancelled"]}


def test_after_the_second_letter_nothing_is_due_until_its_day(log: Log) -> None:
    """Noreply names a new day, and only that counts."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), **ASKS)
    say(log, "noreply", at("12-10"), reply_by=that("12-15"), **ASKS)
    assert calendar_of(log, "12-10", "12-17") == {"12-16": ["cancelled"], "12-17": ["cancelled"]}


def test_a_call_is_not_asked_for_twice_nor_where_none_is_allowed(log: Log) -> None:
    """Once a phone script is on record, or on a channel without calls, the letter is next."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), **ASKS)
    assert kinds(log, at("12-09"), may_call=False) == []
    say(log, "noreply", at("12-09", 9), medium="phone")
    assert kinds(log, at("12-09")) == []
    assert kinds(log, at("12-10")) == ["noreply"]


def test_a_call_may_give_more_time(log: Log) -> None:
    """Nothing is cancelled before the day that was named last; the letter is due all the same."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), **ASKS)
    say(log, "noreply", at("12-09"), medium="phone", reply_by=that("12-14"), **ASKS)
    assert calendar_of(log, "12-10", "12-15") == {
        **{f"12-{day}": ["noreply"] for day in range(10, 15)},
        "12-15": ["cancelled"],
    }


def test_an_answer_ends_the_asking(log: Log) -> None:
    """Whoever waits is reminded of the goods: on the working day before, and from the day on."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), restock=that("12-21"), **ASKS)
    log.move(log.cases()[-1], "reply", at("12-08"), answer="wait")
    assert calendar_of(log, "12-08", "12-22") == {
        **{f"12-{day}": ["restock"] for day in (18, 19, 20, 21, 22)},
    }
    near, there = listed(log, at("12-18"))[0], listed(log, at("12-21"))[0]
    assert "will they be there" in near.why.message
    assert [step.scenario for step in there.steps] == ["backinstock", "delay"]
    say(log, "backinstock", at("12-21", 13))
    assert kinds(log, at("12-22")) == []


def test_a_new_day_takes_the_place_of_the_old_one(log: Log) -> None:
    """A delay was told: the goods are asked for on the new day."""
    say(log, "restock", at("12-07"), restock=that("12-10"))
    say(log, "delay", at("12-09"), new_date=that("12-17"), choices=("late", "cancel"), silence="late",
        reply_by=that("12-14"))  # fmt: skip
    assert kinds(log, at("12-10")) == []
    assert "phone" in kinds(log, at("12-11"))
    assert kinds(log, at("12-15")) == [], "silence means waiting, as announced"
    assert kinds(log, at("12-16")) == ["restock"]


def test_an_answer_is_answered_the_same_day(log: Log) -> None:
    """Anger first; a wish to cancel is confirmed."""
    for order, answer in (("1", "cancel"), ("2", "angry"), ("3", "alternative")):
        say(log, "restock", at("12-07"), order, reply_by=that("12-11"), **ASKS)
        log.move(log.of_order(order, None)[-1], "reply", at("12-08", 9), answer=answer)
    found = listed(log, at("12-08"))
    assert [(item.kind, item.case.entry.order) for item in found] == [("angry", "2"), ("cancelled", "1")]
    say(log, "angry", at("12-08", 13), "2", reply_by=that("12-14"), **ASKS)
    assert [item.case.entry.order for item in listed(log, at("12-08", 14))] == ["1"]


def test_a_refund_is_due_on_its_day_until_it_is_on_record(log: Log) -> None:
    """Promised in the letter of cancellation; ended by refunded_on or by closing."""
    say(log, "cancelled", at("12-07"), choices=("cancel",), refund_by=that("12-10"))
    say(log, "cancelled", at("12-07"), "2", choices=("cancel",), refund_by=that("12-09"))
    assert calendar_of(log, "12-07", "12-10") == {"12-09": ["refund"], "12-10": ["refund", "refund"]}
    assert [item.case.entry.order for item in listed(log, at("12-10"))] == ["2", "1"]
    say(log, "thanks", at("12-10"), "2", refunded_on=that("12-10"))
    log.move(log.of_order("1", None)[0], "close", at("12-10"), outcome="cancelled")
    assert kinds(log, at("12-11")) == []


def test_nothing_is_refunded_to_whoever_waits(log: Log) -> None:
    """The day of the refund was for those who cancel."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), refund_by=that("12-14"), **ASKS)
    log.move(log.cases()[0], "reply", at("12-08"), answer="wait")
    assert kinds(log, at("12-15")) == []


def test_a_promised_report_is_due_on_its_day(log: Log) -> None:
    """And the next one on the day that it names."""
    say(log, "longterm", at("12-07"), next_update=that("12-14"))
    assert calendar_of(log, "12-07", "12-15") == {"12-14": ["progress"], "12-15": ["progress"]}
    say(log, "progress", at("12-15", 13), next_update=that("12-22"))
    assert calendar_of(log, "12-16", "12-22") == {"12-22": ["progress"]}


def test_the_first_word_is_followed_by_a_person_within_three_hours(log: Log) -> None:
    """Not a minute before; not after the person wrote."""
    say(log, "firstnotice", at("12-07", 9), next_update=that("12-08"))
    assert kinds(log, at("12-07", 11)) == []
    assert kinds(log, at("12-07", 12)) == ["followup"]
    say(log, "followup", at("12-07", 13), reply_by=that("12-11"), **ASKS)
    assert kinds(log, at("12-08")) == []


def test_a_draft_that_lies_there_is_asked_after(log: Log) -> None:
    """After three hours; and it stands for the step that it was drafted for."""
    log.record([Entry("1", "own", "restock", reply_by=that("12-11"), **ASKS)], at("12-07", 9))
    assert kinds(log, at("12-07", 11)) == []
    assert kinds(log, at("12-07", 12)) == ["unsent"]
    log.move(log.cases()[0], "sent", at("12-07", 12))
    log.record([Entry("1", "own", "noreply")], at("12-10", 11))
    (item,) = listed(log, at("12-10"))
    assert (item.kind, item.steps[0].log) == ("noreply", ("sent",))


def test_what_ships_after_silence_is_shipped(log: Log) -> None:
    """The silence of a part order stands for the part: no second letter, only a call."""
    say(log, "partial", at("12-07"), choices=("ship", "cancel_all"), silence="ship", reply_by=that("12-11"))
    assert calendar_of(log, "12-07", "12-14") == {
        **{f"12-{day:02}": ["phone"] for day in (9, 10, 11)},
        "12-14": ["announced"],
    }


def test_the_most_urgent_stands_first(log: Log) -> None:
    """One order for every kind, and the order of KINDS."""
    say(log, "longterm", at("12-07"), "progress", next_update=that("12-10"))
    say(log, "cancelled", at("12-07"), "refund", choices=("cancel",), refund_by=that("12-10"))
    say(log, "firstnotice", at("12-07"), "followup")
    say(log, "restock", at("12-07"), "noreply", reply_by=that("12-11"), **ASKS)
    say(log, "restock", at("12-08"), "phone", reply_by=that("12-14"), **ASKS)
    say(log, "gift", at("12-07"), "cancelled", reply_by=that("12-08"), **ASKS)
    say(log, "partial", at("12-07"), "announced", reply_by=that("12-08"), choices=("ship", "cancel_all"),
        silence="ship")  # fmt: skip
    say(log, "restock", at("12-07"), "restock", restock=that("12-10"))
    say(log, "restock", at("12-07"), "angry", reply_by=that("12-11"), **ASKS)
    log.move(log.of_order("angry", None)[0], "reply", at("12-08"), answer="angry")
    log.record([Entry("unsent", "own", "restock")], at("12-09"))
    found = listed(log, at("12-10"))
    assert [item.kind for item in found] == list(KINDS)
    assert [item.case.entry.order for item in found] == list(KINDS)


def test_a_settled_order_is_never_due(log: Log) -> None:
    """Whatever it had promised."""
    say(log, "restock", at("12-07"), reply_by=that("12-11"), restock=that("12-15"), **ASKS)
    log.move(log.cases()[0], "close", at("12-08"), outcome="kept")
    assert calendar_of(log, "12-07", "01-15") == {}


ORDER = ROOT / "examples" / "order.json"
SHOP = ROOT / "examples" / "shop.yaml"


def ready(run: Run, day: str) -> list[str]:
    """The commands that are ready on *day*."""
    ran = run("due", "--on", day, "--shop", SHOP, "--to", "json")
    assert ran.code == 0, ran.err
    return [command for item in json.loads(ran.out) for command in item["commands"]]


def test_a_month_with_one_customer_by_the_ready_commands_alone(run: Run) -> None:
    """Each command that `due` names runs as it stands, and its record moves the case on."""
    first = ("draft", "--scenario", "restock", "--order", ORDER, "--shop", SHOP, "--record")
    assert run(*first, STOCKMAIL_TODAY="2026-12-21T10:00").code == 0
    assert run("log", "sent", "10234", "--at", "2026-12-21T10:05").code == 0
    seen = []
    for day in (date(2026, 12, 21) + timedelta(days=n) for n in range(31)):
        now = f"{day}T15:00"
        for command in ready(run, now):
            ran = run(*shlex.split(command)[1:], STOCKMAIL_TODAY=now)
            assert ran.code == 0, f"{day}: {command}\n{ran.err}"
            seen.append((f"{day:%m-%d}", command.split()[1:4]))
            if " draft " in command:
                assert run("log", "sent", "10234", STOCKMAIL_TODAY=now).code == 0
    assert [(day, words[-1] if words[0] == "draft" else words[1]) for day, words in seen] == [
        ("12-23", "noreply"),  # by phone
        ("12-24", "noreply"),
        ("01-05", "cancelled"),
        ("01-08", "close"),
    ]
    assert ready(run, "2027-03-01") == []


ORDERS = ROOT / "examples" / "orders.csv"
FIRST = {
    "restock": ("--restock-date", "+10d"), "partial": ("--restock-date", "+10d"), "discontinued": (),
    "alternative": ("--alternative", "藍"), "firstnotice": (),
    "longterm": ("--restock-date", "unknown", "--next-update", "+10d"),
}  # fmt: skip
# Nothing was asked, or nothing was promised for a day.
QUIET = {("discontinued", ""), ("discontinued", "wait"), ("alternative", "wait")}
KNOWN = {"--new-date": "2026-12-20", "--point": "到着が遅い", "--done": "在庫を確かめました"}


@pytest.mark.parametrize("answer", ["", "cancel", "wait", "angry"])
@pytest.mark.parametrize("scenario", FIRST)
def test_the_ready_commands_of_an_order_of_several_lines_run_as_printed(
    run: Run, scenario: str, answer: str
) -> None:
    """They say what is short and what the file does not: paid. What only a person knows is named beside."""
    first = ("--order", ORDERS, "--order-id", "10235", "--short", "MUG-NV", "--paid", "--shop", SHOP)
    morning = "2026-11-25T10:00"
    ran = run("draft", "-s", scenario, *first, *FIRST[scenario], "--record", STOCKMAIL_TODAY=morning)
    assert ran.code == 0, ran.err
    assert run("log", "sent", "10235", "--at", "2026-11-25T11:00").code == 0
    if answer:
        assert run("log", "reply", "10235", answer, "--at", "2026-11-26T11:00").code == 0
    drafted = set()
    for day in ("2026-11-26", "2026-11-27", "2026-11-30", "2026-12-03", "2026-12-08"):
        listed = json.loads(run("due", "--on", f"{day}T18:00", "--shop", SHOP, "--to", "json").out)
        steps = [step for item in listed for step in zip(item["commands"], item["to_add"], strict=True)]
        for command, lacks in steps:
            words = shlex.split(command.removesuffix(" --record"))[1:]
            if words[0] == "draft" and tuple(words) not in drafted:
                drafted.add(tuple(words))
                more = [word for option in lacks for word in (option, KNOWN[option])]
                ran = run(*words, *more, STOCKMAIL_TODAY=f"{day}T18:00")
                assert ran.code == 0, f"{day}: {command}\n{ran.err}"
    assert drafted or (scenario, answer) in QUIET


def test_the_next_command_reads_the_file_as_the_first_one_did(run: Run, tmp_path: Path) -> None:
    """Part of the pieces, several files, a map of columns, and what options said of the order."""
    fields = "nr: id, what: lines.name, n: lines.quantity, each: lines.unit_price, who: customer.name"
    columns = "".join(f"  {field}\n" for field in ["columns:", *fields.split(", "), "sum: payment.total"])[2:]
    (tmp_path / "map.yaml").write_text(columns, "utf-8")
    for name, number in (("a.csv", 1), ("b.csv", 2)):
        rows = f"nr,what,n,each,who,sum\n{number},Mug,3,8,Ann Lee,30\n{number},Tea,1,6,Ann Lee,30\n"
        (tmp_path / name).write_text(rows, "utf-8")
    files = "--order a.csv --order b.csv --map map.yaml"
    facts = "--order-id 2 --short Mug=2 --lang en --currency USD --method card --paid"
    first = f"{files} {facts} --shop {SHOP}".split()
    ran = run("draft", "-s", "restock", "--restock-date", "+10d", *first, "--record")
    assert ran.code == 0, ran.err
    run("log", "sent", "2")
    (command,) = ready(run, "2026-11-26T10:00")
    options = (
        files.partition(" --map")[0],
        "--map map.yaml",
        "--short Mug=2",
        "--currency USD",
        "--method card --paid",
    )
    assert [words for words in options if words not in command] == []
    ran = run(*shlex.split(command)[1:], STOCKMAIL_TODAY="2026-11-26T10:00")
    assert ran.code == 0, ran.err


def test_a_product_without_a_sku_is_named_with_its_variant(run: Run, tmp_path: Path) -> None:
    """As the log has it."""
    order = json.loads(ORDER.read_bytes())
    mug = {key: value for key, value in order["lines"][0].items() if key not in {"sku", "short"}}
    order["lines"] = [mug, {**mug, "name": "八女の煎茶", "variant": None, "quantity": 1}]
    (tmp_path / "two.json").write_text(json.dumps(order), "utf-8")
    first = ("--order", "two.json", "--short", "波佐見焼マグカップ", "--shop", SHOP, "--record")
    ran = run("draft", "-s", "restock", *first)
    assert ran.code == 0, ran.err
    run("log", "sent", "10234")
    (command,) = ready(run, "2026-11-26T10:00")
    assert "--short '波佐見焼マグカップ ネイビー'" in command
    assert run(*shlex.split(command)[1:], STOCKMAIL_TODAY="2026-11-26T10:00").code == 0


def test_what_only_a_person_knows_is_named_under_the_command(run: Run) -> None:
    """An answer to anger needs what they complained of, and what was done."""
    run("log", "add", "1", "-s", "restock", "--reply-by", "+4bd", "--at", "2026-12-07T10:00")
    run("log", "reply", "1", "angry", "--at", "2026-12-07T12:00")
    assert "\n     add what only you know: --point --done\n" in run("due", "--on", "2026-12-07T13:00").out


def test_a_shop_that_never_opens_is_told_so(run: Run, tmp_path: Path) -> None:
    """Its closing days leave no business day to count."""
    shop = tmp_path / "closed.yaml"
    shop.write_text("closing_days: [mon, tue, wed, thu, fri]\n", "utf-8")
    run("log", "add", "1", "-s", "restock", "--reply-by", "2026-11-30")
    ran = run("due", "--shop", shop, "--on", "2026-12-09")
    assert ran.code == 3
    assert "shop.closing_days: the shop's closing days leave no working day" in ran.err


def test_nothing_due_is_no_output_and_exit_0(run: Run) -> None:
    """So that cron stays silent."""
    ran = run("due")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert json.loads(run("due", "--to", "json").out) == []


@pytest.mark.parametrize(("ui", "word"), [("en", "call: 10234"), ("ja", "10234")])
def test_the_list_says_what_why_since_when_and_how(ui: str, word: str, run: Run) -> None:
    """In the user's language, with the command under it."""
    run("log", "add", "10234", "-s", "restock", "--reply-by", "+4bd", "--at", "2026-12-07T10:00")
    ran = run("due", "--on", "2026-12-09", STOCKMAIL_UI=ui)
    assert word in ran.out
    command = (
        "$ stockmail draft --scenario noreply --lang ja --order-id 10234 --channel own --as phone --record"
    )
    assert command in ran.out
