"""What a field may hold: each kind reads one JSON value or raises ``Bad`` with a sentence.

The sentence is for the person at the desk: what is wrong with the value, and what was found.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from stockmail.errors import N_

if TYPE_CHECKING:
    from decimal import Decimal

# A number this long is a typing error, and arithmetic on longer ones is a way to hang a program.
MOST_DIGITS = 15
LARGEST = 10**MOST_DIGITS - 1
LONGEST = 500
MOST_SHOWN = 40
KEPT = 2048  # names, products and the like that come again from order to order
MOST_NAMES = 40
# Directional overrides can make a text read differently from what it is (Unicode TR 36).
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What templates, scripts and spreadsheets leave where a value should be. A customer may be called
# Null or Nan, so case counts.
HOLES, BLANKS = r"\{\{|\}\}|\{%|%\}", "[〔〕]"
MARKS = re.compile(f"{HOLES}|{BLANKS}")
LEFTOVERS = (
    *("None", "NaN", "nan", "null", "NULL", "(null)", "undefined", "[object Object]", "N/A", "n/a"),
    *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#DIV/0!"),
)
MAILBOX = r'[^\s@<>,;:"]+@[^\s@<>,;:"]+'
LINK = r'https?://[^\s<>"/?#\[\]\\]+[^\s<>"]*'
SQUARE = str.maketrans("〔〕", "［］")


class Bad(ValueError):
    """A value that its field cannot hold; ``message`` has ``{names}`` that ``values`` fill."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class Kind(NamedTuple):
    """How a value is read, and the same rule as JSON Schema."""

    read: Callable[[object], object]
    schema: Mapping[str, object]


def forbidden(text: str) -> str | None:
    """The first character that has no place in one line of text, named; None if all is well."""
    if text.isprintable():  # the quick answer for nearly all; it says no to a full-width space too
        return None
    for char in text:
        if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char in BIDI:
            return f"U+{ord(char):04X}"
    return None


def one_line(value: object) -> str:
    """A line of text without control characters; kana marks put together, the ends trimmed."""
    if not isinstance(value, str):
        raise Bad("must be text in quotes, not {got}", got=shown(value))
    return _line(value)


@lru_cache(KEPT)
def _line(value: str) -> str:
    # A full NFC would rewrite names: it turns U+FA10 (an old form of 塚) into 塚.
    text = value.strip()
    if "\u3099" in text or "\u309a" in text:
        text = re.sub("[ぁ-ヿ][\u3099\u309a]", lambda kana: unicodedata.normalize("NFC", kana[0]), text)
    if char := forbidden(text):
        raise Bad("holds a character that cannot stand in one line of text ({char})", char=char)
    if not visible(text):
        raise Bad("is empty")
    if len(text) > LONGEST:
        raise Bad("is longer than {most} characters", most=LONGEST)
    if mark := MARKS.search(text):
        raise Bad("holds {mark}, a mark of a template that was not filled in", mark=mark[0])
    if text in LEFTOVERS:
        raise Bad("is {got}: what an export leaves where a value is missing", got=text)
    return text


def title(value: object) -> str:
    """A product's name as shops write it; its 〔 〕 become ［ ］, for in drafts they mark a blank."""
    return _title(value) if isinstance(value, str) else one_line(value)


@lru_cache(KEPT)
def _title(value: str) -> str:
    return one_line(value.translate(SQUARE))


def visible(text: str) -> bool:
    """Whether there is anything in *text* to see."""
    return any(unicodedata.category(char) not in {"Cf", "Mn", "Zs"} for char in text)


def email(value: object) -> str:
    """An address as carriers really give them: dots may double or stand before the @."""
    text = one_line(value)
    if not re.fullmatch(MAILBOX, text):
        raise Bad("is not an e-mail address: {got}", got=shown(text))
    return text


def url(value: object) -> str:
    """A web address; nothing but http and https."""
    text = one_line(value)
    if not re.fullmatch(LINK, text):
        raise Bad("is not a web address that starts with http:// or https://: {got}", got=shown(text))
    return text


def whole(least: int) -> Callable[[object], int]:
    """A reader of whole numbers from *least* on."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Bad("must be a whole number, not {got}", got=shown(value))
        if value < least:
            raise Bad("must be {least} or more, not {got}", least=least, got=shown(value))
        if value > LARGEST:
            raise Bad("is too large a number")
        return value

    return read


def money(value: object) -> "Decimal":
    """An integer or a decimal string; a JSON float has already lost its cents."""
    from decimal import Decimal

    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Bad('must be an integer or a decimal in quotes like "37.40", not {got}', got=shown(value))
    if isinstance(value, int) and 0 <= value <= LARGEST:
        return Decimal(value)
    text = str(value) if isinstance(value, str) or abs(value) < 10**MOST_DIGITS else "9" * 99
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII):
        raise Bad("is not an amount of money: {got}", got=shown(value))
    if len(text) > MOST_DIGITS:
        raise Bad("is too large a number")
    return Decimal(text)


def yes_or_no(value: object) -> bool:
    """True or false, nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise Bad("must be true or false, not {got}", got=shown(value))
    return value


def day(value: object) -> date:
    """A day as YYYY-MM-DD."""
    return _day(one_line(value))


@lru_cache(KEPT)
def _day(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Bad("is not a day like 2026-12-05: {got}", got=shown(text))


def moment(value: object) -> datetime:
    """A day, or a day with a time, in ISO 8601."""
    text = one_line(value)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Bad("is not a time like 2026-11-21T22:14:00+09:00: {got}", got=shown(text)) from None


def code(length: int, *, upper: bool) -> Callable[[object], str]:
    """A reader of ISO codes of *length* letters, folded to one case."""

    def read(value: object) -> str:
        text = one_line(value)
        if not re.fullmatch(rf"[A-Za-z]{{{length}}}", text):
            raise Bad("is not a code of {length} letters: {got}", length=length, got=shown(text))
        return text.upper() if upper else text.lower()

    return read


def unknown(text: str, names: tuple[str, ...]) -> Bad:
    """The refusal of a name that is not on a list: the nearest one and the list."""
    every = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
    if close := nearest(text, names):
        message = N_("{got} is unknown; did you mean {close}? There are: {all}")
        return Bad(message, got=shown(text), close=close, all=every)
    return Bad("{got} is unknown; there are: {all}", got=shown(text), all=every)


def nearest(text: str, names: tuple[str, ...]) -> str | None:
    """The name that was probably meant, if any is near."""
    from difflib import get_close_matches

    plain = {name.lower(): name for name in names}
    found = get_close_matches(text.lower().replace("_", "-")[:80], plain, n=1, cutoff=0.5)
    return plain[found[0]] if found else None


def printable(text: str) -> str:
    """*text* as a terminal may be shown it: short, nothing in it that would be obeyed."""
    return "".join(char if char.isprintable() else "?" for char in text)[:80]


def shown(value: object) -> str:
    """A value as a message may show it: one short line, nothing that a terminal would obey."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, int) and not isinstance(value, bool):
        text = str(value) if abs(value) < 10**MOST_DIGITS else "a very large number"
    else:
        import json

        text = json.dumps(value, ensure_ascii=False, default=str)
    text = printable(text)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


# What the schemas below refer to; JSON Schema's own "format" is stricter than carriers' addresses.
_BIDI = "".join(rf"\u{ord(char):04x}" for char in sorted(BIDI))
CONTROLS = rf"[\u0000-\u001f\u007f-\u009f\u2028\u2029{_BIDI}]"
DEFS: Mapping[str, Mapping[str, object]] = {
    "title": {
        "type": "string",
        "maxLength": LONGEST,
        "pattern": r"\S",
        "not": {"anyOf": [{"pattern": CONTROLS}, {"pattern": HOLES}, {"enum": list(LEFTOVERS)}]},
    },
    "text": {"$ref": "#/$defs/title", "not": {"pattern": BLANKS}},
    "money": {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": LARGEST},
            {"type": "string", "maxLength": MOST_DIGITS, "pattern": r"^[0-9]+(\.[0-9]+)?$"},
        ]
    },
}
A_DAY, A_TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "([01][0-9]|2[0-3]):[0-5][0-9]"
TITLE = Kind(title, {"$ref": "#/$defs/title"})
TEXT = Kind(one_line, {"$ref": "#/$defs/text"})
EMAIL = Kind(email, {"$ref": "#/$defs/text", "pattern": rf"^{MAILBOX}$"})
URL = Kind(url, {"$ref": "#/$defs/text", "pattern": f"^{LINK}$"})
PIECES = Kind(whole(1), {"type": "integer", "minimum": 1, "maximum": LARGEST})
COUNT = Kind(whole(0), {"type": "integer", "minimum": 0, "maximum": LARGEST})
MONEY = Kind(money, {"$ref": "#/$defs/money"})
FLAG = Kind(yes_or_no, {"type": "boolean"})
DAY = Kind(day, {"type": "string", "format": "date", "pattern": f"^{A_DAY}$"})
MOMENT = Kind(
    moment,
    {
        "type": "string",
        "pattern": rf"^{A_DAY}([T ]{A_TIME}(:[0-5][0-9](\.[0-9]{{1,6}})?)?(Z|[+-]{A_TIME})?)?$",
    },
)
LANGUAGE = Kind(code(2, upper=False), {"type": "string", "pattern": "^[A-Za-z]{2}$"})
COUNTRY = Kind(code(2, upper=True), {"type": "string", "pattern": "^[A-Za-z]{2}$"})
