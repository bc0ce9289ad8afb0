"""What a scenario is, and how one is found by its name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from stockmail.errors import N_, OrderError, Problem
from stockmail.kinds import unknown

# What every scenario may carry: who writes, why, how the money goes back, and a word of one's own.
ALWAYS = frozenset(
    {"reason", "refund", "refund_by", "reply_by", "staff", "note", "short", "allow"}
    | {"coupon", "coupon_until", "enclose"}
)


class Scenario(NamedTuple):
    """One situation; the fields are those of scenarios.yaml, which explains them."""

    id: str
    title: Mapping[str, str]
    when: Mapping[str, str]
    needs: tuple[str, ...]
    offers: tuple[str, ...]
    media: tuple[str, ...]
    reply: Mapping[str, str]
    article: tuple[str, ...] = ()
    reason: str = "sold-out"
    choices: tuple[str, ...] = ()
    refund: Mapping[str, str] = MappingProxyType({"within": "3bd"})
    ships: Mapping[str, str] = MappingProxyType({"within": "1bd"})
    next_update: Mapping[str, str] = MappingProxyType({})
    new_date: Mapping[str, str] = MappingProxyType({})
    forbids: tuple[str, ...] = ()
    goods: bool = True
    partly: str = ""
    second_notice: Mapping[str, Any] = MappingProxyType({})
    repeats: bool = False
    sample: Mapping[str, object] = MappingProxyType({})

    def takes(self, decision: str) -> bool:
        """Whether a draft of this scenario can say something about *decision*."""
        return takes(decision, self.offers, self.forbids)

    def renewed(self) -> "Scenario":
        """The same where the customer was told of a delay before."""
        changed: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.second_notice.items()
        }
        return self._replace(**changed)


def takes(decision: str, offers: tuple[str, ...], forbids: tuple[str, ...]) -> bool:
    """Whether a scenario that offers and forbids these can say something about *decision*."""
    forbidden = decision.removesuffix("_until") in forbids
    return decision in offers or (decision in ALWAYS and not forbidden)


def find(scenarios: Mapping[str, Scenario], name: str) -> Scenario:
    """The scenario called *name*. Raises OrderError with the list and the nearest."""
    if name in scenarios:
        return scenarios[name]
    if not name:
        message = N_("which scenario? There are: {all}")
        raise OrderError(Problem(message, {"all": ", ".join(scenarios)}, "", "", "--scenario"))
    bad = unknown(name, tuple(scenarios))
    raise OrderError(Problem(bad.message, bad.values, "--scenario", "scenario", "--scenario"))
