"""What of a brief is free: its texts, which templates say and look no further into.

Two briefs have the same form when they differ in nothing else.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from stockmail.brief import AlternativeSaid, Brief, Item, OrderSaid, Refund, Reply, Restock, To

Getter = Callable[[Any], tuple[Any, ...]]
# What a free text is: somebody's or something's name; a number, a day or a sum, maybe with words
# around it; or any words at all.
NAME, NUMBER, WORDS = "name", "number", "words"
FREE: Mapping[type, Mapping[str, str]] = {
    Brief: {
        **dict.fromkeys(("new_total", "update", "new_date", "today", "callback", "shipping_back"), NUMBER),
        **dict.fromkeys(("note", "point", "done"), WORDS),
    },
    To: dict.fromkeys(("person", "company"), NAME),
    OrderSaid: dict.fromkeys(("id", "date", "paid_on", "charged", "needed_by", "on_delivery"), NUMBER),
    Item: {
        **dict.fromkeys(("name", "product", "variant"), NAME),
        **dict.fromkeys(("pieces", "ordered", "others"), NUMBER),
    },
    Restock: dict.fromkeys(("text", "ships", "update"), NUMBER),
    AlternativeSaid: {**dict.fromkeys(("price", "difference", "pieces"), NUMBER), "instead": NAME},
    Refund: dict.fromkeys(("amount", "date", "points", "coupon"), NUMBER),
    Reply: {"by": NUMBER},
}
# English looks into these, to say "in early December" and "2 of 3".
SEEN = frozenset({"text", "pieces", "ordered", "others"})


class Places(NamedTuple):
    """Where the free texts of one sort of fact stand, the facts within it, and how it all is got at."""

    free: tuple[int, ...]
    deep: tuple[int, ...]
    kinds: tuple[str, ...]
    texts: Getter
    within: Getter
    rest: Getter


Sorts = Mapping[type, Places]
# Facts within facts, or what cannot be a part of a key as it is.
DEEP: Mapping[type, tuple[str, ...]] = {
    Brief: ("to", "order", "short", "rest", "restock", "alternative", "refund", "refund_all",
            "refund_dropped", "reply"),
    AlternativeSaid: ("specs", "dropped"),
}  # fmt: skip


def _places(without: frozenset[str]) -> Sorts:
    found = {}
    for made, kinds in FREE.items():
        fields: tuple[str, ...] = made._fields  # type: ignore[attr-defined]
        free = [at for at, name in enumerate(fields) if name in kinds and name not in without]
        deep = [at for at, name in enumerate(fields) if name in DEEP.get(made, ())]
        rest = [at for at in range(len(fields)) if at not in {*free, *deep}]
        said = tuple(kinds[fields[at]] for at in free)
        found[made] = Places(tuple(free), tuple(deep), said, *map(_getter, (free, deep, rest)))
    return found


def _getter(places: list[int]) -> Getter:
    if len(places) < 2:  # noqa: PLR2004 - of one place alone, itemgetter gives no tuple
        return lambda value: tuple([value[at] for at in places])
    return itemgetter(*places)


# All free texts are marked; where that does not do, all but those that a template may look into.
LEVELS = (_places(frozenset()), _places(SEEN))


def key(value: Any, texts: list[str], sorts: Sorts) -> object:  # noqa: ANN401 - any fact
    """All of *value* but its free texts, which go to *texts*."""
    here = sorts.get(type(value))
    if here:
        texts += here.texts(value)
        if not here.deep:
            return here.rest(value)
        return here.rest(value), *[key(x, texts, sorts) if x else None for x in here.within(value)]
    if type(value) is tuple:
        return tuple([key(x, texts, sorts) for x in value])
    return tuple(value.items())


def kinds_of(value: Any, sorts: Sorts) -> Iterator[str]:  # noqa: ANN401 - as above
    """The kinds of its free texts, as ``key`` meets them."""
    here = sorts.get(type(value))
    if here:
        yield from here.kinds
        value = here.within(value)
    if type(value) is tuple:
        for each in value:
            yield from kinds_of(each, sorts)


def replaced(value: Any, texts: Iterator[Any], sorts: Sorts) -> Any:  # noqa: ANN401 - as above
    """*value* with other free texts, in the order in which ``key`` meets them."""
    here = sorts.get(type(value))
    if here:
        made = list(value)
        for at in here.free:
            made[at] = next(texts)
        for at in here.deep:
            made[at] = replaced(value[at], texts, sorts)
        return type(value)(*made)
    return tuple(replaced(each, texts, sorts) for each in value) if type(value) is tuple else value
