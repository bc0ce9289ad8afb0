"""How large a thing in a template is, and the refusal of what would make too much of it."""

import re
from collections.abc import Iterable, Mapping

from stockmail.errors import N_, Note

ALL = 8_000_000  # what one draft may cost; a mail has a few thousand characters
LONGEST = 100_000  # what one text may hold
MOST_MEMBERS = 10_000
MEMBER = 10  # what a member of a list weighs beside what it holds
WIDEST = 10_000
# ``%999999999d`` and ``%*d``: a short form for a long text.
WIDE = re.compile(r"%[^a-zA-Z%]*(\d{4}|\*)")


class TooMuchError(Exception):
    """The text asks for more than any mail needs; *note* says so."""

    note = Note(N_("it makes too much: a loop, a number or a text in it is too long"))


def size(value: object) -> int:
    """How many characters and members *value* has, those of its members too. Raises TooMuchError."""
    if isinstance(value, (str, bytes, range)):
        return len(value)
    if isinstance(value, Mapping):
        return _sizes([*value.keys(), *value.values()])
    if isinstance(value, (list, tuple, set, frozenset)):
        return _sizes(value)
    return 1


def _sizes(members: Iterable[object]) -> int:
    total = 0
    for member in members:
        total += MEMBER + size(member)
        if total > ALL:  # a list may hold another many times, and that a third
            raise TooMuchError
    return total


def refuse_long(value: object) -> None:
    """Raise TooMuchError for one text that is longer than a mail can be."""
    if isinstance(value, (str, bytes)) and len(value) > LONGEST:
        raise TooMuchError


def refuse_product(value: object, *given: object) -> None:
    """Raise TooMuchError where *value* and *given* could make too much, as ``replace`` and ``join`` do.

    A number that is given is a width or a count.
    """
    if any(number(each) > WIDEST for each in given):
        raise TooMuchError
    sizes = (most(value), *(number(each) or most(each) for each in given))
    first, *rest = sorted(sizes, reverse=True)
    if rest and first * rest[0] > ALL:
        raise TooMuchError


def most(value: object) -> int:
    """The size; of what tells none, a generator, the most that it can give."""
    sized = isinstance(value, (str, bytes, range, Mapping, list, tuple, set, frozenset))
    return size(value) if sized or not isinstance(value, Iterable) else MOST_MEMBERS


def refuse_wide(form: object) -> None:
    """Raise TooMuchError for a form of ``%`` that pads to a great width."""
    if isinstance(form, str) and WIDE.search(form):
        raise TooMuchError


def number(value: object) -> float:
    """How large a number is; 0 for what is none."""
    return abs(value) if isinstance(value, (int, float)) else 0


def few(*limits: int) -> range:
    """What ``range`` gives, as far as a mail can need it. Raises TooMuchError."""
    numbers = range(*limits)
    if len(numbers) > MOST_MEMBERS:
        raise TooMuchError
    return numbers
