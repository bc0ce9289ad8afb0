"""Which pieces cannot ship."""

import pytest

from stockmail.model import Line, Order
from stockmail.shortage import mark

MUG = Line(sku="MUG-NV", name="マグ", quantity=2)
CUP = Line(sku="CUP-W", name="湯呑み", quantity=3)


def marked(lines: tuple[Line, ...], short: dict[str, int | None]) -> list[int | None]:
    """The short pieces of each line, when nothing is wrong."""
    order, problems = mark(Order(lines=lines), short)
    assert problems == []
    return [line.short for line in order.lines]


@pytest.mark.parametrize(
    ("lines", "short", "pieces"),
    [
        ((MUG,), {}, [2]),
        ((MUG._replace(short=1),), {}, [1]),
        ((MUG._replace(short=0),), {}, [0]),
        ((MUG._replace(quantity=None),), {}, [None]),
        ((MUG, CUP), {}, [None, None]),
        ((MUG, CUP), {"MUG-NV": None}, [2, None]),
        ((MUG, CUP), {"湯呑み": 1}, [None, 1]),
        ((MUG, CUP), {"MUG-NV": 2, "CUP-W": 1}, [2, 1]),
        ((MUG._replace(short=2), CUP), {"MUG-NV": 1}, [1, None]),
        ((MUG, MUG), {"MUG-NV": None}, [2, 2]),
        ((), {}, []),
    ],
)
def test_what_is_short(
    lines: tuple[Line, ...], short: dict[str, int | None], pieces: list[int | None]
) -> None:
    """By SKU, by name, or all of the only line; what was asked wins over the file."""
    assert marked(lines, short) == pieces


@pytest.mark.parametrize(
    ("lines", "short", "word"),
    [
        ((MUG, CUP), {"MUG-NW": None}, "{got} is unknown; did you mean {close}?"),
        ((MUG,), {"MUG-NV": 3}, "{short} cannot be short of a quantity of {quantity}"),
        ((MUG, MUG), {"マグ": 1}, "{got} stands on {count} lines"),
    ],
)
def test_what_cannot_be_short(lines: tuple[Line, ...], short: dict[str, int | None], word: str) -> None:
    """A wrong number of missing pieces is an untruth to the customer."""
    _, (problem,) = mark(Order(lines=lines), short)
    assert problem.message.startswith(word)
    assert problem.flag == "--short"
