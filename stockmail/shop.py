"""From the fields of shop.yaml to a ``Shop``, or to everything that is wrong with them at once."""

from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from typing import Any

from stockmail.calendar import closing_day
from stockmail.errors import N_, OrderError
from stockmail.fields import Field, read_fields
from stockmail.kinds import (
    DAY,
    EMAIL,
    FLAG,
    LANGUAGE,
    TEXT,
    URL,
    Bad,
    Kind,
    nearest,
    one_line,
    shown,
    unknown,
)  # fmt: skip
from stockmail.model import Campaign, Shop


def _closing_days(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Bad("must be a list like [wed, 12-29..01-03], not {got}", got=shown(value))
    return tuple(closing_day(one_line(item)) for item in value)


def _channels(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Bad("must be a list like [own, rakuten], not {got}", got=shown(value))
    return tuple(map(one_line, value))


def _timezone(value: object) -> str:
    from zoneinfo import ZoneInfo, available_timezones

    name = one_line(value)
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # no such zone, a folder of zones, no name of a zone at all
        places = tuple(sorted(zone for zone in available_timezones() if "/" in zone))
        if close := nearest(name, places):
            raise Bad("{got} is no time zone; did you mean {close}?", got=shown(name), close=close) from None
        raise Bad("must be a time zone like Asia/Tokyo, not {got}", got=shown(name)) from None
    return name


def _keep(value: object) -> str:
    text = one_line(value)
    if text not in KEPT:
        raise unknown(text, KEPT)
    return text


def _campaign(value: object) -> Campaign:
    message = N_("must be a table like {{name: Sale, from: 2026-12-04, until: 2026-12-11}}, not {got}")
    if not isinstance(value, Mapping) or set(value) != {"name", "from", "until"}:
        raise Bad(message, got=shown(value))
    first: Any = DAY.read(value["from"])
    last: Any = DAY.read(value["until"])
    if last < first:
        raise Bad("a campaign must end after it begins: {got}", got=shown(value))
    return Campaign(one_line(value["name"]), first, last)


def _campaigns(value: object) -> tuple[Campaign, ...]:
    if not isinstance(value, list):
        raise Bad("must be a list in [ ], not {got}", got=shown(value))
    return tuple(map(_campaign, value))


# Without summer time since 1951 it needs no table of zones, whose reading a start would feel.
JAPAN = timezone(timedelta(hours=9), "JST")
KEPT = ("text",)
KEEP = Kind(_keep, {"enum": list(KEPT)})
CAMPAIGNS = Kind(_campaigns, {"type": "array"})
CLOSING_DAYS = Kind(_closing_days, {"type": "array", "items": {"type": "string"}})
CHANNELS = Kind(_channels, {"type": "array", "items": {"type": "string"}})
TIMEZONE = Kind(_timezone, TEXT.schema)
SHOP = (
    Field("name", TEXT, "The shop's name as customers know it."),
    Field("name_en", TEXT, "The same in Latin letters."),
    Field("staff", TEXT, "Who signs.", "--staff"),
    Field("staff_en", TEXT, "The same in Latin letters."),
    Field("email", EMAIL, "Where customers write."),
    Field("phone", TEXT, "Where customers call."),
    Field("phone_en", TEXT, "The same with the country code."),
    Field("hours", TEXT, "When someone answers."),
    Field("hours_en", TEXT, "The same in English."),
    Field("url", URL, "The shop's page."),
    Field("address", TEXT, "The address that Japanese law asks for."),
    Field("address_en", TEXT, "The same in English."),
    Field("language", LANGUAGE, "The language of drafts for orders that name none."),
    Field("refund_form", URL, "A form in which customers leave their bank account."),
    Field("closing_days", CLOSING_DAYS, "Days on which the shop is closed beside weekends."),
    Field("channels", CHANNELS, "Where it sells; the first counts for orders that name no channel."),
    Field("timezone", TIMEZONE, "Where its clock hangs, a name of the IANA; Asia/Tokyo when not given."),
    Field("record", FLAG, "Whether every draft goes into the case log."),
    Field("log", TEXT, "The file of the case log, from the folder of this file."),
    Field("keep", KEEP, "text, where the case log may keep whole drafts."),
    Field("campaigns", CAMPAIGNS, "Sales and the like: name, from, until."),
)


def parse_shop(data: Mapping[str, object], where: str) -> Shop:
    """The shop that *data* describes. Raises OrderError with every problem."""
    plain = {key: value for key, value in data.items() if key != "imap"}
    values, problems = read_fields(SHOP, plain, lambda key: (where, f"shop.{key}"), beside=("imap",))
    if data.get("imap") is not None:
        from stockmail.mail_account import read_accounts

        values["imap"], wrong = read_accounts(data["imap"], where)
        problems += wrong
    if problems:
        raise OrderError(*problems)
    return Shop(**values)  # type: ignore[arg-type]


def zone(shop: Shop) -> tzinfo:
    """Where the shop's clock hangs."""
    if shop.timezone is None:
        return JAPAN
    from zoneinfo import ZoneInfo

    return ZoneInfo(shop.timezone)
