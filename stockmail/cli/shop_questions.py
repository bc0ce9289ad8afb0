"""The facts of a shop as questions: what is asked, how an answer is read, what stands there already."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from stockmail import messages
from stockmail.ask import flag
from stockmail.cli.talk import _
from stockmail.errors import OrderError, Problem
from stockmail.kinds import Bad, shown, unknown
from stockmail.library import Library
from stockmail.model import Shop
from stockmail.shop import SHOP
from stockmail.shop_file import Value

LISTS = ("closing_days", "channels")
LEAST_DIGITS = 3  # 110 is one too
FLAGS = {"language": "--lang"}
TWINS = ("name_en", "staff_en", "address_en")


class Question(NamedTuple):
    """One fact. says: the question, and what stands above the fact in shop.yaml; hint: how to answer."""

    key: str
    says: str
    hint: str = ""


def questions(library: Library) -> tuple[Question, ...]:
    """In the order in which they are asked."""
    days = _("Like wed, 12-29..01-03; weekends and Japanese holidays are known.")
    languages = _("ja or en, for orders that name none; “ja, en” asks for the names in English too.")
    named = ((name, _titled(library, name)) for name in library.channels)
    every = ", ".join(name if name == title.lower() else _("{id} ({name})").format(id=name, name=title)
                      for name, title in named)  # fmt: skip
    channels = _("Of {all}; the first counts for orders that name none.").format(all=every)
    return (
        Question("name", _("Name of the shop, as customers know it")),
        Question("staff", _("Name of the person who signs")),
        Question("email", _("Mail address for customers")),
        Question("phone", _("Phone number for customers")),
        Question("hours", _("Hours in which someone answers")),
        Question("address", _("Postal address of the shop")),
        Question("closing_days", _("Days on which the shop is closed"), days),
        Question("channels", _("Where the shop sells"), channels),
        Question("language", _("Language of the drafts"), languages),
        Question("name_en", _("Name of the shop in English drafts")),
        Question("staff_en", _("Name of the person who signs in English drafts")),
        Question("address_en", _("Postal address in English drafts")),
    )


def reader(key: str, library: Library) -> Callable[[str], Value]:
    """How an answer is read: "" is none. The reader raises Bad for what the fact cannot be."""
    kind = next(field.kind for field in SHOP if field.key == key)

    def read(text: str) -> Value:
        if not text.strip():
            return ""
        if key == "language":
            return _each(words(text), library.languages)
        if key == "channels":
            return _each((_channel(word, library) for word in words(text)), library.channels)
        if key == "email" and "." not in text.rpartition("@")[2]:
            raise Bad("is not an e-mail address: {got}", got=shown(text))
        if key == "phone" and sum(map(str.isdigit, text)) < LEAST_DIGITS:
            raise Bad("is no phone number: {got}", got=shown(text))
        return kind.read(list(words(text)) if key in LISTS else text)  # type: ignore[return-value]

    return read


def given(facts: Mapping[str, str | None], library: Library) -> dict[str, Value]:
    """The facts of the options. Raises OrderError with all that they cannot be."""
    found: dict[str, Value] = {}
    problems = []
    for key, text in facts.items():
        try:
            if text is not None and (value := reader(key, library)(text)):
                found[key] = value
        except Bad as bad:
            problems.append(Problem(bad.message, bad.values, FLAGS.get(key, flag(key))))
    if problems:
        raise OrderError(*problems)
    return found


def known(shop: Shop, tongue: str) -> dict[str, Value]:
    """What stands in the shop's file, and what is likely where nothing does."""
    facts = {key: value for key, value in shop._asdict().items() if value and isinstance(value, (str, tuple))}
    language = shop.language or tongue
    both = ("en",) if language != "en" and any(facts.get(twin) for twin in TWINS) else ()
    return {"channels": ("own",), **facts, "language": (language, *both)}


def words(text: str) -> tuple[str, ...]:
    """The words of a list as people type it."""
    return tuple(filter(None, re.split(r"[\s,、，\[\]]+", text)))


def _titled(library: Library, channel: str) -> str:
    """What people call the channel, in the user's language."""
    said = library.channel(channel).name
    return str(said.get(messages.language(os.environ), said["en"]))


def _channel(word: str, library: Library) -> str:
    """The channel that *word* names, by its own name or by the beginning of what people call it."""
    if word in library.channels:
        return word
    titles = {name: library.channel(name).name.values() for name in library.channels}
    exact = [name for name, said in titles.items() if word in said]
    begun = [name for name, said in titles.items() if any(title.startswith(word) for title in said)]
    return next((found[0] for found in (exact, begun) if len(found) == 1), word)


def _each(names: Iterable[str], all_: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(names)
    for name in found:
        if name not in all_:
            raise unknown(name, all_)
    return found
