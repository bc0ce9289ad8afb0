"""From the fields of a channel's file to a ``Channel``, or to everything that is wrong with them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from stockmail.channel import RULE, THINGS, Channel, Limit, Rule
from stockmail.counts import parse_counts
from stockmail.errors import N_, OrderError, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import FLAG, PIECES, TEXT, Bad, Kind, one_line, shown, unknown
from stockmail.model import Ask, Fact
from stockmail.shapes import SPOKEN, WORDS, list_of, one_of, table, table_of
from stockmail.steps import CIRCUMSTANCES

MEDIA = ("mail", "message", "phone", "notice")
CONTACT = ("address", "phone", "hours", "email", "url")


def _month(value: object) -> str:
    text = one_line(value)
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text, re.ASCII):
        raise Bad("is not a month or day like 2026-11: {got}", got=shown(text))
    return text


def _as_it_is(value: object) -> object:
    """Read by a table of its own."""
    return value


MONTH, NESTED = Kind(_month, {}), Kind(_as_it_is, {})
NAMES = list_of(TEXT)
CHANNEL = (
    Field("name", WORDS, "What customers call it."),
    Field("way", WORDS, "How a seller reaches the buyer."),
    Field("cancel", WORDS, "What the cancellation is called there."),
    Field("medium", one_of(*MEDIA), "What is written there."),
    Field("subject", FLAG, "Whether a subject of one's own is written."),
    Field("plain", FLAG, "Whether nothing but text arrives."),
    Field("refunds", one_of("shop", "mall"), "Who pays money back."),
    Field("contact", list_of(one_of(*CONTACT)), "What a signature may show."),
    Field("links", NAMES, "Domains that may be linked to although links are forbidden."),
    Field("longest", NESTED, "How many characters a message may have."),
    Field("agree", FLAG, "Whether the buyer must agree before a cancel."),
    Field("reason_field", FLAG, "Whether the buyer sees the reason of the cancel form."),
    Field("expensive", PIECES, "From how many yen on an order counts as expensive."),
    Field("forbids", NESTED, "What a text may not hold, with the rule."),
    Field("refuses", table_of(one_of(*Ask._fields, *MEDIA), one_of(*THINGS)),
          "Decision or medium → what it would put into the text."),
    Field("counts", NESTED, "What is counted, in numbers."),
    *(Field(name, NESTED, "Sentences with their source.") for name in ("figures", "before", "after")),
)  # fmt: skip
SOURCE = (
    Field("source", TEXT, "The page that says so; practice, where nothing is claimed."),
    Field("date", MONTH, "When it was read."),
    Field("verified", FLAG, "Whether that is the marketplace's or the authority's own page."),
)
RULE_FIELDS = (Field("why", WORDS, "Why, in a sentence."), *SOURCE)
LIMIT = (Field("most", PIECES, "Characters."), *SOURCE)
WHEN = Field("when", list_of(one_of(*CIRCUMSTANCES)), "It counts if one of these holds.")
FACT = (*(Field(language, TEXT, "The sentence.") for language in SPOKEN), *SOURCE, WHEN)


def parse_channel(name: str, data: object, where: str) -> Channel:
    """The channel that *data* describes. Raises OrderError with every problem."""
    file = _File(where)
    top = file.read(CHANNEL, data, "", needed=("name", "way", "cancel"))
    rules = {thing: file.rule(thing, entry) for thing, entry in file.entries(top, "forbids")}
    lists = {name: file.facts(top.get(name), name) for name in ("figures", "before", "after")}
    counts = parse_counts(top.get("counts", []), where)
    longest = file.limit(top["longest"]) if "longest" in top else None
    if file.problems:
        raise OrderError(*file.problems)
    return Channel(name, **{**top, **lists, "longest": longest, "forbids": rules, "counts": counts})


class _File:
    """Reads one table after another and keeps what is wrong with each."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[Problem] = []

    def read(
        self, table: tuple[Field, ...], data: object, path: str, needed: tuple[str, ...]
    ) -> dict[str, Any]:
        """The fields of *table*; those that are *needed* must be there."""
        if not isinstance(data, Mapping):
            message = N_("must be lines like name: …, not {got}")
            self.problems.append(Problem(message, {"got": shown(data)}, self.where, path.rstrip(".")))
            return {}
        values, problems = read_fields(table, data, lambda key: (self.where, f"{path}{key}"))
        self.problems += problems
        for key in needed:
            if data.get(key) is None:
                self.problems.append(Problem("is missing", {}, self.where, f"{path}{key}"))
        return values

    def entries(self, top: Mapping[str, Any], key: str) -> list[tuple[str, object]]:
        """The things of ``forbids``; those set to null by a shop's own file are no rules."""
        found: list[tuple[str, object]] = []
        data = top.get(key, {})
        if not isinstance(data, Mapping):
            self._bad(key, lambda: table(data))
            return found
        for thing, entry in data.items():
            if thing in THINGS:
                found += [(thing, entry)] if entry is not None else []
            else:
                self._bad(f"{key}.{thing}", lambda thing=thing: _raise(unknown(str(thing), THINGS)))  # type: ignore[misc]
        return found

    def rule(self, thing: str, entry: object) -> Rule:
        """One rule."""
        values = self.read(RULE_FIELDS, entry, f"forbids.{thing}.", ("why", "source", "date", "verified"))
        return Rule(RULE + thing, **(_blank(RULE_FIELDS) | values))

    def limit(self, entry: object) -> Limit:
        """The length of a message."""
        values = self.read(LIMIT, entry, "longest.", ("most", "source", "date", "verified"))
        return Limit(**(_blank(LIMIT) | values))

    def facts(self, data: object, path: str) -> tuple[Fact, ...]:
        """A list of sentences."""
        if data is None:
            return ()
        if not isinstance(data, list):
            self._bad(path, lambda: list_of(NESTED).read(data))
            return ()
        return tuple(self._fact(entry, f"{path}[{number}].") for number, entry in enumerate(data))

    def _fact(self, entry: object, path: str) -> Fact:
        values = self.read(FACT, entry, path, (*SPOKEN, "source", "date", "verified"))
        said = {language: values.pop(language, "") for language in SPOKEN}
        return Fact(said, **(_blank(SOURCE) | values))

    def _bad(self, path: str, read: Callable[[], object]) -> None:
        try:
            read()
        except Bad as bad:
            self.problems.append(Problem(bad.message, bad.values, self.where, path))


def _raise(bad: Bad) -> None:
    raise bad


def _blank(table: tuple[Field, ...]) -> dict[str, Any]:
    return dict.fromkeys(field.key for field in table)


def merged(shipped: object, own: object) -> object:
    """A shop's own file over the shipped one: tables entry by entry, all else as a whole."""
    if not isinstance(shipped, Mapping) or not isinstance(own, Mapping):
        return own
    return {**shipped, **{key: merged(shipped.get(key), value) for key, value in own.items()}}
