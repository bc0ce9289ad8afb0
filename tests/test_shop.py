"""What may stand in shop.yaml, and what is told of the rest: all of it at once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from stockmail.errors import OrderError, Problem
from stockmail.model import Account, Campaign, Shop
from stockmail.shop import JAPAN, parse_shop, zone

SALE = {"name": "歳末セール", "from": "2026-12-04", "until": "2026-12-11"}


def wrong(**data: object) -> list[tuple[str, str]]:
    """The paths and messages of what is wrong with a shop.yaml."""
    with pytest.raises(OrderError) as refused:
        parse_shop(data, "shop.yaml")
    assert {problem.where for problem in refused.value.problems} == {"shop.yaml"}
    return [(problem.path, problem.message) for problem in refused.value.problems]


def test_a_shop_is_read_field_by_field() -> None:
    """What is null is not given."""
    data = {
        "name": "みなと雑貨店",
        "phone": None,
        "email": "info@minato.example",
        "closing_days": ["水", "12-29..01-03"],
        "channels": ["own", "rakuten"],
        "keep": "text",
        "timezone": "Asia/Tokyo",
        "record": True,
        "campaigns": [SALE],
        "imap": {"shop": {"host": "imap.example", "user": "taro", "password_command": "pass imap"}},
    }
    account = Account("imap.example", 993, "taro", password_command=("pass", "imap"))
    assert parse_shop(data, "shop.yaml") == Shop(
        name="みなと雑貨店", email="info@minato.example", closing_days=("wed", "12-29..01-03"),
        channels=("own", "rakuten"), keep="text", timezone="Asia/Tokyo", record=True, imap={"shop": account},
        campaigns=(Campaign("歳末セール", date(2026, 12, 4), date(2026, 12, 11)),),
    )  # fmt: skip


def test_an_empty_shop_is_one() -> None:
    """What a draft needs of it, the draft asks for."""
    assert parse_shop({}, "shop.yaml") == parse_shop({"imap": None}, "shop.yaml") == Shop()


LIST = "must be a list in [ ], not {got}"
TABLE = "must be a table like {{name: Sale, from: 2026-12-04, until: 2026-12-11}}, not {got}"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("closing_days", "wed", "must be a list like [wed, 12-29..01-03], not {got}"),
        ("closing_days", ["monkey"],
         "is no closing day; write sun, 2026-12-29, 12-29 or 12-29..01-03: {got}"),
        ("closing_days", [3], "must be text in quotes, not {got}"),
        ("channels", "own", "must be a list like [own, rakuten], not {got}"),
        ("channels", [7], "must be text in quotes, not {got}"),
        ("timezone", "Asia/Tokio", "{got} is no time zone; did you mean {close}?"),
        ("timezone", "xq", "must be a time zone like Asia/Tokyo, not {got}"),
        ("keep", "txt", "{got} is unknown; did you mean {close}? There are: {all}"),
        ("keep", True, "must be text in quotes, not {got}"),
        ("campaigns", "sale", LIST),
        ("campaigns", ["sale"], TABLE),
        ("campaigns", [{"name": "sale"}], TABLE),
        ("campaigns", [{**SALE, "more": "x"}], TABLE),
        ("campaigns", [{**SALE, "from": "12/4"}], "is not a day like 2026-12-05: {got}"),
        ("campaigns", [{**SALE, "until": "2026-12-03"}], "a campaign must end after it begins: {got}"),
        ("language", 5, "must be text in quotes, not {got}"),
        ("name", "", "is empty"),
        ("nmae", "x", "is no field here; did you mean {close}?"),
        ("imap", "x", "must be lines like name: …, not {got}"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused(field: str, value: object, message: str) -> None:
    """With its place."""
    assert wrong(**{field: value}) == [(f"shop.{field}", message)]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """In the order of the file; the mailboxes after the rest."""
    told = wrong(name="", imap={"shop": {"host": "x"}}, keep="txt")
    assert [path for path, _message in told] == [
        "shop.name",
        "shop.keep",
        "shop.imap.shop.password_command",
        "shop.imap.shop.user",
    ]


def test_a_campaign_of_one_day_is_one() -> None:
    """It begins and ends on it."""
    shop = parse_shop({"campaigns": [{**SALE, "until": SALE["from"]}]}, "shop.yaml")
    assert shop.campaigns == (Campaign("歳末セール", date(2026, 12, 4), date(2026, 12, 4)),)


def test_the_option_that_gives_a_field_is_named() -> None:
    """Who signs may be said on the command line."""
    with pytest.raises(OrderError) as refused:
        parse_shop({"staff": 1}, "shop.yaml")
    assert refused.value.problems == (
        Problem("must be text in quotes, not {got}", {"got": "1"}, "shop.yaml", "shop.staff", "--staff"),
    )


def test_a_clock_hangs_in_japan_unless_the_shop_says_where() -> None:
    """Without a table of zones, whose reading a start would feel."""
    assert zone(Shop()) is JAPAN
    assert datetime(2026, 7, 1, tzinfo=JAPAN).utcoffset() == timedelta(hours=9)
    assert zone(Shop(timezone="Europe/Berlin")) == ZoneInfo("Europe/Berlin")
