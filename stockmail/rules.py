"""The team's decision rules: which scenario fits what, read from scenarios.yaml and judged as they load."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import Bad, money, one_line, shown, unknown
from stockmail.telling import CONDITIONS

HEAVIEST = 1000
FURTHEST = 3650
HOURS = 24
NOT = "not "


class Fit(NamedTuple):
    """One rule: when all that stands under *conditions* is so, the reason in words holds.

    own: it is the shop's, so it goes before every shipped one.
    """

    conditions: tuple[str, ...]
    weight: int
    because: Mapping[str, str]
    own: bool = False

    def holds(self, true: frozenset[str]) -> bool:
        """Whether the rule applies where the conditions in *true* are so and no other is."""
        return all((name.removeprefix(NOT) in true) is not name.startswith(NOT) for name in self.conditions)


class Rules(NamedTuple):
    """All rules, with what they count with; scenarios.yaml explains each."""

    lead: int = 10
    far_days: int = 30
    soon_days: int = 7
    expensive: Mapping[str, Decimal] = MappingProxyType({})
    phone: tuple[Fit, ...] = ()
    opens: int = 8
    closes: int = 20
    fits: Mapping[str, tuple[Fit, ...]] = MappingProxyType({})


class Source(NamedTuple):
    """One scenarios.yaml: what it holds and where it stands. own: it is the shop's."""

    data: Mapping[str, Any]
    where: str
    own: bool = False


def read_rules(*sources: Source) -> Rules:
    """The rules of *sources*, later ones before earlier; an empty list takes a scenario's away.

    Raises OrderError with every fault.
    """
    reader = _Reader()
    made: dict[str, Any] = {}
    fits: dict[str, tuple[Fit, ...]] = {}
    for source in sources:
        reader.source = source
        for name, entry in source.data.items():
            if name == "rules":
                common = reader.common(entry)
                prices = {**made.get("expensive", {}), **common.pop("expensive", {})}
                made |= {**common, "expensive": prices}
            elif isinstance(entry, Mapping) and "fits" in entry:
                found = reader.fits(entry["fits"], f"{name}.fits")
                fits[name] = (*found, *fits.get(name, ())) if found else ()
    if reader.problems:
        raise OrderError(*reader.problems)
    return Rules(**made, fits=fits)


class _Reader:
    """Reads one part after another and keeps what is wrong with each."""

    def __init__(self) -> None:
        self.source = Source({}, "")
        self.problems: list[Problem] = []

    def wrong(self, path: str, message: str, values: Mapping[str, object]) -> None:
        self.problems.append(Problem(message, values, self.source.where, path))

    def read(self, path: str, how: Callable[[Any], Any], value: object) -> Any:  # noqa: ANN401 - its kind's
        try:
            return how(value)
        except Bad as bad:
            self.wrong(path, bad.message, bad.values)
            return None

    def keys(self, path: str, value: object, known: tuple[str, ...]) -> Mapping[str, Any]:
        """*value* as a table of *known* keys; strange ones are named and left out."""
        if not isinstance(value, Mapping):
            self.wrong(path, N_("must be a table like {{name: …}}, not {got}"), {"got": shown(value)})
            return {}
        for key in value:
            if key not in known:
                bad = unknown(str(key), known)
                self.wrong(f"{path}.{key}", bad.message, bad.values)
        return {key: each for key, each in value.items() if key in known}

    def common(self, value: object) -> dict[str, Any]:
        made: dict[str, Any] = {}
        table = self.keys("rules", value, ("lead", "far_days", "soon_days", "expensive", "phone", "send"))
        for key, each in table.items():
            path = f"rules.{key}"
            if key == "phone":
                made[key] = self.fits(each, path)
            elif key == "send":
                hours = self.keys(path, each, ("from", "until"))
                names = {"from": "opens", "until": "closes"}
                made |= {names[name]: self.read(f"{path}.{name}", _hour, hour)
                         for name, hour in hours.items()}  # fmt: skip
            elif key == "expensive":
                made[key] = self.prices(path, each)
            else:
                made[key] = self.read(path, _up_to(HEAVIEST if key == "lead" else FURTHEST), each)
        return made

    def prices(self, path: str, value: object) -> dict[str, Decimal]:
        if not isinstance(value, Mapping):
            self.keys(path, value, ())
            return {}
        return {name: self.read(f"{path}.{name}", money, price) for name, price in value.items()}

    def fits(self, value: object, path: str) -> tuple[Fit, ...]:
        if not isinstance(value, list):
            self.wrong(path, N_("must be a list of rules, not {got}"), {"got": shown(value)})
            return ()
        return tuple(self.fit(rule, f"{path}[{number}]") for number, rule in enumerate(value))

    def fit(self, value: object, path: str) -> Fit:
        rule = self.keys(path, value, ("if", "weight", "because"))
        conditions = self.read(f"{path}.if", _conditions, rule.get("if", []))
        weight = self.read(f"{path}.weight", _up_to(HEAVIEST), rule.get("weight", 0))
        because = self.read(f"{path}.because", _words, rule.get("because"))
        return Fit(conditions or (), weight or 0, because or {}, self.source.own)


def _conditions(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise Bad("must be a list of conditions like [gift, not has-rest], not {got}", got=shown(value))
    names = tuple(" ".join(name.split()) for name in value)
    for name in names:
        if name.removeprefix(NOT) not in CONDITIONS:
            bad = unknown(name.removeprefix(NOT), tuple(CONDITIONS))
            raise bad
    return names


def _up_to(most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if type(value) is not int or not 0 <= value <= most:
            raise Bad("must be a whole number from 0 to {most}, not {got}", most=most, got=shown(value))
        return value

    return read


def _hour(value: object) -> int:
    return _up_to(HOURS)(value)


def _words(value: object) -> Mapping[str, str]:
    """A text in both languages of the desk, or one for both."""
    if isinstance(value, str):
        return {"ja": one_line(value), "en": one_line(value)}
    if not isinstance(value, Mapping) or not value or set(value) - {"ja", "en"}:
        raise Bad("must be a text, or {{ja: …, en: …}}, not {got}", got=shown(value))
    said = {name: one_line(text) for name, text in value.items()}
    first = next(iter(said.values()))
    return {"ja": first, "en": first} | said
