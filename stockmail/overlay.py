"""A shop's own scenarios.yaml, judged and laid over the shipped one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stockmail.calendar import Calendar, within
from stockmail.errors import OrderError, Problem
from stockmail.fields import Field, read_fields
from stockmail.kinds import FLAG, TEXT, Bad, Kind, one_line, shown, unknown
from stockmail.model import Ask

DECISIONS = Ask._fields
NEEDS = (*DECISIONS, "payment", "rest", "company", "needed_by")
MEDIA = ("mail", "message", "phone", "notice")
CHOICES = (
    *("wait", "alternative", "cancel", "cancel_all", "ship", "split"),
    *("late", "resend", "refund_part"),
)
REQUIRED = ("title", "when", "media", "needs", "offers", "reply")
SAMPLE = ("order", "decisions", "decisions_en")
# Elsewhere than here: the rules are read by rules.py.
BESIDE = ("fits",)


def _list_of(names: tuple[str, ...]) -> Kind:
    def read(value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise Bad("must be a list of texts, not {got}", got=shown(value))
        for name in value:
            if names and name not in names:
                bad = unknown(name, names)
                raise bad
        return value

    return Kind(read, {})


def _in_both(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or set(value) - {"ja", "en"} or not value:
        raise Bad("must be a text, or {{ja: …, en: …}}, not {got}", got=shown(value))
    return {str(name): one_line(text) for name, text in value.items()}


def _time(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or set(value) - {"within", "silence", "in_time"}:
        raise Bad("must be a table like {{within: 4bd}}, not {got}", got=shown(value))
    said = {str(name): one_line(text) for name, text in value.items()}
    if "within" in said:
        within(said["within"], date(2026, 1, 1), Calendar())
    for name in ("silence", "in_time"):
        if name in said and said[name] not in CHOICES:
            raise unknown(said[name], CHOICES)
    return said


def _table(value: object) -> Mapping[object, object]:
    if not isinstance(value, Mapping):
        raise Bad("must be a table like {{name: …}}, not {got}", got=shown(value))
    return value


def _second_notice(value: object) -> object:
    kinds = {"needs": _list_of(NEEDS), "choices": _list_of(CHOICES), "reply": TIME}
    for name, each in _table(value).items():
        if name not in kinds:
            raise unknown(str(name), tuple(kinds))
        kinds[str(name)].read(each)
    return value


def _sample(value: object) -> object:
    """Which sample order, and what is decided about it; the order itself is found by its name."""
    for name, each in _table(value).items():
        if name not in SAMPLE:
            raise unknown(str(name), SAMPLE)
        if name == "order":
            one_line(each)
        else:
            _table(each)
    return value


WORDS, TIME = Kind(_in_both, {}), Kind(_time, {})
ENTRY = (
    *(Field(name, WORDS, "") for name in ("title", "when")),
    *(Field(name, TIME, "") for name in ("reply", "refund", "ships", "next_update", "new_date")),
    Field("media", _list_of(MEDIA), ""),
    Field("needs", _list_of(NEEDS), ""),
    Field("offers", _list_of(DECISIONS), ""),
    Field("forbids", _list_of(DECISIONS), ""),
    Field("choices", _list_of(CHOICES), ""),
    Field("article", _list_of(()), ""),
    *(Field(name, TEXT, "") for name in ("reason", "partly")),
    Field("goods", FLAG, ""),
    Field("second_notice", Kind(_second_notice, {}), ""),
    Field("repeats", FLAG, ""),
    Field("sample", Kind(_sample, {}), ""),
)


def merge(shipped: Mapping[str, Any], own: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Every scenario, with what *own* says in place of what is shipped. Raises OrderError."""
    made, problems = dict(shipped), []
    for name, entry in own.items():
        if name == "rules":
            continue
        values, wrong = _entry(entry, str(name), where)
        made[name] = {**made.get(name, {}), **_deeper(made.get(name, {}), values)}
        problems += wrong
        problems += [
            Problem("is missing", {}, where, f"{name}.{key}")
            for key in REQUIRED
            if not wrong and key not in made[name]
        ]
    if problems:
        raise OrderError(*problems)
    return made


def _entry(entry: object, name: str, where: str) -> tuple[dict[str, object], list[Problem]]:
    if not isinstance(entry, Mapping):
        bad = Bad("must be a table like {{name: …}}, not {got}", got=shown(entry))
        return {}, [Problem(bad.message, bad.values, where, name)]
    rest = {str(key): value for key, value in entry.items() if key not in BESIDE}
    return read_fields(ENTRY, rest, _place(name, where), BESIDE)


def _place(name: str, where: str) -> Callable[[str], tuple[str, str]]:
    return lambda key: (where, f"{name}.{key}")


def _deeper(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """A table goes over the table it replaces, key by key; a list takes the list's place."""
    return {
        name: {**under[name], **value} if isinstance(value, Mapping) and name in under else value
        for name, value in over.items()
    } | {name: {"en": next(iter(over[name].values())), **over[name]}
         for name in ("title", "when") if name in over and name not in under}  # fmt: skip
