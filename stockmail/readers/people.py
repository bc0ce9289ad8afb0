"""Who ordered: names in the order their system keeps them, the language, the country."""

import re
from functools import cache
from typing import Any

from stockmail.errors import N_, Note
from stockmail.readers import surnames
from stockmail.readers.values import text

JAPANESE = re.compile("[぀-ヿ㐀-鿿豈-﫿々〆]")
# What stands after a comma and is no given name.
BLANK = frozenset({"-", ".", "_"})  # what is typed where a form insists on a name
AFTER = frozenset({"inc", "ltd", "llc", "gmbh", "co", "corp", "jr", "sr", "ii", "iii", "md", "phd", "esq"})
SHORT = {
    **dict.fromkeys(("usa", "u.s.a.", "u.s.", "united states of america"), "US"),
    **dict.fromkeys(("uk", "u.k.", "england", "great britain"), "GB"),
    "日本国": "JP",
    "korea": "KR",
    "taiwan": "TW",
    "hong kong": "HK",
}
DRAFTED = frozenset({"ja", "en"})


def split(family: Any, given: Any) -> dict[str, str | None]:  # noqa: ANN401
    """A name in two fields; where only one is filled, that is all there is."""
    last, first = (None if (each or "") in BLANK else each for each in map(text, (family, given)))
    if last and first:
        return {"family_name": last, "given_name": first}
    return {"family_name": None, "given_name": None, "name": last or first}


def in_order(family: Any, given: Any, notes: list[Note], *, doubtful: bool) -> dict[str, str | None]:  # noqa: ANN401
    """A name in two fields, put in order if it is certain that they are swapped.

    doubtful: the system is known to swap them, so that a name which decides nothing is told of.
    """
    last, first = text(family), text(given)
    if not last or not first or not JAPANESE.search(last + first):
        return split(last, first)
    if surnames.is_one(first) and not surnames.is_one(last):
        message = N_(
            "{name}: the fields for family and given name are swapped; addressed as {family} {given}"
        )
        notes.append(Note(message, {"name": f"{last} {first}", "family": first, "given": last}))
        return split(first, last)
    if doubtful and not (surnames.is_one(last) and not surnames.is_one(first)):
        message = N_("{family} {given}: this system mixes up family and given name; look at who is addressed")
        notes.append(Note(message, {"family": last, "given": first}))
    return split(last, first)


def whole(name: Any, notes: list[Note]) -> dict[str, str | None]:  # noqa: ANN401
    """A name in one field, the family name first if it is Japanese."""
    del notes
    return one(text(name))


def one(name: str | None) -> dict[str, str | None]:
    """A name in one field; Lee, Ann is Ann Lee, and Lamp, Inc. a company."""
    # A form that asks for a family name gets a dash from those who have none.
    name = " ".join(word for word in (name or "").split(" ") if word not in BLANK) or None
    family, _, given = (each.strip() for each in (name or "").partition(","))
    if family and given and not JAPANESE.search(family) and re.fullmatch(r"[^\W\d_][^,.\d]*", given) and (
        given.casefold().rstrip(".") not in AFTER
    ):  # fmt: skip
        return {"family_name": family, "given_name": given}
    return {"name": name}


def given_first(name: Any, notes: list[Note]) -> dict[str, str | None]:  # noqa: ANN401
    """A name in one field of a system that puts the given name first, for Japanese names too."""
    line = text(name)
    words = (line or "").split(" ")
    if not line or not JAPANESE.search(line):
        return one(line)
    if len(words) != 2:  # noqa: PLR2004 - a family and a given name
        message = N_("{name}: this system puts the given name first; look at who is addressed")
        notes.append(Note(message, {"name": line}))
        return {"name": line}
    first, last = words
    if surnames.is_one(first) and not surnames.is_one(last):  # somebody typed the name as it is said
        message = N_("{name}: this system puts the given name first, but {family} is a family name")
        notes.append(Note(message, {"name": line, "family": first}))
        return {"family_name": first, "given_name": last}
    message = N_("{name}: this system puts the given name first; addressed as {family} {given}")
    notes.append(Note(message, {"name": line, "family": last, "given": first}))
    return {"family_name": last, "given_name": first}


def kana(family: Any, given: Any = None) -> str | None:  # noqa: ANN401
    """The reading, family name first."""
    return " ".join(filter(None, (text(family), text(given)))) or None


def only_recipient(name: dict[str, str | None], notes: list[Note]) -> None:
    """Tells that nobody but who gets the parcel is named, which may be another person."""
    message = N_("who ordered does not stand in the file; {name} gets the parcel: look at who is addressed")
    parts = (name.get("family_name"), name.get("given_name"), name.get("name"))
    said = [each for each in parts if each]
    notes.append(Note(message, {"name": " ".join(said if JAPANESE.search("".join(said)) else said[::-1])}))


def is_reading(name: str) -> bool:
    """Whether *name* is a family and a given name in kana."""
    return re.fullmatch(r"[ァ-ヶー]+ [ァ-ヶー]+|[ぁ-ゖー]+ [ぁ-ゖー]+", name) is not None


def country(value: Any) -> str | None:  # noqa: ANN401
    """A country as its code: JP for Japan and 日本. A name that nobody knows is left out."""
    name = text(value)
    if not name:
        return None
    if re.fullmatch("[A-Za-z]{2}", name) and name.casefold() not in SHORT:
        return name.upper()
    return _countries().get(name.casefold())


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    tongues = [Locale(spoken).territories for spoken in ("fr", "de", "en", "ja")]
    return SHORT | {
        name.casefold(): code
        for names in tongues
        for code, name in names.items()
        if re.fullmatch("[A-Z]{2}", code)
    }


def language(locale: Any, customer: dict[str, Any], notes: list[Note]) -> str | None:  # noqa: ANN401
    """The customer's language: as their system says it, else by the country, else by the name."""
    said = (text(locale) or "").partition("-")[0].partition("_")[0].casefold()
    if re.fullmatch("[a-z]{2,3}", said):
        if said not in DRAFTED:
            message = N_("the customer's language is {said}; the draft will be in English")
            notes.append(Note(message, {"said": said}))
        return said if said in DRAFTED else "en"
    name = "".join(str(customer.get(key) or "") for key in ("family_name", "given_name", "name"))
    name = name or str(customer.get("company") or "")
    if customer.get("country"):
        return "ja" if customer["country"] == "JP" or JAPANESE.search(name) else "en"
    return ("ja" if JAPANESE.search(name) else "en") if name else None
