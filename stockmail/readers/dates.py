"""Days and times as shop systems and spreadsheets write them.

What cannot be read is handed on as it is: the parser then names it and its place (order.py). A day that
may be read in two ways is left out, which is told.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers.values import count, text

JAPAN = timezone(timedelta(hours=9))
CLOCK = (
    r"(?:[T\s,]+(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})[:時](?P<minute>\d{1,2})"
    r"(?:[:分](?P<second>\d{1,2})秒?(?:\.\d+)?)?分?\s*(?P<noon>[ap]\.?m\.?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|JST|[+-]\d{2}:?\d{2})?"
)
SEP = r"\s*[-/.\s]\s*"
# The year first; of an era; without anything between; the month by name; dots, which put the day first.
DAYS = (
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})日?",
    r"(?P<era>令和|平成|[RH])\s*\.?(?P<of>\d{1,2}|元)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})日?",
    r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    rf"(?P<name>[^\W\d_]{{3,10}})\.?{SEP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?{SEP}(?P<year>\d{{4}}|\d{{2}})",
    rf"(?:[^\W\d_]{{3}},\s*)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?{SEP}(?P<name>[^\W\d_]{{3,10}})\.?,?{SEP}(?P<year>\d{{4}}|\d{{2}})",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
)
SLASHED = r"(?P<first>\d{1,2})[-/](?P<then>\d{1,2})[-/](?P<year>\d{4}|\d{2})"
WEEKDAY = re.compile(r"\s*\([^()]{1,3}\)(?=\s|$)|\s*\([^()]{1,3}\)(?=\d)")
ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
FIRST_OF_ALL, LAST_OF_ALL = 36526, 73050  # 2000-01-01 and 2099-12-31, as spreadsheets count days
NOON = 12


def moment(value: Any, notes: list[Note]) -> str | None:  # noqa: ANN401
    """A day or a time in ISO 8601; UTC as the clock in Japan shows it, which is said when the day differs."""
    line = text(value)
    found = _matched(line or "")
    if line is None or found is None:
        return _other(line, notes) if line else None
    told = found.groupdict()
    if told.get("first"):
        return _slashed(line, told, notes)
    return _read(line, told, notes)


def american(value: Any, notes: list[Note]) -> str | None:  # noqa: ANN401
    """The same of a system that is known to put the month first: 09/03/26 is the third of September."""
    line = text(value)
    found = re.fullmatch(SLASHED + CLOCK, line or "", re.IGNORECASE)
    if line is None or not found:
        return moment(value, notes)
    told = found.groupdict()
    return _read(line, {**told, "month": told["first"], "day": told["then"]}, notes)


def wish(value: Any) -> str | None:  # noqa: ANN401
    """A day that was wished for; words instead of one (最短, 指定なし) wish for none."""
    read = day(value)
    return read if read and re.fullmatch(r"\d{4}-\d\d-\d\d", read) else None


def day(value: Any) -> str | None:  # noqa: ANN401
    """A day in ISO 8601, without its time."""
    return (moment(value, []) or "")[:10] or None


def epoch(value: Any, notes: list[Note]) -> str | None:  # noqa: ANN401
    """Seconds since 1970 as the clock in Japan shows them."""
    seconds = count(value)
    if not isinstance(seconds, int):
        return text(value)
    try:
        return _in_japan(datetime.fromtimestamp(seconds, UTC), notes)
    except (ValueError, OverflowError, OSError):
        return str(seconds)


def _matched(line: str) -> re.Match[str] | None:
    plain = WEEKDAY.sub(" ", unicodedata.normalize("NFKC", line)).strip()
    return next(filter(None, (known.fullmatch(plain) for known in _known())), None)


@cache
def _known() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form + CLOCK, re.IGNORECASE) for form in (*DAYS, SLASHED))


def _slashed(line: str, told: Mapping[str, str], notes: list[Note]) -> str | None:
    """11/5/2026: which is the month shows only where the other is none."""
    first, then = int(told["first"]), int(told["then"])
    if len(told["year"]) == 4 and (first == then or max(first, then) > NOON):  # noqa: PLR2004
        month, of_month = (then, first) if first > NOON else (first, then)
        return _read(line, {**told, "month": str(month), "day": str(of_month)}, notes)
    message = N_("{given} may be read as two different days; it is left out: give --ordered-at")
    notes.append(Note(message, {"given": line}))
    return None


def _read(line: str, told: Mapping[str, str], notes: list[Note]) -> str | None:
    month = told.get("month") or _month(told["name"])
    year = _year(told)
    try:
        stamp = datetime(year, int(month or 0), int(told["day"]), *_clock(told))  # noqa: DTZ001
    except ValueError:
        return line
    zone = told.get("zone") or ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return _in_japan(stamp.replace(tzinfo=UTC), notes)
    if told.get("hour") is None:
        return stamp.date().isoformat()
    offset = re.sub(r"(\d{2})(\d{2})$", r"\1:\2", "+0900" if zone.upper() == "JST" else zone)
    return stamp.isoformat() + offset  # +0900 is +09:00


def _year(told: Mapping[str, str]) -> int:
    if told.get("era"):
        return ERAS[told["era"].upper()] + (1 if told["of"] == "元" else int(told["of"]))
    return int(told["year"]) + (2000 if len(told["year"]) == 2 else 0)  # noqa: PLR2004


def _clock(told: Mapping[str, str]) -> tuple[int, int, int]:
    hour = int(told.get("hour") or 0)
    noon = (told.get("noon") or "").casefold()[:1]
    is_late = noon == "p" or told.get("half") == "午後"
    if is_late or noon or told.get("half"):  # 12 is the first hour of either half
        hour = hour % NOON + (NOON if is_late else 0) if hour <= NOON else hour
    return hour, int(told.get("minute") or 0), int(told.get("second") or 0)


ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPOKEN = ("en", "de", "fr", "es", "it", "nl", "pt")


def _month(name: str) -> int | None:
    """The number of a month by its name: Nov, November, Dez."""
    low = name.casefold()
    if low[:3] in ENGLISH:
        return ENGLISH.index(low[:3]) + 1
    return _abroad().get(low) or _abroad().get(low[:3])


@cache
def _abroad() -> dict[str, int]:
    from babel import Locale

    return {
        said.casefold().rstrip("."): number
        for spoken in SPOKEN
        for width in ("abbreviated", "wide")
        for number, said in Locale(spoken).months["format"][width].items()
    }


def _other(line: str, notes: list[Note]) -> str | None:
    """What is no whole day: one without its year is left out, which is told."""
    if not re.fullmatch(r"\d{1,2}[/月]\d{1,2}日?(?:\s*\(.\))?", unicodedata.normalize("NFKC", line)):
        return _serial(line, notes)
    notes.append(Note(N_("{given} has no year; it is left out: give --ordered-at"), {"given": line}))
    return None


def _serial(line: str, notes: list[Note]) -> str:
    """A day as a spreadsheet counts it: 46331 is 2026-11-05."""
    number = re.fullmatch(r"(\d{5})(?:\.\d+)?", unicodedata.normalize("NFKC", line))
    if not number or not FIRST_OF_ALL <= int(number[1]) <= LAST_OF_ALL:
        return line
    read = (date(1899, 12, 30) + timedelta(days=int(number[1]))).isoformat()
    message = N_("{given} is a spreadsheet's number for a day: {day}")
    notes.append(Note(message, {"given": line, "day": read}))
    return read


def _in_japan(stamp: datetime, notes: list[Note]) -> str:
    here = stamp.astimezone(JAPAN)
    if here.date() != stamp.date():
        message = N_("the time {given} is UTC; in Japan it was {day}")
        values = {"given": stamp.isoformat().replace("+00:00", "Z"), "day": here.date().isoformat()}
        notes.append(Note(message, values))
    return here.isoformat()
